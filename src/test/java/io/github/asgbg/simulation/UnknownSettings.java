package io.github.asgbg.simulation;

import java.util.function.BooleanSupplier;

/** Settings that AWS shows of items, although no program here knows them: each for as long as nobody writes its item anew. */
final class UnknownSettings {
    static final String ALARM = "shop-blue-slow";
    static final String OF_ALARM = "alarm " + ALARM + ": EvaluationWindow.WallClockWindow.Timezone";
    static final String OF_POLICY = "policy cpu: Sleep.Hours";
    private static final String WINDOW =
            "<EvaluationWindow><WallClockWindow><Timezone>UTC</Timezone></WallClockWindow></EvaluationWindow>";
    private static final String SLEEP = "<Sleep><Hours>8</Hours></Sleep>";

    private UnknownSettings() {}

    /** The window in which an alarm is evaluated, as long as this holds. */
    static void onAlarm(Operator operator, String alarm, BooleanSupplier isThere) {
        operator.wire.alter("DescribeAlarms", answer -> {
            String name = "<AlarmName>" + alarm + "</AlarmName>";
            return isThere.getAsBoolean() ? answer.replace(name, name + WINDOW) : answer;
        });
    }

    /** The same, until the operator writes an alarm. */
    static void onAlarm(Operator operator, String alarm) {
        onAlarm(operator, alarm, () -> !operator.wire.operations().contains("PutMetricAlarm"));
    }

    /** When a policy of one group sleeps. */
    static void onPolicy(Operator operator, String group, String policy) {
        operator.wire.alter("DescribePolicies", answer -> {
            String name = "<PolicyName>" + policy + "</PolicyName>";
            boolean isOfGroup = answer.contains("<AutoScalingGroupName>" + group + "</AutoScalingGroupName>");
            return isOfGroup ? answer.replace(name, name + SLEEP) : answer;
        });
    }
}
