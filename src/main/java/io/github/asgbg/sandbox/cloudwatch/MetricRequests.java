package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.wire.Page;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.EntityMetricData;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/** PutMetricData and ListMetrics. */
final class MetricRequests {
    private static final int METRICS_PER_PAGE = 500;
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration RECENTLY_ACTIVE = Duration.ofHours(3);

    private final World world;
    private final MetricStore store;

    MetricRequests(World world, MetricStore store) {
        this.world = world;
        this.store = store;
    }

    PutMetricDataResponse put(PutMetricDataRequest request) {
        String namespace = Optional.ofNullable(request.namespace()).orElseThrow(() -> Errors.missing("Namespace"));
        if (namespace.isBlank()
                || namespace.length() > 255
                || namespace.startsWith(":")
                || namespace.startsWith("AWS/")) {
            throw Errors.invalid(namespace, "Namespace");
        }
        Map<String, MetricDatum> data = data(request);
        if (data.isEmpty()) {
            throw Errors.missing("MetricData");
        }
        data.forEach((place, datum) -> DatumChecks.check(place, datum, world.now()));
        data.values().forEach(datum -> add(namespace, datum));
        return PutMetricDataResponse.builder().build();
    }

    /** All data with the names of their places in the request. */
    private static Map<String, MetricDatum> data(PutMetricDataRequest request) {
        Map<String, MetricDatum> data = new LinkedHashMap<>();
        List<MetricDatum> all = Stream.concat(
                        request.metricData().stream(),
                        request.entityMetricData().stream()
                                .map(EntityMetricData::metricData)
                                .flatMap(List::stream))
                .toList();
        all.forEach(datum -> data.put("MetricData.member." + (data.size() + 1), datum));
        return data;
    }

    private void add(String namespace, MetricDatum datum) {
        boolean isFine = Integer.valueOf(1).equals(datum.storageResolution());
        store.add(
                Metric.of(namespace, datum.metricName(), datum.dimensions()),
                Optional.ofNullable(datum.timestamp()).orElse(world.now()),
                isFine ? Duration.ofSeconds(1) : Duration.ofMinutes(1),
                Optional.ofNullable(datum.unitAsString()).orElse("None"),
                DatumChecks.sample(datum));
    }

    ListMetricsResponse list(ListMetricsRequest request) {
        Optional<String> recently = Optional.ofNullable(request.recentlyActiveAsString());
        recently.filter(word -> !word.equals("PT3H")).ifPresent(word -> {
            throw Errors.invalid(word, "RecentlyActive");
        });
        Instant since = world.now().minus(recently.isPresent() ? RECENTLY_ACTIVE : LISTED);
        List<software.amazon.awssdk.services.cloudwatch.model.Metric> found = store.reportedSince(since).stream()
                .filter(metric -> isMeant(metric, request))
                .map(Metric::described)
                .toList();
        Page<software.amazon.awssdk.services.cloudwatch.model.Metric> page =
                Page.of(found, METRICS_PER_PAGE, request.nextToken());
        return ListMetricsResponse.builder()
                .metrics(page.items())
                .nextToken(page.next())
                .build();
    }

    private static boolean isMeant(Metric metric, ListMetricsRequest request) {
        return (request.namespace() == null || request.namespace().equals(metric.namespace()))
                && (request.metricName() == null || request.metricName().equals(metric.name()))
                && request.dimensions().stream().allMatch(filter -> hasDimension(metric, filter));
    }

    private static boolean hasDimension(Metric metric, DimensionFilter filter) {
        return Optional.ofNullable(metric.dimensions().get(filter.name()))
                .filter(value -> filter.value() == null || filter.value().equals(value))
                .isPresent();
    }
}
