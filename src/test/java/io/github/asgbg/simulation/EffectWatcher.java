package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * Looks after every simulated second on which group each policy and scheduled action is in effect: one that serves has it,
 * the process without which it does nothing is active, and the alarms that called it at the beginning call it.
 */
final class EffectWatcher implements Runnable {
    /** Two looks of this watcher are a second apart at most. */
    private static final Duration ONE_LOOK = Duration.ofSeconds(1);

    private final Account account;
    private final Map<String, ScalingPolicy> policies;
    private final Set<String> schedules;
    private final Map<String, Set<String>> suspended = new TreeMap<>();
    private final Set<String> old;
    private final Map<String, Instant> lastInEffect = new HashMap<>();
    private final Map<String, Duration> longest = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    /** What scales the blue group at this moment is what is looked for from now on. */
    EffectWatcher(Account account) {
        this.account = account;
        this.policies = account.policies(account.sandbox.blueGroup()).stream()
                .collect(Collectors.toMap(ScalingPolicy::policyName, p -> p));
        this.schedules = account.schedules(account.sandbox.blueGroup()).stream()
                .map(ScheduledUpdateGroupAction::scheduledActionName)
                .collect(Collectors.toSet());
        account.groups().forEach((name, group) -> suspended.put(name, suspended(group)));
        this.old = new HashSet<>(Account.ids(account.blue()));
    }

    private static Set<String> suspended(AutoScalingGroup group) {
        return group.suspendedProcesses().stream().map(p -> p.processName()).collect(Collectors.toSet());
    }

    @Override
    public void run() {
        Map<String, AutoScalingGroup> groups = account.groups();
        Set<String> inEffect = new HashSet<>();
        groups.values().forEach(group -> inEffect.addAll(inEffect(group)));
        items().forEach(item -> note(item, inEffect.contains(item)));
        groups.forEach((name, group) -> {
            if (!suspended(group).containsAll(suspended.get(name))) {
                violations.add(
                        now() + " " + name + " has " + suspended(group) + " suspended, not " + suspended.get(name));
            }
        });
        Set<String> blue = new TreeSet<>(Account.ids(account.blue()));
        blue.removeAll(old);
        if (!blue.isEmpty()) {
            violations.add(now() + " started with the old version: " + blue);
        }
    }

    private String now() {
        return account.sandbox.world().now().toString();
    }

    private Stream<String> items() {
        return Stream.concat(policies.keySet().stream(), schedules.stream());
    }

    private void note(String item, boolean isInEffect) {
        Instant now = account.sandbox.world().now();
        Duration gap = Duration.between(lastInEffect.getOrDefault(item, now), now);
        longest.merge(item, gap, (one, other) -> one.compareTo(other) > 0 ? one : other);
        if (isInEffect) {
            lastInEffect.put(item, now);
        }
    }

    /** What is in effect on a group now. */
    Set<String> inEffect(AutoScalingGroup group) {
        boolean serves = group.instances().stream()
                .anyMatch(i -> i.lifecycleStateAsString().equals("InService"));
        if (!serves) {
            return Set.of();
        }
        Set<String> resting = suspended(group);
        Set<String> names = new HashSet<>();
        if (!resting.contains("ScheduledActions")) {
            account.schedules(group.autoScalingGroupName()).forEach(a -> names.add(a.scheduledActionName()));
        }
        account.policies(group.autoScalingGroupName()).stream()
                .filter(p -> policies.containsKey(p.policyName()))
                .filter(p -> isInEffect(p, policies.get(p.policyName()), resting.contains("AlarmNotification")))
                .forEach(p -> names.add(p.policyName()));
        return names;
    }

    private static boolean isInEffect(ScalingPolicy is, ScalingPolicy first, boolean rests) {
        return switch (is.policyType()) {
            case "PredictiveScaling" ->
                is.predictiveScalingConfiguration().mode()
                        == first.predictiveScalingConfiguration().mode();
            case "TargetTrackingScaling" ->
                !rests && is.alarms().size() == first.alarms().size();
            default -> !rests && callers(is).equals(callers(first));
        };
    }

    private static Set<String> callers(ScalingPolicy policy) {
        return policy.alarms().stream().map(Alarm::alarmName).collect(Collectors.toSet());
    }

    /** Everything is in effect on this group, and nothing on the other. */
    void assertAllOn(String group, String as) {
        account.groups().values().forEach(g -> assertThat(inEffect(g))
                .as(as + ": " + g.autoScalingGroupName())
                .hasSize(g.autoScalingGroupName().equals(group) ? (int) items().count() : 0));
    }

    /** Nothing was ever out of effect, save what alarms call, while both groups' alarms rest. */
    void assertGaps(Duration whileAlarmsRest, String as) {
        assertThat(violations).as(as).isEmpty();
        longest.forEach((item, gap) -> assertThat(gap)
                .as(as + ": for how long " + item + " was in effect nowhere")
                .isLessThanOrEqualTo(isCalledByAlarms(item) ? whileAlarmsRest : ONE_LOOK));
    }

    private boolean isCalledByAlarms(String item) {
        return policies.containsKey(item) && !policies.get(item).policyType().equals("PredictiveScaling");
    }
}
