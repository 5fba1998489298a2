package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withBalancer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** What a load balancer does with instances that come and go. */
final class BalancerProbes {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int DRAINING_SECONDS = 60;

    private BalancerProbes() {}

    static List<Probe> all() {
        return List.of(
                free(
                        documented(
                                "attachment.traffic-source",
                                "what AttachTrafficSources attaches is not listed by the call that knows target groups alone",
                                "API reference, DescribeLoadBalancerTargetGroups",
                                "attachments are read from both",
                                Map.of("attached", "accepted", "in DescribeTrafficSources", "true")),
                        BalancerProbes::trafficSource),
                free(
                        documented(
                                "target.not-in-use",
                                "targets of a group that no listener uses are unused, and never healthy",
                                "Elastic Load Balancing API reference, TargetHealth",
                                "a deploy gives up at once and says why",
                                Map.of("of no target", "unused/Target.NotRegistered")),
                        BalancerProbes::notRegistered),
                withBalancer(
                        assumed(
                                "target.back-while-draining",
                                "an instance that leaves Standby while its target drains serves again",
                                "no document says which states it goes through",
                                "a rollback right after the cut-over",
                                Map.of("target while it leaves", "draining", "answer", "accepted", "target in the end", "healthy")),
                        BalancerProbes::backWhileDraining),
                withBalancer(
                        documented(
                                "target.network-initial",
                                "a new target of a Network Load Balancer is initial for minutes before it is healthy",
                                "User guide for Network Load Balancers, Target groups",
                                "a deploy waits for that without calling it unhealthy",
                                Map.of("first state", "initial")),
                        BalancerProbes::networkInitial));
    }

    private static void trafficSource(Lab lab) {
        String arn = LaunchProbes.targetGroup(lab).targetGroupArn();
        TestGroup group = lab.group(it -> {});
        lab.answered("attached", () -> lab.autoScaling()
                .attachTrafficSources(it -> it.autoScalingGroupName(group.name())
                        .trafficSources(source -> source.identifier(arn).type("elbv2"))));
        lab.saw(
                "in DescribeTrafficSources",
                lab.autoScaling()
                        .describeTrafficSources(it -> it.autoScalingGroupName(group.name()))
                        .trafficSources()
                        .stream()
                        .anyMatch(source -> arn.equals(source.identifier())));
        lab.saw(
                "in DescribeLoadBalancerTargetGroups",
                !lab.autoScaling()
                        .describeLoadBalancerTargetGroups(it -> it.autoScalingGroupName(group.name()))
                        .loadBalancerTargetGroups()
                        .isEmpty());
        lab.saw("in the group's TargetGroupARNs", group.look().targetGroupARNs().contains(arn));
        lab.saw(
                "in the group's TrafficSources",
                group.look().trafficSources().stream().anyMatch(source -> arn.equals(source.identifier())));
    }

    private static void notRegistered(Lab lab) {
        String arn = LaunchProbes.targetGroup(lab).targetGroupArn();
        lab.saw("of no target", words(health(lab, arn, "i-0abcdefabcdefabcd")));
    }

    private static void backWhileDraining(Lab lab) {
        String arn = balanced(lab, LoadBalancerTypeEnum.APPLICATION, ProtocolEnum.HTTP);
        lab.balancing().modifyTargetGroupAttributes(it -> it.targetGroupArn(arn)
                .attributes(one -> one.key("deregistration_delay.timeout_seconds")
                        .value(Integer.toString(DRAINING_SECONDS))));
        TestGroup group = lab.group(
                it -> it.desiredCapacity(1).targetGroupARNs(arn));
        group.await("InService", 1);
        String id = group.ids().get(0);
        lab.await(LONG, () -> state(lab, arn, id).equals("healthy"));
        group.enterStandby(List.of(id));
        lab.await(Duration.ofMinutes(1), () -> state(lab, arn, id).equals("draining"));
        lab.saw("target while it leaves", state(lab, arn, id));
        lab.saw("until Standby", StandbyProbes.took(group.awaitState(id, "Standby")));
        lab.saw("target in Standby", state(lab, arn, id));
        lab.answered("answer", () -> group.exitStandby(List.of(id)));
        Optional<Duration> took = lab.await(LONG, () -> state(lab, arn, id).equals("healthy"));
        lab.saw("until healthy", StandbyProbes.took(took));
        lab.saw("target in the end", state(lab, arn, id));
    }

    private static void networkInitial(Lab lab) {
        String arn = balanced(lab, LoadBalancerTypeEnum.NETWORK, ProtocolEnum.TCP);
        TestGroup group = lab.group(
                it -> it.desiredCapacity(1).targetGroupARNs(arn));
        lab.await(TestGroup.PATIENCE, () -> !group.ids().isEmpty());
        String id = group.ids().get(0);
        lab.await(TestGroup.PATIENCE, () -> !state(lab, arn, id).equals("unused"));
        lab.saw("first state", state(lab, arn, id));
        lab.saw("why", words(health(lab, arn, id)));
        Optional<Duration> took = lab.await(
                TestGroup.PATIENCE, () -> !state(lab, arn, id).equals("initial"));
        lab.saw("until another", StandbyProbes.took(took));
        lab.saw("then", words(health(lab, arn, id)));
    }

    /** A target group behind a new load balancer; waits until that works. */
    private static String balanced(Lab lab, LoadBalancerTypeEnum type, ProtocolEnum protocol) {
        String name = lab.name();
        List<String> subnets = lab.material().subnets();
        LoadBalancer balancer = lab.balancing()
                .createLoadBalancer(it -> it.name(name).type(type).subnets(subnets))
                .loadBalancers()
                .get(0);
        String vpc = lab.material().vpc();
        TargetGroup targets = lab.balancing()
                .createTargetGroup(it -> it.name(name).protocol(protocol).port(80).vpcId(vpc))
                .targetGroups()
                .get(0);
        Action forward = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(targets.targetGroupArn())
                .build();
        lab.balancing()
                .createListener(it -> it.loadBalancerArn(balancer.loadBalancerArn())
                        .protocol(protocol)
                        .port(80)
                        .defaultActions(forward));
        lab.await(LONG, () -> isActive(lab, balancer));
        return targets.targetGroupArn();
    }

    private static boolean isActive(Lab lab, LoadBalancer balancer) {
        return lab.balancing()
                .describeLoadBalancers(it -> it.loadBalancerArns(balancer.loadBalancerArn()))
                .loadBalancers()
                .get(0)
                .state()
                .codeAsString()
                .equals("active");
    }

    private static String state(Lab lab, String arn, String id) {
        return health(lab, arn, id).stateAsString();
    }

    private static TargetHealth health(Lab lab, String arn, String id) {
        return lab.balancing()
                .describeTargetHealth(
                        it -> it.targetGroupArn(arn).targets(target -> target.id(id)))
                .targetHealthDescriptions()
                .get(0)
                .targetHealth();
    }

    private static String words(TargetHealth health) {
        return health.stateAsString() + (health.reason() == null ? "" : "/" + health.reasonAsString());
    }
}
