package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.elbv2.Target.Phase;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What DescribeTargetHealth says of a target, in the states, reasons and words of the ELBv2 API reference. */
final class HealthReport {
    private HealthReport() {}

    static TargetHealth of(Target target, boolean isInUse, boolean isZoneEnabled) {
        if (target.is(Phase.DRAINING)) {
            return because(
                    TargetHealthStateEnum.DRAINING,
                    TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
                    "Target deregistration is in progress");
        }
        if (!isInUse) {
            return unused(
                    TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                    "Target group is not configured to receive traffic from the load balancer");
        }
        if (!isZoneEnabled) {
            return unused(
                    TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                    "Target is in an Availability Zone that is not enabled for the load balancer");
        }
        return inUse(target);
    }

    static TargetHealth notRegistered() {
        return unused(TargetHealthReasonEnum.TARGET_NOT_REGISTERED, "Target is not registered to the target group");
    }

    private static TargetHealth inUse(Target target) {
        return switch (target.phase()) {
            case REGISTERING ->
                initial(TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS, "Target registration is in progress");
            case CHECKING ->
                initial(TargetHealthReasonEnum.ELB_INITIAL_HEALTH_CHECKING, "Initial health checks in progress");
            case HEALTHY ->
                TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
            case UNHEALTHY, DRAINING -> unhealthy(target);
            case STOPPED -> unused(TargetHealthReasonEnum.TARGET_INVALID_STATE, "Target is in the stopped state");
        };
    }

    private static TargetHealth unhealthy(Target target) {
        return target.finding()
                .map(found -> because(TargetHealthStateEnum.UNHEALTHY, found.reason(), found.description()))
                .orElseThrow();
    }

    private static TargetHealth initial(TargetHealthReasonEnum reason, String description) {
        return because(TargetHealthStateEnum.INITIAL, reason, description);
    }

    private static TargetHealth unused(TargetHealthReasonEnum reason, String description) {
        return because(TargetHealthStateEnum.UNUSED, reason, description);
    }

    private static TargetHealth because(
            TargetHealthStateEnum state, TargetHealthReasonEnum reason, String description) {
        return TargetHealth.builder()
                .state(state)
                .reason(reason)
                .description(description)
                .build();
    }
}
