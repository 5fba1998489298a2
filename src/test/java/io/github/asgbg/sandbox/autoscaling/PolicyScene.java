package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/** Policies of each kind for the group of a scene. */
@SuppressWarnings("unchecked") // the SDK takes nested builders as varargs of a generic type
final class PolicyScene {
    private PolicyScene() {}

    /** Puts the policy and tells its ARN. */
    static String put(Scene scene, String name, Consumer<PutScalingPolicyRequest.Builder> more) {
        return scene.client
                .putScalingPolicy(
                        policy -> more.accept(policy.autoScalingGroupName(BLUE).policyName(name)))
                .policyARN();
    }

    static Consumer<PutScalingPolicyRequest.Builder> simple(int adjustment) {
        return policy -> policy.adjustmentType("ChangeInCapacity").scalingAdjustment(adjustment);
    }

    static Consumer<PutScalingPolicyRequest.Builder> steps(String adjustmentType, StepAdjustment... steps) {
        return policy ->
                policy.policyType("StepScaling").adjustmentType(adjustmentType).stepAdjustments(steps);
    }

    /** A step; a bound that is not there is open. */
    static StepAdjustment step(Optional<Double> lower, Optional<Double> upper, int adjustment) {
        return StepAdjustment.builder()
                .metricIntervalLowerBound(lower.orElse(null))
                .metricIntervalUpperBound(upper.orElse(null))
                .scalingAdjustment(adjustment)
                .build();
    }

    static StepAdjustment above(double lower, int adjustment) {
        return step(Optional.of(lower), Optional.empty(), adjustment);
    }

    static StepAdjustment below(double upper, int adjustment) {
        return step(Optional.empty(), Optional.of(upper), adjustment);
    }

    static StepAdjustment between(double lower, double upper, int adjustment) {
        return step(Optional.of(lower), Optional.of(upper), adjustment);
    }

    static Consumer<PutScalingPolicyRequest.Builder> cpu(double target) {
        return policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(target)
                        .predefinedMetricSpecification(
                                metric -> metric.predefinedMetricType("ASGAverageCPUUtilization")));
    }

    static Consumer<PutScalingPolicyRequest.Builder> predictive(String mode) {
        return policy -> policy.policyType("PredictiveScaling").predictiveScalingConfiguration(predictive -> predictive
                .mode(mode)
                .metricSpecifications(metrics -> metrics.targetValue(40.0)
                        .predefinedMetricPairSpecification(pair -> pair.predefinedMetricType("ASGCPUUtilization"))));
    }

    static List<ScalingPolicy> policies(Scene scene) {
        return scene.client
                .describePolicies(request -> request.autoScalingGroupName(BLUE))
                .scalingPolicies();
    }

    static ScalingPolicy policy(Scene scene, String name) {
        return scene.client
                .describePolicies(request -> request.autoScalingGroupName(BLUE).policyNames(name))
                .scalingPolicies()
                .get(0);
    }
}
