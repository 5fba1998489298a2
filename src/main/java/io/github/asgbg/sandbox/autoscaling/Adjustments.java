package io.github.asgbg.sandbox.autoscaling;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/** The arithmetic of simple and step scaling (UG:as-scaling-simple-step). */
final class Adjustments {
    private Adjustments() {}

    /** The capacity that a policy makes of this one by an adjustment, before the group's limits are looked at. */
    static int applied(ScalingPolicy policy, int adjustment, int capacity) {
        return switch (policy.adjustmentType()) {
            case "ExactCapacity" -> adjustment;
            case "PercentChangeInCapacity" -> Math.max(0, capacity + percent(policy, adjustment, capacity));
            default -> Math.max(0, capacity + adjustment);
        };
    }

    /** Rounded towards zero, but never to zero, and at least as much as the policy says. */
    private static int percent(ScalingPolicy policy, int adjustment, int capacity) {
        long hundredfold = (long) adjustment * capacity;
        long least = Optional.ofNullable(policy.minAdjustmentMagnitude()).orElse(hundredfold == 0 ? 0 : 1);
        return (int) (Integer.signum(adjustment) * Math.max(least, Math.abs(hundredfold / 100)));
    }

    /**
     * The step for a metric's value: at or above the threshold a lower bound is inclusive, below it an upper bound is. A
     * value that is the threshold may meet both kinds of policy.
     */
    static Optional<StepAdjustment> step(List<StepAdjustment> steps, double value, double threshold) {
        double breach = value - threshold;
        return steps.stream()
                .filter(step -> {
                    double lower = StepChecks.lower(step);
                    double upper = StepChecks.upper(step);
                    boolean meetsAbove = breach >= 0 && lower <= breach && breach < upper;
                    boolean meetsBelow = breach <= 0 && lower < breach && breach <= upper;
                    return meetsAbove || meetsBelow;
                })
                .findFirst();
    }
}
