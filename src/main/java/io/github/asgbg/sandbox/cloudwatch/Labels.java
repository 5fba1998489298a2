package io.github.asgbg.sandbox.cloudwatch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** The labels that AWS gives the results of GetMetricData: the metric's name, and what sets one apart from the others. */
final class Labels {
    private final boolean statisticsDiffer;
    private final boolean periodsDiffer;

    Labels(List<MetricDataQuery> queries) {
        this.statisticsDiffer = differ(queries, MetricStat::stat);
        this.periodsDiffer = differ(queries, MetricStat::period);
    }

    private static boolean differ(List<MetricDataQuery> queries, Function<MetricStat, Object> of) {
        return queries.stream()
                        .map(MetricDataQuery::metricStat)
                        .filter(Objects::nonNull)
                        .map(of)
                        .distinct()
                        .count()
                > 1;
    }

    String of(MetricDataQuery query) {
        return Optional.ofNullable(query.label())
                .or(() -> Optional.ofNullable(query.metricStat()).map(this::of))
                .orElse(query.id());
    }

    private String of(MetricStat stat) {
        return stat.metric().metricName()
                + (statisticsDiffer ? " " + stat.stat() : "")
                + (periodsDiffer ? " " + stat.period() : "");
    }
}
