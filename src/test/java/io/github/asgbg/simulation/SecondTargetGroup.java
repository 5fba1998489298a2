package io.github.asgbg.simulation;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** A target group for another path of the service, which its owner attaches to groups and deletes again. */
final class SecondTargetGroup {
    private final Account account;
    private final String rule;
    final String arn;

    SecondTargetGroup(Account account) {
        this.account = account;
        TargetGroup first = account.balancing
                .describeTargetGroups(r -> r.targetGroupArns(account.sandbox.targetGroupArn()))
                .targetGroups()
                .get(0);
        this.arn = account.balancing
                .createTargetGroup(r -> r.name("second")
                        .protocol(first.protocol())
                        .port(first.port())
                        .vpcId(first.vpcId())
                        .healthCheckPath(first.healthCheckPath())
                        .healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(2))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        this.rule = rule();
    }

    private String rule() {
        String listener = account.balancing
                .describeListeners(r -> r.loadBalancerArn(account.sandbox.loadBalancerArn()))
                .listeners()
                .get(0)
                .listenerArn();
        RuleCondition path = RuleCondition.builder()
                .field("path-pattern")
                .values("/second/*")
                .build();
        Action forward = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(arn)
                .build();
        return account.balancing
                .createRule(r ->
                        r.listenerArn(listener).priority(7).conditions(path).actions(forward))
                .rules()
                .get(0)
                .ruleArn();
    }

    /** By the call that target groups have. */
    SecondTargetGroup attachedTo(String group) {
        account.autoScaling.attachLoadBalancerTargetGroups(
                r -> r.autoScalingGroupName(group).targetGroupARNs(arn));
        account.pass(Duration.ofMinutes(2));
        return this;
    }

    /** By the call that all traffic sources have. */
    SecondTargetGroup trafficSourceOf(String group) {
        asTrafficSource(account, group, arn);
        account.pass(Duration.ofMinutes(2));
        return this;
    }

    static void asTrafficSource(Account account, String group, String arn) {
        account.autoScaling.attachTrafficSources(
                r -> r.autoScalingGroupName(group).trafficSources(source(arn)));
    }

    void detachFrom(String group) {
        account.autoScaling.detachTrafficSources(
                r -> r.autoScalingGroupName(group).trafficSources(source(arn)));
    }

    private static TrafficSourceIdentifier source(String arn) {
        return TrafficSourceIdentifier.builder().identifier(arn).type("elbv2").build();
    }

    /** AWS lets it go once no rule forwards to it, whatever is attached. */
    void delete() {
        account.balancing.deleteRule(r -> r.ruleArn(rule));
        account.balancing.deleteTargetGroup(r -> r.targetGroupArn(arn));
    }

    List<String> targets() {
        return account.balancing.describeTargetHealth(r -> r.targetGroupArn(arn)).targetHealthDescriptions().stream()
                .filter(t -> t.targetHealth().stateAsString().equals("healthy"))
                .map(t -> t.target().id())
                .sorted()
                .toList();
    }
}
