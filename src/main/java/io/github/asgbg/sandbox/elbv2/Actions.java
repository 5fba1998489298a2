package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** The actions of listeners and rules, checked and written out in full as describe calls show them. */
final class Actions {
    private static final int MOST_TARGET_GROUPS = 5;
    private static final int HEAVIEST = 999;

    private final Registry registry;

    Actions(Registry registry) {
        this.registry = registry;
    }

    List<Action> normal(List<Action> given, String loadBalancerArn) {
        Errors.require(!given.isEmpty(), "At least one action must be specified");
        return given.stream().map(action -> normal(action, loadBalancerArn)).toList();
    }

    private Action normal(Action action, String loadBalancerArn) {
        Errors.require(action.type() != null, "An action type must be specified");
        return switch (action.type()) {
            case FORWARD -> forward(action, loadBalancerArn);
            case FIXED_RESPONSE, REDIRECT -> action;
            default -> throw unsupported(action);
        };
    }

    private static RuntimeException unsupported(Action action) {
        return Errors.of(
                "InvalidLoadBalancerAction",
                "The sandbox does not implement actions of type '" + action.typeAsString() + "'");
    }

    private Action forward(Action action, String loadBalancerArn) {
        List<TargetGroupTuple> tuples = Optional.ofNullable(action.forwardConfig())
                .map(ForwardActionConfig::targetGroups)
                .orElseGet(() -> List.of(TargetGroupTuple.builder()
                        .targetGroupArn(action.targetGroupArn())
                        .build()))
                .stream()
                .map(tuple -> checked(tuple, loadBalancerArn))
                .toList();
        Errors.require(
                !tuples.isEmpty() && tuples.size() <= MOST_TARGET_GROUPS,
                "A forward action must have between 1 and " + MOST_TARGET_GROUPS + " target groups");
        TargetGroupStickinessConfig stickiness = Optional.ofNullable(action.forwardConfig())
                .map(ForwardActionConfig::targetGroupStickinessConfig)
                .orElseGet(() ->
                        TargetGroupStickinessConfig.builder().enabled(false).build());
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .order(action.order())
                .targetGroupArn(tuples.size() == 1 ? tuples.get(0).targetGroupArn() : null)
                .forwardConfig(config -> config.targetGroups(tuples).targetGroupStickinessConfig(stickiness))
                .build();
    }

    private TargetGroupTuple checked(TargetGroupTuple tuple, String loadBalancerArn) {
        Errors.require(tuple.targetGroupArn() != null, "A target group ARN must be specified");
        registry.targetGroup(tuple.targetGroupArn());
        requireFree(tuple.targetGroupArn(), loadBalancerArn);
        int weight = Optional.ofNullable(tuple.weight()).orElse(1);
        Errors.require(
                weight >= 0 && weight <= HEAVIEST,
                "Target group weight '" + weight + "' must be between 0 and " + HEAVIEST);
        return tuple.toBuilder().weight(weight).build();
    }

    /** A target group belongs to at most one load balancer (ALB:load-balancer-limits). */
    private void requireFree(String targetGroupArn, String loadBalancerArn) {
        if (registry.usersOf(targetGroupArn).stream().anyMatch(user -> !user.equals(loadBalancerArn))) {
            throw Errors.of(
                    "TargetGroupAssociationLimit",
                    "The following target groups cannot be associated with more than one load balancer: "
                            + targetGroupArn);
        }
    }
}
