package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarms of one account in one Region, by name, and what happened to them. */
final class AlarmBook {
    private final World world;
    private final String arnPrefix;
    private final Map<String, Alarm> alarms = new TreeMap<>();
    private final History history;

    AlarmBook(World world, String region, String account) {
        this.world = world;
        this.arnPrefix = "arn:aws:cloudwatch:" + region + ":" + account + ":alarm:";
        this.history = new History(world);
    }

    History history() {
        return history;
    }

    /** A copy, as alarms disappear, in the order of their names. */
    List<Alarm> all() {
        return new ArrayList<>(alarms.values());
    }

    Optional<Alarm> find(String name) {
        return Optional.ofNullable(alarms.get(name));
    }

    /** The alarm, or AWS's refusal. */
    Alarm require(String name) {
        return find(name).orElseThrow(Errors::noSuchAlarm);
    }

    /** The alarm of that ARN, or AWS's refusal. */
    Alarm requireArn(String arn) {
        return Optional.of(arn)
                .filter(given -> given.startsWith(arnPrefix))
                .flatMap(given -> find(given.substring(arnPrefix.length())))
                .orElseThrow(() -> Errors.noSuchResource(arn));
    }

    /** Creates an alarm, or overwrites all settings of the one with that name, whose state stays (PutMetricAlarm). */
    Alarm put(MetricAlarm settings) {
        return find(settings.alarmName())
                .map(present -> overwritten(present, settings))
                .orElseGet(() -> created(settings));
    }

    private Alarm overwritten(Alarm alarm, MetricAlarm settings) {
        alarm.change(withState(settings, alarm.described()));
        history.updated(alarm);
        return alarm;
    }

    private Alarm created(MetricAlarm settings) {
        Instant now = world.now();
        Alarm alarm = new Alarm(completed(settings)
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason("Unchecked: Initial alarm creation")
                .stateUpdatedTimestamp(now)
                .stateTransitionedTimestamp(now)
                .build());
        alarms.put(alarm.name(), alarm);
        history.created(alarm);
        return alarm;
    }

    private MetricAlarm withState(MetricAlarm settings, MetricAlarm present) {
        return completed(settings)
                .stateValue(present.stateValue())
                .stateReason(present.stateReason())
                .stateReasonData(present.stateReasonData())
                .stateUpdatedTimestamp(present.stateUpdatedTimestamp())
                .stateTransitionedTimestamp(present.stateTransitionedTimestamp())
                .build();
    }

    /** AWS describes lists that are empty, too; Dimensions only for alarms on one metric. */
    private MetricAlarm.Builder completed(MetricAlarm settings) {
        MetricAlarm.Builder alarm = settings.toBuilder()
                .alarmArn(arnPrefix + settings.alarmName())
                .alarmConfigurationUpdatedTimestamp(world.now())
                .actionsEnabled(!Boolean.FALSE.equals(settings.actionsEnabled()))
                .okActions(List.copyOf(settings.okActions()))
                .alarmActions(List.copyOf(settings.alarmActions()))
                .insufficientDataActions(List.copyOf(settings.insufficientDataActions()));
        return settings.hasMetrics() ? alarm : alarm.dimensions(List.copyOf(settings.dimensions()));
    }

    /** Deletes an alarm and tells whether there was one. */
    boolean delete(String name) {
        Optional<Alarm> gone = Optional.ofNullable(alarms.remove(name));
        gone.ifPresent(history::deleted);
        return gone.isPresent();
    }
}
