package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;

/** What happened to alarms, for thirty days, also when they are deleted (user guide, "Common features of alarms"). */
final class History {
    private static final Duration KEPT = Duration.ofDays(30);

    private final World world;
    private final Deque<AlarmHistoryItem> items = new ArrayDeque<>();

    History(World world) {
        this.world = world;
    }

    /** All items, the oldest first. */
    List<AlarmHistoryItem> items() {
        forgetOld();
        return List.copyOf(items);
    }

    void created(Alarm alarm) {
        configured(alarm, "created", "Create");
    }

    void updated(Alarm alarm) {
        configured(alarm, "updated", "Update");
    }

    void deleted(Alarm alarm) {
        configured(alarm, "deleted", "Delete");
    }

    private void configured(Alarm alarm, String happened, String type) {
        Map<String, Object> data = versioned();
        data.put("type", type);
        data.put(happened + "Alarm", Map.of("alarmName", alarm.name(), "alarmArn", alarm.arn()));
        add(alarm, HistoryItemType.CONFIGURATION_UPDATE, "Alarm \"" + alarm.name() + "\" " + happened, data);
    }

    void moved(Alarm alarm, Map<String, Object> oldState) {
        Map<String, Object> data = versioned();
        data.put("oldState", oldState);
        data.put("newState", state(alarm));
        String from = String.valueOf(oldState.get("stateValue"));
        add(alarm, HistoryItemType.STATE_UPDATE, "Alarm updated from " + from + " to " + alarm.state(), data);
    }

    /** An alarm's state as a history item tells it. */
    static Map<String, Object> state(Alarm alarm) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("stateValue", alarm.state().toString());
        state.put("stateReason", alarm.described().stateReason());
        Optional.ofNullable(alarm.described().stateReasonData())
                .map(Json::read)
                .ifPresent(data -> state.put("stateReasonData", data));
        return state;
    }

    void called(Alarm alarm, String actionArn) {
        Map<String, Object> data = versioned();
        data.put("actionState", "Succeeded");
        data.put("notificationResource", actionArn);
        data.put(
                "stateUpdateTimestamp",
                alarm.described().stateUpdatedTimestamp().toEpochMilli());
        add(alarm, HistoryItemType.ACTION, "Successfully executed action " + actionArn, data);
    }

    private static Map<String, Object> versioned() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", "1.0");
        return data;
    }

    private void add(Alarm alarm, HistoryItemType type, String summary, Map<String, Object> data) {
        forgetOld();
        items.add(AlarmHistoryItem.builder()
                .alarmName(alarm.name())
                .alarmType(AlarmType.METRIC_ALARM)
                .timestamp(world.now())
                .historyItemType(type)
                .historySummary(summary)
                .historyData(Json.text(data))
                .build());
    }

    private void forgetOld() {
        Instant oldest = world.now().minus(KEPT);
        while (!items.isEmpty() && items.element().timestamp().isBefore(oldest)) {
            items.remove();
        }
    }
}
