package io.github.asgbg.sandbox.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/** Changes the desired capacity as policies say, within the group's limits. */
final class Scaling {
    private final Account account;

    Scaling(Account account) {
        this.account = account;
    }

    /** Simple scaling begins from what is desired, and starts a cooldown. */
    void simple(Group group, ScalingPolicy policy, String cause) {
        int before = group.desired();
        desire(group, Adjustments.applied(policy, policy.scalingAdjustment(), before), cause);
        if (group.desired() != before) {
            group.cool(Optional.ofNullable(policy.cooldown()).map(Duration::ofSeconds));
        }
    }

    /**
     * The activity that simple scaling has to wait for: one that goes on, or the last one while the group cools down after
     * it (UG:ec2-auto-scaling-scaling-cooldowns).
     */
    Optional<String> blockingActivity(Group group) {
        List<Activity> activities = account.activities().of(group);
        if (group.active().size() != group.desired()) {
            return Optional.of(running(activities).orElseGet(account::uuid));
        }
        return running(activities).or(() -> cooling(group, activities));
    }

    private static Optional<String> running(List<Activity> activities) {
        return activities.stream()
                .filter(activity -> activity.endTime() == null)
                .map(Activity::activityId)
                .findFirst();
    }

    private Optional<String> cooling(Group group, List<Activity> activities) {
        Duration cooldown = group.cooldown()
                .orElseGet(() -> Duration.ofSeconds(group.settings().defaultCooldown()));
        Instant since = account.now().minus(cooldown);
        return activities.stream()
                .filter(Scaling::changedTheCapacity)
                .max(Comparator.comparing(Activity::endTime))
                .filter(last -> last.endTime().isAfter(since))
                .map(Activity::activityId);
    }

    private static boolean changedTheCapacity(Activity activity) {
        return activity.statusCode() == ScalingActivityStatusCode.SUCCESSFUL
                && Stream.of("Launching a new", "Terminating").anyMatch(activity.description()::startsWith);
    }

    /**
     * Step scaling out begins from the instances that have warmed up, so that those on their way count as already added;
     * scaling in begins from all, those on their way out included (UG:as-scaling-simple-step, "Instance warm-up").
     */
    void step(Group group, ScalingPolicy policy, StepAdjustment step, String cause) {
        Duration warmUp = warmUp(group, policy);
        int warm = warm(group, warmUp).size();
        int more = Adjustments.applied(policy, step.scalingAdjustment(), warm);
        int fewer = Adjustments.applied(policy, step.scalingAdjustment(), present(group));
        if (more > warm) {
            desire(group, Math.max(group.desired(), more), cause);
        } else if (fewer < present(group) && !isGrowing(group, warmUp)) {
            desire(group, Math.min(group.desired(), fewer), cause);
        }
    }

    /** Target tracking out: as many instances as bring the metric back to its target. */
    void trackOut(Group group, ScalingPolicy policy, double value, String cause) {
        int warm = warm(group, warmUp(group, policy)).size();
        desire(group, Math.max(group.desired(), proportional(policy, warm, value)), cause);
    }

    /**
     * Target tracking in: "more gradually". How gradually AWS does not say; here at most a tenth goes at a time, but at
     * least one.
     */
    void trackIn(Group group, ScalingPolicy policy, double value, String cause) {
        if (!isGrowing(group, warmUp(group, policy))) {
            int enough = proportional(policy, present(group), value);
            int gradually = group.desired() - Math.max(1, group.desired() / 10);
            desire(group, Math.min(group.desired(), Math.max(enough, gradually)), cause);
        }
    }

    private static int proportional(ScalingPolicy policy, int instances, double value) {
        double needed = instances * value / policy.targetTrackingConfiguration().targetValue();
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(needed));
    }

    /** Alarms never move the capacity out of its limits. */
    private static void desire(Group group, int wanted, String cause) {
        group.desire(Math.min(group.max(), Math.max(group.min(), wanted)), cause);
    }

    private List<Member> warm(Group group, Duration warmUp) {
        return group.active().stream()
                .filter(member -> !member.isWarmingUp(warmUp, account.now()))
                .toList();
    }

    private static int present(Group group) {
        return (int) group.members().values().stream()
                .filter(member -> member.state().isActive() || member.state().isTerminating())
                .count();
    }

    private boolean isGrowing(Group group, Duration warmUp) {
        return group.desired() > group.active().size()
                || warm(group, warmUp).size() < group.active().size();
    }

    /** The policy's own, or the group's default, or else its cooldown (API: PutScalingPolicy). */
    private static Duration warmUp(Group group, ScalingPolicy policy) {
        return Duration.ofSeconds(Optional.ofNullable(policy.estimatedInstanceWarmup())
                .or(() -> Optional.ofNullable(group.settings().defaultInstanceWarmup()))
                .orElseGet(() -> group.settings().defaultCooldown()));
    }
}
