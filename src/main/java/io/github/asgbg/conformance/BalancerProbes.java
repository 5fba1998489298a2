package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withBalancer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** What a load balancer does with instances that come and go. */
final class BalancerProbes {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int DRAINING_SECONDS = 60;

    private static final Probe TRAFFIC_SOURCE = free(
            documented(
                    "attachment.traffic-source",
                    "what AttachTrafficSources attaches is not listed by the call that knows target groups alone",
                    "API reference, DescribeLoadBalancerTargetGroups",
                    "attachments are read from both",
                    Map.of("attached", "accepted", "in DescribeTrafficSources", "true")),
            BalancerProbes::trafficSource);

    private static final Probe NOT_IN_USE = free(
            documented(
                    "target.not-in-use",
                    "targets of a group that no listener uses are unused, and never healthy",
                    "Elastic Load Balancing API reference, TargetHealth",
                    "a deploy gives up at once and says why",
                    Map.of("of no target", "unused/Target.NotRegistered")),
            BalancerProbes::notRegistered);

    private static final Probe BACK_WHILE_DRAINING = withBalancer(
            assumed(
                    "target.back-while-draining",
                    "an instance that leaves Standby while its target drains serves again",
                    "no document says which states it goes through",
                    "a rollback right after the cut-over",
                    Map.of("target while it leaves", "draining", "answer", "accepted", "target in the end", "healthy")),
            BalancerProbes::backWhileDraining);

    private static final Probe NETWORK_INITIAL = withBalancer(
            documented(
                    "target.network-initial",
                    "a new target of a Network Load Balancer is initial for minutes before it is healthy",
                    "User guide for Network Load Balancers, Target groups",
                    "a deploy waits for that without calling it unhealthy",
                    Map.of("first state", "initial")),
            BalancerProbes::networkInitial);

    private BalancerProbes() {}

    static List<Probe> all() {
        return List.of(TRAFFIC_SOURCE, NOT_IN_USE, BACK_WHILE_DRAINING, NETWORK_INITIAL);
    }

    private static void trafficSource(ProbeContext context) {
        String arn = LaunchProbes.targetGroup(context).targetGroupArn();
        TestGroup group = context.group(it -> {});
        TrafficSourceIdentifier source =
                TrafficSourceIdentifier.builder().identifier(arn).type("elbv2").build();
        context.answered(
                "attached", () -> context.autoScaling().attachTrafficSources(it -> it.autoScalingGroupName(group.name())
                        .trafficSources(source)));
        context.saw(
                "in DescribeTrafficSources",
                context
                        .autoScaling()
                        .describeTrafficSources(it -> it.autoScalingGroupName(group.name()))
                        .trafficSources()
                        .stream()
                        .anyMatch(one -> arn.equals(one.identifier())));
        context.saw(
                "in DescribeLoadBalancerTargetGroups",
                !context.autoScaling()
                        .describeLoadBalancerTargetGroups(it -> it.autoScalingGroupName(group.name()))
                        .loadBalancerTargetGroups()
                        .isEmpty());
        context.saw(
                "in the group's TargetGroupARNs", group.look().targetGroupARNs().contains(arn));
        context.saw(
                "in the group's TrafficSources",
                group.look().trafficSources().stream().anyMatch(one -> arn.equals(one.identifier())));
    }

    private static void notRegistered(ProbeContext context) {
        String arn = LaunchProbes.targetGroup(context).targetGroupArn();
        context.saw("of no target", words(health(context, arn, "i-0abcdefabcdefabcd")));
    }

    private static void backWhileDraining(ProbeContext context) {
        String arn = balanced(context, LoadBalancerTypeEnum.APPLICATION, ProtocolEnum.HTTP);
        context.balancing().modifyTargetGroupAttributes(it -> it.targetGroupArn(arn)
                .attributes(TargetGroupAttribute.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value(Integer.toString(DRAINING_SECONDS))
                        .build()));
        TestGroup group = context.group(it -> it.desiredCapacity(1).targetGroupARNs(arn));
        group.require("InService", 1);
        String id = group.instance();
        context.await(LONG, () -> state(context, arn, id).equals("healthy"));
        group.enterStandby(List.of(id));
        context.await(Duration.ofMinutes(1), () -> state(context, arn, id).equals("draining"));
        context.saw("target while it leaves", state(context, arn, id));
        context.saw("until Standby", StandbyProbes.took(group.awaitState(id, "Standby")));
        context.saw("target in Standby", state(context, arn, id));
        context.answered("answer", () -> group.exitStandby(List.of(id)));
        Optional<Duration> took =
                context.await(LONG, () -> state(context, arn, id).equals("healthy"));
        context.saw("until healthy", StandbyProbes.took(took));
        context.saw("target in the end", state(context, arn, id));
    }

    private static void networkInitial(ProbeContext context) {
        String arn = balanced(context, LoadBalancerTypeEnum.NETWORK, ProtocolEnum.TCP);
        TestGroup group = context.group(it -> it.desiredCapacity(1).targetGroupARNs(arn));
        context.await(TestGroup.PATIENCE, () -> !group.ids().isEmpty());
        String id = group.instance();
        context.await(TestGroup.PATIENCE, () -> !state(context, arn, id).equals("unused"));
        context.saw("first state", state(context, arn, id));
        context.saw("why", words(health(context, arn, id)));
        Optional<Duration> took =
                context.await(TestGroup.PATIENCE, () -> !state(context, arn, id).equals("initial"));
        context.saw("until another", StandbyProbes.took(took));
        context.saw("then", words(health(context, arn, id)));
    }

    /** A target group behind a new load balancer; waits until that works. */
    private static String balanced(ProbeContext context, LoadBalancerTypeEnum type, ProtocolEnum protocol) {
        String name = context.name();
        List<String> subnets = context.material().subnets();
        LoadBalancer balancer = context.balancing()
                .createLoadBalancer(it -> it.name(name).type(type).subnets(subnets))
                .loadBalancers()
                .get(0);
        String vpc = context.material().vpc();
        TargetGroup targets = context.balancing()
                .createTargetGroup(
                        it -> it.name(name).protocol(protocol).port(80).vpcId(vpc))
                .targetGroups()
                .get(0);
        Action forward = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(targets.targetGroupArn())
                .build();
        context.balancing().createListener(it -> it.loadBalancerArn(balancer.loadBalancerArn())
                .protocol(protocol)
                .port(80)
                .defaultActions(forward));
        context.await(LONG, () -> isActive(context, balancer));
        return targets.targetGroupArn();
    }

    private static boolean isActive(ProbeContext context, LoadBalancer balancer) {
        return ProbeContext.first(context.balancing()
                        .describeLoadBalancers(it -> it.loadBalancerArns(balancer.loadBalancerArn()))
                        .loadBalancers())
                .state()
                .codeAsString()
                .equals("active");
    }

    private static String state(ProbeContext context, String arn, String id) {
        return health(context, arn, id).stateAsString();
    }

    private static TargetHealth health(ProbeContext context, String arn, String id) {
        return ProbeContext.first(context.balancing()
                        .describeTargetHealth(it -> it.targetGroupArn(arn)
                                .targets(TargetDescription.builder().id(id).build()))
                        .targetHealthDescriptions())
                .targetHealth();
    }

    private static String words(TargetHealth health) {
        return health.stateAsString() + (health.reason() == null ? "" : "/" + health.reasonAsString());
    }
}
