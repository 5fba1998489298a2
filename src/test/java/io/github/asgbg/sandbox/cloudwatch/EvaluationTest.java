package io.github.asgbg.sandbox.cloudwatch;

import static io.github.asgbg.sandbox.cloudwatch.Watch.POLICY;
import static io.github.asgbg.sandbox.cloudwatch.Watch.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Alarms as time passes (CloudWatch user guide, "Using Amazon CloudWatch alarms"). */
class EvaluationTest {
    private final Watch watch = new Watch();

    private void gauge(double value) {
        watch.service.gauge("shop", "load", Map.of(), value, "Count");
    }

    // "Evaluating an alarm": the figure with a threshold of 3 and three of three datapoints
    @Test
    void theFigureOfTheGuide() {
        watch.put("figure", alarm -> alarm.evaluationPeriods(3)
                .threshold(3.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD));
        List<String> states = List.of(2.0, 2.0, 4.0, 4.5, 5.0, 2.0, 1.0, 2.5, 4.0, 2.0).stream()
                .map(value -> {
                    gauge(value);
                    watch.minutes(1);
                    return watch.state("figure");
                })
                .toList();
        assertThat(states).containsExactly("OK", "OK", "OK", "OK", "ALARM", "OK", "OK", "OK", "OK", "OK");
    }

    // PutMetricAlarm: "The alarm is then evaluated and its state is set appropriately", on data from before, too
    @Test
    void aNewAlarmLooksAtWhatWasThereBefore() {
        gauge(20);
        watch.minutes(5);
        watch.put("busy", alarm -> alarm.evaluationPeriods(3));
        assertThat(watch.state("busy")).isEqualTo("INSUFFICIENT_DATA");
        watch.minutes(1);
        assertThat(watch.state("busy")).isEqualTo("ALARM");
    }

    // texts recorded from AWS in localstack test_put_metric_alarm and test_breaching_alarm_actions
    @Test
    void reasonsAreInTheWordsOfAws() {
        watch.put("busy", alarm -> alarm.threshold(2.0).treatMissingData("notBreaching"));
        watch.load(21);
        watch.load(22);
        watch.minutes(1);
        MetricAlarm alarm = watch.alarm("busy");
        assertThat(alarm.stateReason())
                .isEqualTo("Threshold Crossed: 1 datapoint [21.5 (01/01/26 00:00:00)] was greater than the threshold"
                        + " (2.0).");
        assertThat(alarm.stateReasonData())
                .isEqualTo("{\"version\":\"1.0\",\"queryDate\":\"2026-01-01T00:01:00.000+0000\","
                        + "\"startDate\":\"2026-01-01T00:00:00.000+0000\",\"statistic\":\"Average\",\"period\":60,"
                        + "\"recentDatapoints\":[21.5],\"threshold\":2.0,\"evaluatedDatapoints\":[{"
                        + "\"timestamp\":\"2026-01-01T00:00:00.000+0000\",\"sampleCount\":2.0,\"value\":21.5}]}");
        watch.minutes(3);
        assertThat(watch.alarm("busy").stateReason())
                .isEqualTo("Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was"
                        + " treated as [NonBreaching].");
        watch.put("gone", other -> other.evaluationPeriods(2).treatMissingData("breaching"));
        watch.minutes(1);
        assertThat(watch.alarm("gone").stateReason())
                .isEqualTo("Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were"
                        + " treated as [Breaching].");
    }

    // text of GH aws/aws-sdk-java#1723, for an alarm with DatapointsToAlarm
    @Test
    void reasonsOfMOutOfN() {
        watch.put("low", alarm -> alarm.evaluationPeriods(3)
                .datapointsToAlarm(2)
                .comparisonOperator(ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD));
        gauge(50);
        watch.minutes(3);
        assertThat(watch.alarm("low").stateReason())
                .isEqualTo(
                        "Threshold Crossed: 1 out of the last 3 datapoints [50.0 (01/01/26 00:00:00)] was not less than"
                                + " or equal to the threshold (10.0) (minimum 2 datapoints for ALARM -> OK transition).");
        gauge(5);
        watch.minutes(2);
        assertThat(watch.alarm("low").stateReason())
                .isEqualTo("Threshold Crossed: 2 out of the last 3 datapoints [5.0 (01/01/26 00:03:00), 5.0 (01/01/26"
                        + " 00:04:00)] were less than or equal to the threshold (10.0) (minimum 2 datapoints for OK ->"
                        + " ALARM transition).");
    }

    // no source quotes these: put together from the recorded ones
    @Test
    void reasonsTellWhetherMissingDatapointsHadASay() {
        watch.load(5);
        watch.put("filled", alarm -> alarm.evaluationPeriods(3).treatMissingData("notBreaching"));
        watch.put("left", alarm -> alarm.evaluationPeriods(3).treatMissingData("ignore"));
        watch.minutes(1);
        String one =
                "Threshold Crossed: 1 datapoint [5.0 (01/01/26 00:00:00)] was not greater than the threshold (10.0)";
        assertThat(watch.alarm("filled").stateReason())
                .isEqualTo(one + " and 2 missing datapoints were treated as [NonBreaching].");
        assertThat(watch.alarm("left").stateReason()).isEqualTo(one + ".");
    }

