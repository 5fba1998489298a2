package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** CloudWatch as Auto Scaling uses it: for the alarms of target tracking, and to be called by any. */
final class OwnedAlarms implements Alarms {
    private final World world;
    private final AlarmBook alarms;
    private final Actions actions;
    private final MetricStore metrics;

    OwnedAlarms(World world, AlarmBook alarms, Actions actions, MetricStore metrics) {
        this.world = world;
        this.alarms = alarms;
        this.actions = actions;
        this.metrics = metrics;
    }

    @Override
    public String put(MetricAlarm alarm) {
        if (alarm.hasMetrics()) {
            MathChecks.check(alarm.metrics());
        }
        return alarms.put(alarm).arn();
    }

    @Override
    public void delete(String alarmName) {
        alarms.delete(alarmName);
    }

    @Override
    public List<MetricAlarm> calling(String actionArn) {
        return alarms.all().stream()
                .filter(alarm -> alarm.allActions().anyMatch(actionArn::equals))
                .map(Alarm::described)
                .toList();
    }

    @Override
    public void forget(String actionArn) {
        alarms.all().stream()
                .filter(alarm -> alarm.allActions().anyMatch(actionArn::equals))
                .forEach(alarm -> alarm.change(without(alarm.described(), actionArn)));
    }

    private static MetricAlarm without(MetricAlarm alarm, String arn) {
        return alarm.toBuilder()
                .okActions(others(alarm.okActions(), arn))
                .alarmActions(others(alarm.alarmActions(), arn))
                .insufficientDataActions(others(alarm.insufficientDataActions(), arn))
                .build();
    }

    private static List<String> others(List<String> arns, String arn) {
        return arns.stream().filter(one -> !one.equals(arn)).toList();
    }

    @Override
    public void publish(String namespace, String metric, Map<String, String> dimensions, double value, String unit) {
        metrics.add(
                Metric.of(namespace, metric, dimensions), world.now(), Duration.ofMinutes(1), unit, Sample.of(value));
    }

    @Override
    public void onAction(Consumer<Call> receiver) {
        actions.onAction(receiver);
    }
}
