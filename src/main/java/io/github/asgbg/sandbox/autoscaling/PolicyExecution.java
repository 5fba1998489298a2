package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyChecks.refuseIf;

import io.github.asgbg.sandbox.wire.AwsError;
import software.amazon.awssdk.services.autoscaling.model.ExecutePolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ExecutePolicyResponse;

/**
 * Policies that a user executes.
 *
 * <p>A disabled policy and a suspended AlarmNotification process do not matter here: both are about alarms.
 */
final class PolicyExecution {
    private final Account account;
    private final PolicyRequests policies;
    private final Scaling scaling;

    PolicyExecution(Account account, PolicyRequests policies, Scaling scaling) {
        this.account = account;
        this.policies = policies;
        this.scaling = scaling;
    }

    ExecutePolicyResponse execute(ExecutePolicyRequest request) {
        Policy policy = policies.require(request.autoScalingGroupName(), request.policyName());
        Group group = account.requireWritable(policy.given().autoScalingGroupName());
        String cause = Activities.at(account.now()) + "a user request executed policy " + policy.name();
        switch (policy.kind()) {
            case SIMPLE -> simple(group, policy, request, cause);
            case STEP -> step(group, policy, request, cause);
            case TARGET_TRACKING, PREDICTIVE ->
                throw AwsError.validation("A policy of type " + policy.kind().text() + " cannot be executed");
        }
        return ExecutePolicyResponse.builder().build();
    }

    private void simple(Group group, Policy policy, ExecutePolicyRequest request, String cause) {
        refuseIf(
                request.metricValue() != null || request.breachThreshold() != null,
                "MetricValue and BreachThreshold are supported for policies of type StepScaling only");
        if (Boolean.TRUE.equals(request.honorCooldown())) {
            scaling.blockingActivity(group).ifPresent(activity -> {
                throw GroupRequests.scalingActivityInProgress(activity);
            });
        }
        scaling.simple(group, policy.given(), cause);
    }

    /** The text is what alarm histories show when no step fits. */
    private void step(Group group, Policy policy, ExecutePolicyRequest request, String cause) {
        refuseIf(
                Boolean.TRUE.equals(request.honorCooldown()),
                "HonorCooldown is supported for policies of type SimpleScaling only");
        double value = Requests.required(request.metricValue(), "metricValue");
        double threshold = Requests.required(request.breachThreshold(), "breachThreshold");
        scaling.step(
                group,
                policy.given(),
                Adjustments.step(policy.given().stepAdjustments(), value, threshold)
                        .orElseThrow(() -> AwsError.validation("No step adjustment found for metric value [" + value
                                + "] and breach threshold " + threshold)),
                cause);
    }
}
