package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** What AWS checks about minimum, maximum and desired capacity, in its words. */
final class Sizes {
    private Sizes() {}

    /** The settings with the sizes that a request or an action gives, if they fit together. */
    static AutoScalingGroup resized(AutoScalingGroup settings, UpdateAutoScalingGroupRequest sizes) {
        AutoScalingGroup asked = implied(Settings.merged(settings, sizes), sizes);
        check(asked);
        return asked;
    }

    /** Without a desired capacity, one that no longer fits moves to the bound (API: UpdateAutoScalingGroup). */
    private static AutoScalingGroup implied(AutoScalingGroup changed, UpdateAutoScalingGroupRequest request) {
        if (request.desiredCapacity() != null) {
            return changed;
        }
        int desired = changed.desiredCapacity();
        if (request.minSize() != null && desired < request.minSize()) {
            desired = request.minSize();
        } else if (request.maxSize() != null && desired > request.maxSize()) {
            desired = request.maxSize();
        }
        return changed.toBuilder().desiredCapacity(desired).build();
    }

    static void check(AutoScalingGroup settings) {
        int min = settings.minSize();
        int max = settings.maxSize();
        int desired = settings.desiredCapacity();
        if (min < 0 || max < 0) {
            throw Requests.invalid("Value '" + Math.min(min, max) + "' at '" + (min < 0 ? "minSize" : "maxSize")
                    + "' failed to satisfy constraint: Member must have value greater than or equal to 0");
        }
        if (max < min) {
            throw AwsError.validation("Max bound, " + max + ", must be greater than or equal to min bound, " + min);
        }
        if (desired < min || desired > max) {
            throw AwsError.validation("Desired capacity:" + desired + " must be between the specified min size:" + min
                    + " and max size:" + max);
        }
    }

    static void checkDesired(Group group, int desired) {
        if (desired > group.max()) {
            throw AwsError.validation("New SetDesiredCapacity value " + desired + " is above max value " + group.max()
                    + " for the AutoScalingGroup.");
        }
        if (desired < group.min()) {
            throw AwsError.validation("New SetDesiredCapacity value " + desired + " is below min value " + group.min()
                    + " for the AutoScalingGroup.");
        }
    }

    /** Refuses to take so many instances away if the desired capacity would fall below the minimum. */
    static void checkFewer(Group group, int count, String purpose) {
        if (group.desired() - count < group.min()) {
            throw wrongSizes(group, count, purpose);
        }
    }

    /** Refuses to add so many instances if the desired capacity would rise above the maximum. */
    static void checkMore(Group group, int count, String purpose) {
        if (group.desired() + count > group.max()) {
            throw wrongSizes(group, count, purpose);
        }
    }

    private static AwsError wrongSizes(Group group, int count, String purpose) {
        return AwsError.validation("AutoScalingGroup " + group.name() + " has min-size=" + group.min() + ", max-size="
                + group.max() + ", and desired-size=" + group.desired() + ". To " + purpose + " " + count
                + (count == 1 ? " instance" : " instances")
                + ", please update the AutoScalingGroup sizes appropriately.");
    }
}
