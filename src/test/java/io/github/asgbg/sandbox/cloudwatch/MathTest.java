package io.github.asgbg.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Metric math (CloudWatch user guide, "Using math expressions with CloudWatch metrics"). */
class MathTest {
    private final Watch watch = new Watch();

    /** Three minutes of m1 = 6, -, 0 and m2 = 2, 4, 0. */
    private List<Double> computed(String expression) {
        Instant start = watch.now();
        publish("m1", 6);
        publish("m2", 2);
        watch.minutes(1);
        publish("m2", 4);
        watch.minutes(1);
        publish("m1", 0);
        publish("m2", 0);
        MetricDataQuery math =
                MetricDataQuery.builder().id("e1").expression(expression).build();
        return watch.client
                .getMetricData(it -> it.metricDataQueries(metric("m1"), metric("m2"), math)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .startTime(start)
                        .endTime(start.plusSeconds(180)))
                .metricDataResults()
                .get(0)
                .values();
    }

    private void publish(String metric, double value) {
        watch.publish("shop", datum -> datum.metricName(metric).value(value));
    }

    private static MetricDataQuery metric(String name) {
        return MetricDataQuery.builder()
                .id(name)
                .metricStat(stat -> stat.metric(it -> it.namespace("shop").metricName(name))
                        .period(60)
                        .stat("Sum"))
                .returnData(false)
                .build();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "m2 + 1; 3 5 1",
                "-m2 * 2 - 1; -5 -9 -1",
                "2 * (m2 - 1); 2 6 -2",
                "m1 + m2; 8 0", // a point that one of the two misses is missing
                "m1 / m2; 3", // and so is what is divided by zero
                "8 - 4 - 2 + m2 * 0; 2 2 2", // from left to right
                "MAX(METRICS()); 6 4 0",
                "MIN([m1, m2]); 2 4 0",
                "SUM(METRICS()); 8 4 0",
                "AVG([m1, m2]); 4 4 0",
                "SUM(m2) + m2 * 0; 6 6 6", // of one series it is a number
                "FILL(m1, 9); 6 9 0",
                "FILL(m1, REPEAT); 6 6 0",
                "FILL(m1, m2); 6 4 0",
                "IF(m2 > 2, 1, 0); 0 1 0",
                "IF(m2 >= 2 AND m2 != 4, m2); 2",
                "IF(m1 == 0 || m1 > 5, m2, 7); 2 0",
                "IF(FILL(m1, 0) < 1, 1, m2 / 2); 1 1 1",
                ".5 * m2; 1 2 0"
            })
    void expressions(String expression, String expected) {
        assertThat(computed(expression))
                .containsExactlyElementsOf(
                        Stream.of(expected.split(" ", -1)).map(Double::valueOf).toList());
    }

    // MetricDataQuery: an expression may use other expressions
    @Test
    void alarmsWatchExpressions() {
        watch.client.putMetricAlarm(request -> request.alarmName("errors")
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator("GreaterThanThreshold")
                .metrics(
                        metric("m1"),
                        metric("m2"),
                        MetricDataQuery.builder()
                                .id("rate")
                                .expression("100 * m1 / m2")
                                .returnData(false)
                                .build(),
                        MetricDataQuery.builder()
                                .id("watched")
                                .expression("FILL(rate, 0)")
                                .build()));
        assertThat(watch.client.describeAlarms().metricAlarms().get(0).hasDimensions())
                .isFalse();
        watch.service.gauge("shop", "m1", Map.of(), 3, "Count");
        watch.service.gauge("shop", "m2", Map.of(), 30, "Count");
        watch.minutes(1);
        assertThat(watch.alarm("errors").stateReason())
                .isEqualTo(
                        "Threshold Crossed: 1 datapoint [10.0 (01/01/26 00:00:00)] was greater than the threshold (5.0).");
        watch.service.stopGauge("shop", "m1", Map.of());
        watch.minutes(1);
        assertThat(watch.state("errors")).isEqualTo("OK");
    }
}
