package io.github.asgbg.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The tables of the CloudWatch user guide, "How alarm state is evaluated when data is missing", in which 0 is a datapoint
 * that does not breach, X one that does, - a missing one, and the latest is on the right.
 */
class MissingDataTest {
    private static final String RETAIN = "Retain current state";

    /** A row of a table: the states for missing, ignore, breaching and notBreaching. */
    private record Row(String points, String missing, String ignore, String breaching, String notBreaching) {}

    private static Stream<Row> threeOfThree() {
        return Stream.of(
                new Row("0 - X - X", "OK", "OK", "OK", "OK"),
                new Row("0 - - - -", "OK", "OK", "OK", "OK"),
                new Row("- - - - -", "INSUFFICIENT_DATA", RETAIN, "ALARM", "OK"),
                new Row("0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"),
                new Row("- - X - -", "ALARM", RETAIN, "ALARM", "OK"),
                // older edition, commit 05fd32f
                new Row("X - - - -", "ALARM", RETAIN, "ALARM", "OK"),
                new Row("- - - - X", "INSUFFICIENT_DATA", RETAIN, "ALARM", "OK"));
    }

    private static Stream<Row> twoOfThree() {
        return Stream.of(
                new Row("0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"),
                new Row("0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"),
                new Row("0 - X - -", "OK", "OK", "ALARM", "OK"),
                new Row("- - - - 0", "OK", "OK", "ALARM", "OK"),
                new Row("- - - X -", "ALARM", RETAIN, "ALARM", "OK"));
    }

    @TestFactory
    Stream<DynamicTest> allDatapointsMustBreach() {
        return threeOfThree().flatMap(row -> tests(row, 3));
    }

    @TestFactory
    Stream<DynamicTest> twoOutOfThreeMustBreach() {
        return twoOfThree().flatMap(row -> tests(row, 2));
    }

    private static Stream<DynamicTest> tests(Row row, int datapointsToAlarm) {
        return Stream.of(
                test(row, datapointsToAlarm, "missing", row.missing()),
                test(row, datapointsToAlarm, "ignore", row.ignore()),
                test(row, datapointsToAlarm, "breaching", row.breaching()),
                test(row, datapointsToAlarm, "notBreaching", row.notBreaching()));
    }

    private static DynamicTest test(Row row, int datapointsToAlarm, String treatment, String expected) {
        String name = row.points() + ", " + datapointsToAlarm + " of 3, " + treatment + ": " + expected;
        return DynamicTest.dynamicTest(name, () -> {
            for (StateValue before : StateValue.knownValues()) {
                assertThat(evaluated(row.points(), datapointsToAlarm, treatment, before))
                        .as("from " + before)
                        .isEqualTo(expected.equals(RETAIN) ? before.toString() : expected);
            }
        });
    }

    /** The state after the next evaluation. */
    private static String evaluated(String points, int datapointsToAlarm, String treatment, StateValue before) {
        Watch watch = new Watch();
        watch.seconds(1);
        String[] five = points.split(" ", -1);
        for (int i = 0; i < five.length; i++) {
            Duration ago = Duration.ofMinutes(five.length - 1L - i);
            double value = five[i].equals("X") ? 20 : 5;
            if (!five[i].equals("-")) {
                watch.publish("shop", datum -> datum.metricName("load")
                        .value(value)
                        .timestamp(watch.now().minus(ago)));
            }
        }
        watch.put("busy", alarm -> alarm.evaluationPeriods(3)
                .datapointsToAlarm(datapointsToAlarm)
                .treatMissingData(treatment));
        watch.client.setAlarmState(it -> it.alarmName("busy").stateValue(before).stateReason("before"));
        watch.seconds(59);
        return watch.state("busy");
    }
}
