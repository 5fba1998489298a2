package io.github.asgbg.sandbox.elbv2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** ALB:load-balancer-target-groups, ALB:load-balancer-listeners. */
class RoutingTest {
    private final BalancerFixture aws = new BalancerFixture();
    private final String group = aws.usedTargetGroup();

    private static Route to(String id) {
        return new Route.To(id);
    }

    // ALB:introduction: round robin is the default algorithm
    @Test
    void healthyTargetsTakeTurns() {
        aws.registerHealthy(group, "i-1a", "i-2b");
        assertThat(aws.routes(10)).containsOnly(to("i-1a"), to("i-2b"));
        assertThat(Collections.frequency(aws.routes(10), to("i-1a"))).isEqualTo(5);
    }

    @Test
    void unhealthyTargetsGetNothingWhileOneIsHealthy() {
        aws.registerHealthy(group, "i-1a");
        aws.register(group, "i-2b");
        aws.world.advance(Duration.ofMinutes(2));
        assertThat(aws.routes(10)).containsOnly(to("i-1a"));
    }

    // ALB:target-group-health-checks: if all targets are unhealthy, requests are routed to all of them (fail open)
    @Test
    void theLoadBalancerFailsOpen() {
        aws.register(group, "i-1a", "i-2b");
        aws.world.advance(Duration.ofMinutes(2));
        assertThat(aws.state(group, "i-1a")).startsWith("unhealthy");
        assertThat(aws.routes(10)).contains(to("i-1a"), to("i-2b"));
    }

    // ALB:load-balancer-troubleshooting: HTTP 503, the target groups have no registered targets
    @Test
    void withoutTargetsTheAnswerIs503() {
        assertThat(aws.routes(1).get(0))
                .isInstanceOfSatisfying(Route.Answer.class, answer -> assertThat(answer.status())
                        .isEqualTo(503));
    }

    // CodeDeploy samples, common_functions.sh: deregistering takes some time to reach the whole load balancer
    @Test
    void aDeregisteredTargetStillGetsRequestsForAMoment() {
        aws.registerHealthy(group, "i-1a", "i-2b");
        aws.deregister(group, "i-1a");
        aws.world.advance(Duration.ofMillis(1900));
        assertThat(aws.routes(10)).contains(to("i-1a"));
        aws.world.advance(Duration.ofMillis(100));
        assertThat(aws.routes(10)).containsOnly(to("i-2b"));
    }

    // ALB:load-balancer-target-groups: slow start gives a target a linearly growing share
    @Test
    void slowStartGivesANewTargetAGrowingShare() {
        aws.attribute(group, "slow_start.duration_seconds", "100");
        aws.registerHealthy(group, "i-1a");
        aws.machines.answer("i-2b", 200);
        aws.register(group, "i-2b");
        awaitHealthy("i-2b");
        aws.world.advance(Duration.ofSeconds(10));
        assertThat(Collections.frequency(aws.routes(1000), to("i-2b"))).isBetween(30, 180);
        aws.world.advance(Duration.ofSeconds(90));
        assertThat(Collections.frequency(aws.routes(1000), to("i-2b"))).isEqualTo(500);
    }

    private void awaitHealthy(String id) {
        for (int i = 0; i < 60 && !aws.state(group, id).equals("healthy"); i++) {
            aws.world.advance(Duration.ofSeconds(1));
        }
        assertThat(aws.state(group, id)).isEqualTo("healthy");
    }

    // ALB:load-balancer-target-groups: no slow start for a target group without other healthy targets
    @Test
    void theFirstTargetDoesNotStartSlowly() {
        aws.attribute(group, "slow_start.duration_seconds", "900");
        aws.registerHealthy(group, "i-1a");
        aws.registerHealthy(group, "i-2b");
        assertThat(Collections.frequency(aws.routes(1000), to("i-1a"))).isGreaterThan(850);
    }

    // ALB:load-balancer-listeners: forward to several target groups, by weight
    @Test
    void forwardsByWeight() {
        aws.registerHealthy(group, "i-1a");
        String other = aws.targetGroup("other").targetGroupArn();
        String balancer = aws.service.loadBalancerArns().get(0);
        String listener = aws.client
                .describeListeners(it -> it.loadBalancerArn(balancer))
                .listeners()
                .get(0)
                .listenerArn();
        aws.client.modifyListener(it -> it.listenerArn(listener)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .forwardConfig(config -> config.targetGroups(weighted(group, 90), weighted(other, 10)))
                        .build()));
        aws.registerHealthy(other, "i-2b");
        assertThat(Collections.frequency(aws.routes(1000), to("i-2b"))).isBetween(60, 140);
    }

    private static TargetGroupTuple weighted(String targetGroup, int weight) {
        return TargetGroupTuple.builder()
                .targetGroupArn(targetGroup)
                .weight(weight)
                .build();
    }

    // ALB:load-balancer-listeners: rules are evaluated in priority order, the default rule last
    @Test
    void rulesAreAskedBeforeTheDefaultAction() {
        aws.registerHealthy(group, "i-1a");
        String balancer = aws.service.loadBalancerArns().get(0);
        String listener = aws.client
                .describeListeners(it -> it.loadBalancerArn(balancer))
                .listeners()
                .get(0)
                .listenerArn();
        aws.client.createRule(it -> it.listenerArn(listener)
                .priority(10)
                .conditions(RuleCondition.builder()
                        .field("path-pattern")
                        .values("/closed*")
                        .build())
                .actions(Action.builder()
                        .type(ActionTypeEnum.FIXED_RESPONSE)
                        .fixedResponseConfig(fixed -> fixed.statusCode("410").messageBody("gone"))
                        .build()));
        assertThat(aws.service.route(balancer, 80, new RequestLine("GET", "shop", "/closed/for/good")))
                .isEqualTo(new Route.Answer(410, "text/plain", "gone"));
        assertThat(aws.service.route(balancer, 80, new RequestLine("GET", "shop", "/open")))
                .isEqualTo(to("i-1a"));
        assertThat(aws.service.route(balancer, 81, new RequestLine("GET", "shop", "/")))
                .isEqualTo(new Route.Refused());
    }
}
