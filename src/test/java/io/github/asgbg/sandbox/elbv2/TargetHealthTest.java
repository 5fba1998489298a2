package io.github.asgbg.sandbox.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;

/** ALB:target-group-health-checks, ELBv2 API reference TargetHealth. */
class TargetHealthTest {
    private final BalancerFixture aws = new BalancerFixture();
    private final String group = aws.usedTargetGroup();

    // ELBv2 API TargetHealth.Reason: Elb.RegistrationInProgress, then Elb.InitialHealthChecking
    @Test
    void aNewTargetIsInitialUntilItsFirstCheck() {
        aws.register(group, "i-1a");
        assertThat(aws.state(group, "i-1a")).isEqualTo("initial Elb.RegistrationInProgress");
        aws.world.advance(Timings.typical().registration());
        assertThat(aws.state(group, "i-1a")).isEqualTo("initial Elb.InitialHealthChecking");
    }

    // ALB:target-group-health-checks: a newly registered target must pass one health check to be healthy
    @Test
    void oneSuccessMakesANewTargetHealthy() {
        aws.registerHealthy(group, "i-1a");
        assertThat(aws.state(group, "i-1a")).isEqualTo("healthy");
    }

    // ALB:target-group-health-checks: UnhealthyThresholdCount consecutive failures, default 2
    @Test
    void twoFailuresInARowMakeATargetUnhealthy() {
        aws.registerHealthy(group, "i-1a");
        aws.machines.answer("i-1a", 500);
        aws.world.advance(BalancerFixture.INTERVAL);
        assertThat(aws.state(group, "i-1a")).isEqualTo("healthy");
        aws.world.advance(BalancerFixture.INTERVAL);
        assertThat(aws.state(group, "i-1a")).isEqualTo("unhealthy Target.ResponseCodeMismatch");
        assertThat(aws.health(group, "i-1a").description()).isEqualTo("Health checks failed with these codes: [500]");
    }

    // ELBv2 API TargetHealth.Reason Target.Timeout
    @Test
    void aTargetThatDoesNotAnswerTimesOut() {
        aws.register(group, "i-1a");
        aws.world.advance(Duration.ofMinutes(2));
        assertThat(aws.state(group, "i-1a")).isEqualTo("unhealthy Target.Timeout");
        assertThat(aws.health(group, "i-1a").description()).isEqualTo("Request timed out");
    }

    // ALB:target-group-health-checks: HealthyThresholdCount consecutive successes, default 5
    @Test
    void anUnhealthyTargetNeedsTheHealthyThresholdToRecover() {
        aws.register(group, "i-1a");
        aws.world.advance(Duration.ofMinutes(2));
        aws.machines.answer("i-1a", 200);
        aws.world.advance(BalancerFixture.INTERVAL.multipliedBy(4));
        assertThat(aws.state(group, "i-1a")).isEqualTo("unhealthy Target.Timeout");
        aws.world.advance(BalancerFixture.INTERVAL);
        assertThat(aws.state(group, "i-1a")).isEqualTo("healthy");
    }

    // ALB:load-balancer-target-groups: a deregistering target is draining until the deregistration delay has passed
    @Test
    void aDeregisteredTargetDrainsForTheWholeDelay() {
        aws.registerHealthy(group, "i-1a");
        aws.deregister(group, "i-1a");
        aws.world.advance(Duration.ofSeconds(299));
        assertThat(aws.state(group, "i-1a")).isEqualTo("draining Target.DeregistrationInProgress");
        aws.world.advance(Duration.ofSeconds(1));
        assertThat(aws.state(group, "i-1a")).isEqualTo("unused Target.NotRegistered");
    }

    // ELBv2 API DescribeTargetHealth: without targets it lists registered and draining ones
    @Test
    void drainingTargetsAreListed() {
        aws.registerHealthy(group, "i-1a", "i-2b");
        aws.deregister(group, "i-1a");
        assertThat(aws.client
                        .describeTargetHealth(it -> it.targetGroupArn(group))
                        .targetHealthDescriptions())
                .extracting(one -> one.target().id())
                .containsExactly("i-1a", "i-2b");
    }

    // ELBv2 API RegisterTargets: a target registered again starts over
    @Test
    void aTargetRegisteredWhileDrainingStartsOver() {
        aws.registerHealthy(group, "i-1a");
        aws.deregister(group, "i-1a");
        aws.registerHealthy(group, "i-1a");
        assertThat(aws.state(group, "i-1a")).isEqualTo("healthy");
        aws.world.advance(Duration.ofMinutes(10));
        assertThat(aws.state(group, "i-1a")).isEqualTo("healthy");
    }

    // ELBv2 API TargetHealth.Reason Target.NotInUse
    @Test
    void targetsOfATargetGroupWithoutListenerAreUnused() {
        String idle = aws.targetGroup("idle").targetGroupArn();
        aws.registerHealthy(idle, "i-1a");
        assertThat(aws.state(idle, "i-1a")).isEqualTo("unused Target.NotInUse");
    }

    // ELBv2 API TargetHealth.Reason Target.NotInUse: the zone is not enabled for the load balancer
    @Test
    void targetsInAZoneThatIsNotEnabledAreUnused() {
        aws.registerHealthy(group, "i-1c");
        assertThat(aws.state(group, "i-1c")).isEqualTo("unused Target.NotInUse");
    }

    // ELBv2 API TargetHealth.Reason Target.InvalidState
    @Test
    void aStoppedTargetIsUnused() {
        aws.registerHealthy(group, "i-1a");
        aws.machines.stop("i-1a");
        aws.world.advance(BalancerFixture.INTERVAL);
        assertThat(aws.state(group, "i-1a")).isEqualTo("unused Target.InvalidState");
    }

    // ELBv2 API RegisterTargets: the instance must be running when you register it
    @Test
    void aStoppedInstanceCannotBeRegistered() {
        aws.machines.stop("i-1a");
        assertThatThrownBy(() -> aws.register(group, "i-1a"))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessageContaining("not in a running state");
    }

    @Test
    void autoScalingSeesTheSameTargets() {
        aws.registerHealthy(group, "i-1a");
        aws.service.targetGroups().register(group, "i-2b");
        assertThat(aws.service.targetGroups().isHealthy(group, "i-1a")).isTrue();
        assertThat(aws.service.targetGroups().isGone(group, "i-2b")).isFalse();
        aws.world.advance(Duration.ofMinutes(2));
        assertThat(aws.service.targetGroups().isUnhealthy(group, "i-2b")).isTrue();
        aws.service.targetGroups().deregister(group, "i-2b");
        aws.world.advance(Duration.ofMinutes(5));
        assertThat(aws.service.targetGroups().isGone(group, "i-2b")).isTrue();
    }
}
