package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;

/** The kinds of scaling policies, and which members belong to the others (API: PutScalingPolicy). */
enum PolicyKind {
    SIMPLE(
            "SimpleScaling",
            "%s is not supported for a SimpleScaling policy",
            Set.of(
                    "StepAdjustments",
                    "MetricAggregationType",
                    "EstimatedInstanceWarmup",
                    "TargetTrackingConfiguration",
                    "PredictiveScalingConfiguration")),
    STEP(
            "StepScaling",
            "%s is not supported for a StepScaling policy",
            Set.of("ScalingAdjustment", "Cooldown", "TargetTrackingConfiguration", "PredictiveScalingConfiguration")),
    TARGET_TRACKING(
            "TargetTrackingScaling",
            "%s are not supported for a TargetTracking policy",
            Set.of(
                    "AdjustmentType",
                    "MinAdjustmentStep",
                    "MinAdjustmentMagnitude",
                    "ScalingAdjustment",
                    "Cooldown",
                    "StepAdjustments",
                    "MetricAggregationType",
                    "PredictiveScalingConfiguration")),
    PREDICTIVE(
            "PredictiveScaling",
            "You can't specify %s for policy type: PredictiveScaling",
            Set.of(
                    "AdjustmentType",
                    "MinAdjustmentStep",
                    "MinAdjustmentMagnitude",
                    "ScalingAdjustment",
                    "Cooldown",
                    "StepAdjustments",
                    "MetricAggregationType",
                    "EstimatedInstanceWarmup",
                    "TargetTrackingConfiguration"));

    private final String text;
    private final String refusal;

    @SuppressWarnings("ImmutableEnumChecker") // filled with Set.of only
    private final Set<String> foreign;

    PolicyKind(String text, String refusal, Set<String> foreign) {
        this.text = text;
        this.refusal = refusal;
        this.foreign = foreign;
    }

    /** The kind that a request names; simple if it names none. */
    static PolicyKind of(@Nullable String policyType) {
        if (policyType == null) {
            return SIMPLE;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.text.equals(policyType))
                .findFirst()
                .orElseThrow(() -> AwsError.validation("Invalid PolicyType: " + policyType));
    }

    String text() {
        return text;
    }

    /**
     * Refuses what belongs to a policy of another kind. A cooldown of zero says nothing: Terraform sends it with each update,
     * "allowed as placeholder even if policyType is not supported" (hashicorp/terraform-provider-aws,
     * internal/service/autoscaling/policy.go, which says the opposite of zeros in other members).
     */
    void refuseForeign(ScalingPolicy policy) {
        for (SdkField<?> field : policy.sdkFields()) {
            Object value = field.getValueOrDefault(policy);
            boolean isPlaceholder =
                    field.memberName().equals("Cooldown") && Integer.valueOf(0).equals(value);
            if (foreign.contains(field.memberName()) && Members.isGiven(value) && !isPlaceholder) {
                throw AwsError.validation(refusal.formatted(field.memberName()));
            }
        }
    }
}
