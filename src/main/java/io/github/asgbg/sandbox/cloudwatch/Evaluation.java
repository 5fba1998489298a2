package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * One evaluation of one alarm (user guide, "Alarm evaluation" and "Configuring how CloudWatch alarms treat missing data").
 *
 * <p>It looks at more datapoints than the alarm has evaluation periods: two more, as in the guide's example of three and
 * five; how many AWS looks at in other cases it does not say. The windows end now, so they slide with each evaluation.
 */
final class Evaluation {
    private static final int MORE = 2;

    private final MetricAlarm alarm;
    private final List<Observation> range;
    private final List<Observation> recent;
    private final Instant now;

    Evaluation(MetricAlarm alarm, MetricStore store, Instant now) {
        this.alarm = alarm;
        this.now = now;
        int periods = alarm.evaluationPeriods();
        this.range = observations(Window.before(now, period(alarm), periods + MORE), store);
        List<Observation> existing = range.stream().filter(Observation::exists).toList();
        this.recent = existing.subList(Math.max(0, existing.size() - periods), existing.size());
    }

    static Duration period(MetricAlarm alarm) {
        return alarm.period() != null ? Duration.ofSeconds(alarm.period()) : MetricQueries.period(alarm.metrics());
    }

    private List<Observation> observations(List<Window> windows, MetricStore store) {
        if (alarm.hasMetrics()) {
            String watched = alarm.metrics().stream()
                    .filter(MetricQueries::isReturned)
                    .map(MetricDataQuery::id)
                    .findFirst()
                    .orElseThrow();
            Value value = new MetricQueries(alarm.metrics()).value(watched, windows, store);
            return IntStream.range(0, windows.size())
                    .mapToObj(at -> new Observation(windows.get(at).start(), value.at(0, at), Double.NaN))
                    .toList();
        }
        return windows.stream().map(window -> observation(window, store)).toList();
    }

    private Observation observation(Window window, MetricStore store) {
        MetricStat stat = MetricStat.builder()
                .metric(it -> it.namespace(alarm.namespace())
                        .metricName(alarm.metricName())
                        .dimensions(alarm.dimensions()))
                .unit(alarm.unitAsString())
                .build();
        Optional<Statistic> statistic = Statistic.named(statisticName(alarm));
        return MetricQueries.sample(stat, window, store)
                .map(sample -> new Observation(
                        window.start(),
                        statistic
                                .map(one -> one.of(sample))
                                .orElse(OptionalDouble.empty())
                                .orElse(Double.NaN),
                        sample.count()))
                .orElseGet(() -> new Observation(window.start(), Double.NaN, Double.NaN));
    }

    static String statisticName(MetricAlarm alarm) {
        return Optional.ofNullable(alarm.statisticAsString())
                .or(() -> Optional.ofNullable(alarm.extendedStatistic()))
                .orElse("");
    }

    /** The state that the alarm should have; the one that it has, if there is nothing to go by. */
    Verdict verdict() {
        return state().map(this::changed)
                .orElseGet(() -> new Verdict(
                        alarm.stateValue(),
                        alarm.stateReason(),
                        Optional.ofNullable(alarm.stateReasonData()),
                        latest()));
    }

    private Verdict changed(StateValue state) {
        Reason reason = new Reason(alarm, state, recent, now);
        return new Verdict(state, reason.text(), Optional.of(reason.data()), latest());
    }

    private OptionalDouble latest() {
        return recent.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(recent.get(recent.size() - 1).value());
    }

    /** Missing datapoints count only where there are not enough real ones; empty means that the state stays. */
    private Optional<StateValue> state() {
        if (hasTooFewSamples()) {
            return Optional.empty();
        }
        long breaching = recent.stream().filter(this::isBreaching).count();
        int missing = alarm.evaluationPeriods() - recent.size();
        int needed = datapointsToAlarm(alarm);
        if (breaching >= needed) {
            return Optional.of(StateValue.ALARM);
        } else if (missing == 0) {
            return Optional.of(StateValue.OK);
        }
        return switch (treatment(alarm)) {
            case "breaching" -> Optional.of(breaching + missing >= needed ? StateValue.ALARM : StateValue.OK);
            case "notBreaching" -> Optional.of(StateValue.OK);
            case "ignore" -> breaching < recent.size() ? Optional.of(StateValue.OK) : Optional.empty();
            default -> Optional.of(breaching < recent.size() ? StateValue.OK : fromFewBreaching(needed));
        };
    }

    /**
     * Where all that is there breaches, and it is too little: a datapoint that is as old as the alarm needs datapoints is
     * reason enough, a younger one might be the first of many or a mistake (user guide, "Avoiding premature transitions";
     * its tables show that one that does not breach makes it OK, see GH awsdocs/amazon-cloudwatch-user-guide#129).
     */
    private StateValue fromFewBreaching(int needed) {
        boolean isOldEnough =
                range.subList(0, range.size() - needed + 1).stream().anyMatch(Observation::exists);
        return isOldEnough ? StateValue.ALARM : StateValue.INSUFFICIENT_DATA;
    }

    static String treatment(MetricAlarm alarm) {
        return Optional.ofNullable(alarm.treatMissingData()).orElse("missing");
    }

    static int datapointsToAlarm(MetricAlarm alarm) {
        return Optional.ofNullable(alarm.datapointsToAlarm()).orElse(alarm.evaluationPeriods());
    }

    private boolean isBreaching(Observation observation) {
        return isBreaching(alarm, observation);
    }

    static boolean isBreaching(MetricAlarm alarm, Observation observation) {
        double threshold = alarm.threshold();
        double value = observation.value();
        return switch (alarm.comparisonOperatorAsString()) {
            case "GreaterThanOrEqualToThreshold" -> value >= threshold;
            case "GreaterThanThreshold" -> value > threshold;
            case "LessThanThreshold" -> value < threshold;
            default -> value <= threshold;
        };
    }

    /** User guide, "Percentile-based alarms and low data samples": 10/(1-p) samples, or 10/p below the median. */
    private boolean hasTooFewSamples() {
        OptionalDouble percentile = Stream.of(statisticName(alarm))
                .flatMap(name -> Statistic.named(name).stream())
                .findFirst()
                .map(Statistic::percentile)
                .orElse(OptionalDouble.empty());
        if (percentile.isEmpty() || !"ignore".equals(alarm.evaluateLowSampleCountPercentile())) {
            return false;
        }
        double part = percentile.getAsDouble();
        long needed = Math.round(10 / (part >= 0.5 ? 1 - part : part));
        return recent.stream().mapToDouble(Observation::sampleCount).sum() < needed;
    }
}