    // "Configuring how alarms treat missing data": without any data an alarm goes to INSUFFICIENT_DATA
    @Test
    void anAlarmWhoseMetricEndsRunsOutOfData() {
        watch.put("busy", alarm -> {});
        gauge(5);
        watch.minutes(1);
        assertThat(watch.state("busy")).isEqualTo("OK");
        watch.service.stopGauge("shop", "load", Map.of());
        watch.minutes(2);
        assertThat(watch.state("busy")).isEqualTo("OK");
        watch.minutes(1);
        assertThat(watch.state("busy")).isEqualTo("INSUFFICIENT_DATA");
        assertThat(watch.alarm("busy").stateReason()).isEqualTo("Insufficient Data: 1 datapoint was unknown.");
    }

    // "Alarm actions": Auto Scaling is called every minute while the state lasts, others once
    @Test
    void autoScalingIsCalledEveryMinuteWhileTheStateLasts() {
        watch.put("busy", alarm -> alarm.alarmActions(POLICY, TOPIC).okActions(POLICY));
        gauge(20);
        watch.minutes(3);
        assertThat(watch.calls)
                .hasSize(3)
                .containsOnly(new Alarms.Call(POLICY, "busy", "ALARM", OptionalDouble.of(20), OptionalDouble.of(10)));
        assertThat(watch.history("busy"))
                .filteredOn(item -> item.endsWith(TOPIC))
                .hasSize(1);
        gauge(5);
        watch.minutes(2);
        assertThat(watch.calls).hasSize(5);
        assertThat(watch.calls.get(4).state()).isEqualTo("OK");
        assertThat(watch.calls.get(4).value()).hasValue(5);
    }

    // the state that an alarm is created in is no change, so nobody is told of it
    @Test
    void theFirstStateCallsNobody() {
        watch.put("busy", alarm -> alarm.insufficientDataActions(POLICY));
        watch.minutes(5);
        assertThat(watch.calls).isEmpty();
        assertThat(watch.alarm("busy").stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    }

    // SetAlarmState: "Metric alarms returns to their actual state quickly"
    @Test
    void aStateSetByHandLastsUntilTheNextEvaluation() {
        watch.put("busy", alarm -> alarm.alarmActions(POLICY));
        gauge(5);
        watch.minutes(1);
        watch.seconds(30);
        watch.client.setAlarmState(
                it -> it.alarmName("busy").stateValue(StateValue.ALARM).stateReason("drill"));
        assertThat(watch.calls).hasSize(1);
        watch.seconds(30);
        assertThat(watch.state("busy")).isEqualTo("OK");
        assertThat(watch.calls).hasSize(1);
    }

    // "If the alarm period is 10 seconds, 20 seconds, or 30 seconds, the alarm is evaluated every 10 seconds"
    @Test
    void highResolutionAlarmsAreEvaluatedEveryTenSeconds() {
        watch.put("fast", alarm -> alarm.period(10).alarmActions(POLICY));
        watch.seconds(21);
        watch.publish("shop", datum -> datum.metricName("load").value(20.0).storageResolution(1));
        watch.seconds(9);
        assertThat(watch.state("fast")).isEqualTo("ALARM");
        assertThat(watch.calls).hasSize(1);
        watch.seconds(20);
        assertThat(watch.calls).as("not more often than every minute").hasSize(1);
    }

    // "Alarm evaluation": a period of five minutes is evaluated every minute, on the five minutes before
    @Test
    void longPeriodsSlide() {
        watch.put("slow", alarm -> alarm.period(300).statistic(Statistic.SUM).threshold(30.0));
        gauge(8);
        watch.minutes(3);
        assertThat(watch.state("slow")).isEqualTo("OK");
        watch.minutes(1);
        assertThat(watch.state("slow")).isEqualTo("ALARM");
    }

    // "Percentile-based alarms and low data samples": 10/(1-p) samples are needed, here 100 for p90
    @Test
    void fewSamplesOfAPercentileCanBeIgnored() {
        watch.put("p90", alarm -> alarm.statistic((String) null)
                .extendedStatistic("p90")
                .evaluateLowSampleCountPercentile("ignore"));
        IntStream.range(0, 99).forEach(i -> watch.load(20));
        watch.minutes(1);
        assertThat(watch.state("p90")).isEqualTo("INSUFFICIENT_DATA");
        IntStream.range(0, 100).forEach(i -> watch.load(20));
        watch.minutes(1);
        assertThat(watch.state("p90")).isEqualTo("ALARM");
    }

    @Test
    void disabledActionsAreSilentWhileTheStateLasts() {
        watch.put("busy", alarm -> alarm.alarmActions(POLICY).actionsEnabled(false));
        gauge(20);
        watch.minutes(3);
        assertThat(watch.calls).isEmpty();
        watch.client.enableAlarmActions(it -> it.alarmNames("busy"));
        watch.minutes(1);
        assertThat(watch.calls).hasSize(1);
    }
}
