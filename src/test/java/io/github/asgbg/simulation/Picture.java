package io.github.asgbg.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * All that scales both groups, member by member as AWS describes it, a line each, with the groups' sizes, tags and suspended
 * processes. An alarm's state and the times of its last changes are left out.
 */
final class Picture {
    private static final Set<String> PASSING = Set.of(
            "StateValue",
            "StateReason",
            "StateReasonData",
            "StateUpdatedTimestamp",
            "StateTransitionedTimestamp",
            "AlarmConfigurationUpdatedTimestamp");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern OWNED = Pattern.compile("TargetTracking-(.+)-Alarm(High|Low)-.*");

    private final Account account;
    private final UnaryOperator<String> words;
    private final boolean isComparing;
    private final List<String> lines = new ArrayList<>();

    private Picture(Account account, UnaryOperator<String> words, boolean isComparing) {
        this.account = account;
        this.isComparing = isComparing;
        this.words = words;
    }

    /** As it is, to the last id. */
    static List<String> of(Account account) {
        return new Picture(account, w -> w, false).draw(account.sandbox.blueGroup(), account.sandbox.greenGroup());
    }

    /**
     * The same with other words for the groups, and without ids that AWS chooses: equal to that of another time if what
     * scaled the group that served then, scales in every respect the one that serves now.
     */
    static List<String> of(Account account, String serving, String idle) {
        UnaryOperator<String> words =
                w -> naming(naming(ID.matcher(w).replaceAll("ID"), serving, "SERVING"), idle, "IDLE");
        return new Picture(account, words, true).draw(serving, idle);
    }

    private static String naming(String text, String group, String word) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(group) + "(?![\\w-])")
                .matcher(text)
                .replaceAll(word);
    }

    private List<String> draw(String one, String other) {
        group(one);
        group(other);
        account.cloudWatch.describeAlarms(r -> r.maxRecords(100)).metricAlarms().forEach(this::alarm);
        return lines.stream().sorted().toList();
    }

    private void group(String name) {
        AutoScalingGroup group = account.groups().get(name);
        String as = words.apply(name);
        lines.add(as + " sizes " + group.minSize() + "/" + group.desiredCapacity() + "/" + group.maxSize());
        lines.add(as + " suspended "
                + group.suspendedProcesses().stream()
                        .map(p -> p.processName() + " (" + p.suspensionReason().replaceAll(" at .*", "") + ")")
                        .sorted()
                        .toList());
        account.policies(name).forEach(p -> policy(as + " policy " + p.policyName(), p));
        account.schedules(name).forEach(a -> schedule(as + " schedule " + a.scheduledActionName(), a));
    }

    private void policy(String as, ScalingPolicy policy) {
        members(as, policy.toBuilder().alarms(List.of()).build());
        policy.alarms().stream()
                .map(a -> as + " is called by " + name(a.alarmName()))
                .forEach(lines::add);
    }

    /** AWS shows the next start of an action that recurs every week; one that begins later is the owner's. */
    private void schedule(String as, ScheduledUpdateGroupAction action) {
        Instant nextWeek = account.sandbox.world().now().plus(Duration.ofDays(7));
        boolean isNext =
                isComparing && action.recurrence() != null && action.startTime().isBefore(nextWeek);
        members(as, isNext ? action.toBuilder().startTime(null).time(null).build() : action);
    }

    private void alarm(MetricAlarm alarm) {
        Matcher owned = OWNED.matcher(alarm.alarmName());
        if (owned.matches()) {
            String policy = alarm.alarmActions().get(0).replaceAll(".*policyName/", "");
            String as = "AWS's alarm " + owned.group(2) + " of " + words.apply(owned.group(1)) + " for " + policy;
            lines.add(as + " is " + name(alarm.alarmName()));
            members(as, alarm.toBuilder().alarmName(null).alarmArn(null).build());
            return;
        }
        members(
                "alarm " + alarm.alarmName(),
                alarm.toBuilder().alarmDescription(null).build());
        lines.add("alarm " + alarm.alarmName() + " is described as " + alarm.alarmDescription());
        lines.add("alarm " + alarm.alarmName() + " was made "
                + account
                        .cloudWatch
                        .describeAlarmHistory(r -> r.alarmName(alarm.alarmName())
                                .historyItemType("ConfigurationUpdate")
                                .maxRecords(100))
                        .alarmHistoryItems()
                        .stream()
                        .filter(i -> i.historySummary().contains("created"))
                        .map(i -> i.timestamp().toString())
                        .toList());
        account.cloudWatch.listTagsForResource(r -> r.resourceARN(alarm.alarmArn())).tags().stream()
                .map(t -> "alarm " + alarm.alarmName() + " has tag " + t.key() + "=" + t.value())
                .forEach(lines::add);
    }

    private String name(String alarm) {
        Matcher owned = OWNED.matcher(alarm);
        return owned.matches()
                ? "TargetTracking-" + words.apply(owned.group(1)) + "-Alarm" + owned.group(2)
                        + words.apply(alarm.substring(owned.end(2)))
                : alarm;
    }

    private void members(String path, SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !PASSING.contains(field.memberName())) {
                value(path + "." + field.memberName(), field, value);
            }
        }
    }

    private void value(String path, SdkField<?> field, Object value) {
        if (value instanceof SdkPojo pojo) {
            members(path, pojo);
        } else if (value instanceof List<?> list) {
            SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            for (int i = 0; i < list.size(); i++) {
                value(path + "[" + i + "]", element, list.get(i));
            }
        } else {
            boolean isProse = path.endsWith(".Label");
            lines.add(path + " = " + (isProse ? value : words.apply(value.toString())));
        }
    }

    /** The lines of which one picture has more than the other, without those of which {@code but} is the beginning. */
    static List<String> differences(List<String> before, List<String> after, String... but) {
        List<String> found = new ArrayList<>();
        missing(before, after).forEach(line -> found.add("- " + line));
        missing(after, before).forEach(line -> found.add("+ " + line));
        found.removeIf(line -> Stream.of(but).anyMatch(start -> line.startsWith(start, 2)));
        return found;
    }

    private static List<String> missing(List<String> from, List<String> in) {
        List<String> left = new ArrayList<>(from);
        in.forEach(left::remove);
        return left;
    }
}
