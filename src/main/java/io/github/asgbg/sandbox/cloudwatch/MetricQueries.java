package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** A list of metrics and expressions on them, as PutMetricAlarm and GetMetricData take it. */
final class MetricQueries {
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final Map<String, MetricDataQuery> queries = new LinkedHashMap<>();
    private final Map<String, Expression> expressions = new HashMap<>();

    /**
     * Understands the list.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when an expression is malformed or cannot be evaluated
     */
    MetricQueries(List<MetricDataQuery> list) {
        list.forEach(query -> {
            queries.put(query.id(), query);
            Optional.ofNullable(query.expression())
                    .ifPresent(text -> expressions.put(query.id(), ExpressionParser.parse(query.id(), text)));
        });
    }

    /** The period of the datapoints: the shortest of the list, if it names several. */
    static Duration period(List<MetricDataQuery> list) {
        return list.stream()
                .flatMap(query -> Stream.of(
                                Optional.ofNullable(query.metricStat()).map(MetricStat::period),
                                Optional.ofNullable(query.period()))
                        .flatMap(Optional::stream))
                .map(Duration::ofSeconds)
                .min(Duration::compareTo)
                .orElse(USUAL);
    }

    /** Whether a query's values are asked for, which is so unless it says otherwise. */
    static boolean isReturned(MetricDataQuery query) {
        return !Boolean.FALSE.equals(query.returnData());
    }

    /** The value of one query over the windows. */
    Value value(String id, List<Window> windows, MetricStore store) {
        return new Evaluation(windows, store).of(id);
    }

    /** Statistics of a metric in one window; empty where there is no data. */
    static Optional<Sample> sample(MetricStat stat, Window window, MetricStore store) {
        return store.in(window, Metric.of(stat.metric()), Optional.ofNullable(stat.unitAsString()));
    }

    /** One computation; every query is computed once at most. */
    private final class Evaluation implements Expression.Scope {
        private final List<Window> windows;
        private final MetricStore store;
        private final Map<String, Value> known = new HashMap<>();

        Evaluation(List<Window> windows, MetricStore store) {
            this.windows = windows;
            this.store = store;
        }

        @Override
        public Value of(String id) {
            MetricDataQuery query = Optional.ofNullable(queries.get(id))
                    .orElseThrow(
                            () -> Errors.validation("The expression names '" + id + "', which is not in the list"));
            Value present = known.get(id);
            Value value = present != null
                    ? present
                    : Optional.ofNullable(expressions.get(id))
                            .map(expression -> expression.in(this))
                            .orElseGet(() -> Value.series(series(query.metricStat())));
            known.put(id, value);
            return value;
        }

        private double[] series(MetricStat stat) {
            Optional<Statistic> statistic = Statistic.named(stat.stat());
            return windows.stream()
                    .mapToDouble(window -> sample(stat, window, store)
                            .flatMap(sample -> statistic.map(one -> one.of(sample)))
                            .map(value -> value.orElse(Double.NaN))
                            .orElse(Double.NaN))
                    .toArray();
        }

        @Override
        public Value metrics() {
            return Value.array(queries.values().stream()
                    .filter(query -> query.metricStat() != null)
                    .map(query -> of(query.id()).row())
                    .toList());
        }

        @Override
        public int length() {
            return windows.size();
        }
    }
}
