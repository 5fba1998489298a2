package io.github.asgbg.sandbox.autoscaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Alarms that a test makes and lets call their actions. */
final class FakeAlarms implements Alarms {
    final Map<String, MetricAlarm> alarms = new TreeMap<>();
    final List<String> published = new ArrayList<>();
    private Consumer<Call> receiver = unused -> {};

    @Override
    public String put(MetricAlarm alarm) {
        String arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + alarm.alarmName();
        alarms.put(
                alarm.alarmName(),
                alarm.toBuilder()
                        .alarmArn(arn)
                        .stateValue(StateValue.INSUFFICIENT_DATA)
                        .build());
        return arn;
    }

    /** An alarm that a user made, which calls this action. */
    void make(String name, double threshold, String... actions) {
        put(MetricAlarm.builder()
                .alarmName(name)
                .threshold(threshold)
                .alarmActions(actions)
                .build());
    }

    @Override
    public void delete(String alarmName) {
        alarms.remove(alarmName);
    }

    @Override
    public List<MetricAlarm> calling(String actionArn) {
        return alarms.values().stream()
                .filter(alarm -> Stream.of(alarm.alarmActions(), alarm.okActions(), alarm.insufficientDataActions())
                        .anyMatch(actions -> actions.contains(actionArn)))
                .toList();
    }

    @Override
    public void forget(String actionArn) {
        alarms.replaceAll((name, alarm) -> alarm.toBuilder()
                .alarmActions(alarm.alarmActions().stream()
                        .filter(action -> !action.equals(actionArn))
                        .toList())
                .build());
    }

    @Override
    public void publish(String namespace, String metric, Map<String, String> dimensions, double value, String unit) {
        published.add(namespace + " " + metric + " " + new LinkedHashMap<>(dimensions) + " " + value + " " + unit);
    }

    @Override
    public void onAction(Consumer<Call> listener) {
        receiver = listener;
    }

    /** The alarm is in ALARM, because of this datapoint, and calls its actions. */
    void breach(String alarmName, double value) {
        call(alarmName, OptionalDouble.of(value));
    }

    /** The alarm was set to ALARM by hand. */
    void set(String alarmName) {
        call(alarmName, OptionalDouble.empty());
    }

    private void call(String alarmName, OptionalDouble value) {
        MetricAlarm alarm = alarms.computeIfPresent(alarmName, (name, before) -> before.toBuilder()
                .stateValue(StateValue.ALARM)
                .build());
        alarm.alarmActions()
                .forEach(action -> receiver.accept(new Call(
                        action, alarmName, alarm.stateValueAsString(), value, OptionalDouble.of(alarm.threshold()))));
    }
}
