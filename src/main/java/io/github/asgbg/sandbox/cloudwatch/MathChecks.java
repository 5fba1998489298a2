package io.github.asgbg.sandbox.cloudwatch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** What is refused in lists of metrics and expressions. */
final class MathChecks {
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]{0,254}");
    private static final Pattern NAMED = Pattern.compile("\\b[a-z][A-Za-z0-9_]*\\b");
    private static final int MOST_METRICS = 10;

    private MathChecks() {}

    /** The list of an alarm: exactly one element is watched, and it is one time series (MetricDataQuery). */
    static void check(List<MetricDataQuery> queries) {
        elements(queries);
        List<MetricDataQuery> returned =
                queries.stream().filter(MetricQueries::isReturned).toList();
        if (returned.size() != 1) {
            throw Errors.validation("Exactly one element of the metrics list should return data.");
        }
        if (queries.stream().filter(query -> query.metricStat() != null).count() > MOST_METRICS) {
            throw Errors.validation("Alarms on math expressions can have at most " + MOST_METRICS + " metrics.");
        }
        queries.stream()
                .flatMap(query -> Optional.ofNullable(query.metricStat()).stream())
                .forEach(stat -> PutChecks.period(stat.period()));
        onePeriod(queries);
        Value watched = new MetricQueries(queries).value(returned.get(0).id(), List.of(), new MetricStore());
        if (watched.kind() != Value.Kind.SERIES) {
            throw Errors.validation("The expression of an alarm must result in a single time series.");
        }
    }

    private static void onePeriod(List<MetricDataQuery> queries) {
        Set<Integer> periods = new TreeSet<>();
        queries.forEach(query -> {
            Optional.ofNullable(query.metricStat()).ifPresent(stat -> periods.add(stat.period()));
            Optional.ofNullable(query.period()).ifPresent(periods::add);
        });
        if (periods.size() > 1) {
            throw Errors.validation("All metrics of an alarm must have the same period, not " + periods);
        }
        if (periods.isEmpty()) {
            throw Errors.validation("Period must not be null");
        }
    }

    /** What holds for alarms and for GetMetricData. */
    static void elements(List<MetricDataQuery> queries) {
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : queries) {
            new Constraints().required("metrics.member.id", query.id()).require();
            if (!ID.matcher(query.id()).matches()) {
                throw Errors.validation("The value " + query.id() + " for parameter Id must begin with a lowercase"
                        + " letter and consist of letters, digits and underscores.");
            }
            if (!ids.add(query.id())) {
                throw Errors.validation("The Ids in the metrics list must be unique; " + query.id() + " is not.");
            }
            if ((query.metricStat() == null) == (query.expression() == null)) {
                throw Errors.validation("Each element of the metrics list must have either MetricStat or Expression.");
            }
            Optional.ofNullable(query.metricStat()).ifPresent(MathChecks::stat);
        }
        queries.forEach(query -> acyclic(query, queries, Set.of()));
    }

    private static void stat(MetricStat stat) {
        new Constraints()
                .required("metricStat.metric", stat.metric())
                .required("metricStat.period", stat.period())
                .atLeast("metricStat.period", 1, stat.period())
                .required("metricStat.stat", stat.stat())
                .require();
        new Constraints()
                .required("metricStat.metric.metricName", stat.metric().metricName())
                .required("metricStat.metric.namespace", stat.metric().namespace())
                .require();
        if (Statistic.isOfAwsOnly(stat.stat())) {
            throw Errors.notEvaluated("the statistic " + stat.stat());
        }
        if (Statistic.named(stat.stat()).isEmpty()) {
            throw Errors.validation("The value " + stat.stat() + " for parameter Stat is not supported.");
        }
    }

    private static void acyclic(MetricDataQuery query, List<MetricDataQuery> queries, Set<String> above) {
        if (above.contains(query.id())) {
            throw Errors.validation("The expression '" + query.id() + "' depends on itself.");
        }
        Set<String> path = new HashSet<>(above);
        path.add(query.id());
        Optional.ofNullable(query.expression()).map(NAMED::matcher).stream()
                .flatMap(Matcher::results)
                .map(found -> found.group())
                .flatMap(id -> queries.stream().filter(other -> other.id().equals(id)))
                .forEach(other -> acyclic(other, queries, path));
    }
}
