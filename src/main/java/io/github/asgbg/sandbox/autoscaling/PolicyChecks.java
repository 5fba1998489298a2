package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;

/** What AWS checks of a policy, kind by kind. */
final class PolicyChecks {
    private static final String PERCENT = "PercentChangeInCapacity";
    private static final Set<String> ADJUSTMENT_TYPES = Set.of("ChangeInCapacity", "ExactCapacity", PERCENT);

    private PolicyChecks() {}

    static void check(Group group, ScalingPolicy policy) {
        PolicyKind kind = PolicyKind.of(policy.policyType());
        kind.refuseForeign(policy);
        switch (kind) {
            case SIMPLE -> checkSimple(policy);
            case STEP -> {
                checkAdjustment(policy, kind);
                StepChecks.check(policy);
            }
            case TARGET_TRACKING -> TrackingChecks.check(group, policy);
            case PREDICTIVE -> PredictiveChecks.check(group, policy);
        }
        refuseIf(isNegative(policy.estimatedInstanceWarmup()), "EstimatedInstanceWarmup must not be negative");
    }

    private static void checkSimple(ScalingPolicy policy) {
        checkAdjustment(policy, PolicyKind.SIMPLE);
        refuseIf(policy.scalingAdjustment() == null, "Scaling increment must be specified for a SimpleScaling policy");
        refuseIf(
                "ExactCapacity".equals(policy.adjustmentType()) && isNegative(policy.scalingAdjustment()),
                "The lower range for adjustment is 0 with the specified adjustment type");
        refuseIf(isNegative(policy.cooldown()), "Cooldown must not be negative");
    }

    private static void checkAdjustment(ScalingPolicy policy, PolicyKind kind) {
        String type = policy.adjustmentType();
        Integer magnitude = magnitude(policy);
        refuseIf(type == null, "You must specify an AdjustmentType for policy type: " + kind.text());
        refuseIf(!ADJUSTMENT_TYPES.contains(type), "Invalid AdjustmentType: " + type);
        refuseIf(
                magnitude != null && !PERCENT.equals(type),
                "MinAdjustmentMagnitude is not supported by the specified adjustment type");
        refuseIf(magnitude != null && magnitude <= 0, "If specified, MinAdjustmentMagnitude must be greater than zero");
    }

    /** By its name of today or by its old one. */
    static Integer magnitude(ScalingPolicy policy) {
        Integer magnitude = policy.minAdjustmentMagnitude();
        return magnitude == null ? policy.minAdjustmentStep() : magnitude;
    }

    private static boolean isNegative(Integer number) {
        return number != null && number < 0;
    }

    static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw AwsError.validation(message);
        }
    }
}
