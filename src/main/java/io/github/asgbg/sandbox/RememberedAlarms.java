package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** The alarms of scaling policies while the sandbox has no CloudWatch: kept, but evaluated by nobody. */
final class RememberedAlarms implements Alarms {
    private final String arnStart;
    private final Map<String, MetricAlarm> alarms = new TreeMap<>();

    RememberedAlarms(String region, String account) {
        this.arnStart = "arn:aws:cloudwatch:" + region + ":" + account + ":alarm:";
    }

    @Override
    public String put(MetricAlarm alarm) {
        String arn = arnStart + alarm.alarmName();
        alarms.put(alarm.alarmName(), alarm.toBuilder().alarmArn(arn).build());
        return arn;
    }

    @Override
    public void delete(String alarmName) {
        alarms.remove(alarmName);
    }

    @Override
    public List<MetricAlarm> calling(String actionArn) {
        return alarms.values().stream()
                .filter(alarm -> alarm.alarmActions().contains(actionArn))
                .toList();
    }

    /** Only Auto Scaling's own alarms are here, and these it deletes. */
    @Override
    public void forget(String actionArn) {}

    @Override
    public void publish(String namespace, String metric, Map<String, String> dimensions, double value, String unit) {}

    @Override
    public void onAction(Consumer<Call> receiver) {}
}
