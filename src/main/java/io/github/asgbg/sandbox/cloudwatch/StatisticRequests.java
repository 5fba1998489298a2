package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * GetMetricStatistics and GetMetricData.
 *
 * <p>Datapoints begin at the start time, rounded down to a minute, or to the period if that is shorter.
 */
final class StatisticRequests {
    private static final int MOST_DATAPOINTS = 1440;
    private static final long MOST_OF_ALL = 100_800;
    private static final int MOST_QUERIES = 500;

    private final MetricStore store;

    StatisticRequests(MetricStore store) {
        this.store = store;
    }

    GetMetricStatisticsResponse statistics(GetMetricStatisticsRequest request) {
        required("Namespace", request.namespace());
        required("MetricName", request.metricName());
        new Constraints().dimensions(request.dimensions()).require();
        List<Window> windows = windows(request.startTime(), request.endTime(), request.period());
        if (windows.size() > MOST_DATAPOINTS) {
            throw Errors.combination("You have requested up to " + grouped(windows.size())
                    + " datapoints, which exceeds the limit of " + grouped(MOST_DATAPOINTS)
                    + ". You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }
        Metric metric = Metric.of(request.namespace(), request.metricName(), request.dimensions());
        List<Statistic> statistics = asked(request);
        List<Datapoint> points = windows.stream()
                .flatMap(window -> store.units(window, metric).stream()
                        .filter(unit -> request.unit() == null || unit.equals(request.unitAsString()))
                        .flatMap(unit -> store.in(window, metric, Optional.of(unit)).stream()
                                .map(sample -> datapoint(window, unit, sample, statistics))))
                .toList();
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(points)
                .build();
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static void required(String parameter, @Nullable Object value) {
        if (value == null) {
            throw Errors.missing(parameter);
        }
    }

    private static List<Statistic> asked(GetMetricStatisticsRequest request) {
        if (request.statisticsAsStrings().isEmpty()
                && request.extendedStatistics().isEmpty()) {
            throw Errors.combination(
                    "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
        }
        return Stream.concat(request.statisticsAsStrings().stream(), request.extendedStatistics().stream())
                .map(name -> Statistic.named(name).orElseThrow(() -> unknown(name)))
                .toList();
    }

    private static AwsError unknown(String statistic) {
        return Statistic.isOfAwsOnly(statistic)
                ? Errors.notEvaluated("the statistic " + statistic)
                : Errors.invalid(statistic, "Statistics");
    }

    private static List<Window> windows(Instant start, Instant end, Integer period) {
        required("StartTime", start);
        required("EndTime", end);
        required("Period", period);
        if (!start.isBefore(end)) {
            throw Errors.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        if (!List.of(1, 5, 10, 20, 30).contains(period) && (period <= 0 || period % 60 != 0)) {
            throw Errors.invalid(String.valueOf(period), "Period");
        }
        long grain = Math.min(60, period);
        Instant rounded = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), grain) * grain);
        if (Duration.between(rounded, end).toSeconds() / period > MOST_OF_ALL) {
            throw Errors.combination("You have requested more datapoints than the limit of " + MOST_OF_ALL + ".");
        }
        return Window.from(rounded, end, Duration.ofSeconds(period));
    }

    private static Datapoint datapoint(Window window, String unit, Sample sample, List<Statistic> statistics) {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        Map<String, Double> extended = new LinkedHashMap<>();
        statistics.forEach(statistic -> {
            values.put(statistic.name(), statistic.of(sample));
            if (statistic.percentile().isPresent()) {
                statistic.of(sample).ifPresent(value -> extended.put(statistic.name(), value));
            }
        });
        Datapoint.Builder point = Datapoint.builder()
                .timestamp(window.start())
                .unit(unit)
                .average(plain(values, "Average"))
                .sum(plain(values, "Sum"))
                .minimum(plain(values, "Minimum"))
                .maximum(plain(values, "Maximum"))
                .sampleCount(plain(values, "SampleCount"));
        return extended.isEmpty()
                ? point.build()
                : point.extendedStatistics(extended).build();
    }

    private static @Nullable Double plain(Map<String, OptionalDouble> values, String name) {
        OptionalDouble value = values.getOrDefault(name, OptionalDouble.empty());
        return value.isPresent() ? value.getAsDouble() : null;
    }

    GetMetricDataResponse data(GetMetricDataRequest request) {
        List<MetricDataQuery> queries = request.metricDataQueries();
        if (queries.isEmpty()) {
            throw Errors.missing("MetricDataQueries");
        }
        if (queries.size() > MOST_QUERIES) {
            throw Errors.validation("There can be at most " + MOST_QUERIES + " elements in MetricDataQueries.");
        }
        MathChecks.elements(queries);
        MetricQueries math = new MetricQueries(queries);
        Duration period = MetricQueries.period(queries);
        Labels labels = new Labels(queries);
        boolean isAscending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        List<MetricDataResult> results = queries.stream()
                .filter(MetricQueries::isReturned)
                .map(query -> {
                    Duration own = Optional.ofNullable(query.metricStat())
                            .map(MetricStat::period)
                            .map(Duration::ofSeconds)
                            .orElse(period);
                    List<Window> windows = windows(request.startTime(), request.endTime(), (int) own.toSeconds());
                    return result(
                            query, labels.of(query), math.value(query.id(), windows, store), windows, isAscending);
                })
                .toList();
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .messages(List.of())
                .build();
    }

    private static MetricDataResult result(
            MetricDataQuery query, String label, Value value, List<Window> windows, boolean isAscending) {
        if (value.kind() == Value.Kind.ARRAY) {
            throw Errors.notEvaluated("expressions that return several time series at once, as '" + query.id() + "'");
        }
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int at = 0; at < windows.size(); at++) {
            double point = value.at(0, at);
            if (!Double.isNaN(point)) {
                times.add(windows.get(at).start());
                values.add(point);
            }
        }
        if (!isAscending) {
            Collections.reverse(times);
            Collections.reverse(values);
        }
        return MetricDataResult.builder()
                .id(query.id())
                .label(label)
                .timestamps(times)
                .values(values)
                .statusCode(StatusCode.COMPLETE)
                .build();
    }
}
