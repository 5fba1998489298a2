package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.traffic.Behaviour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;

class SandboxTest {
    private final Sandbox sandbox = Sandbox.builder().instances(3).start();
    private final SandboxClients aws = new SandboxClients(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void pass(int seconds) {
        sandbox.world().advance(Duration.ofSeconds(seconds));
    }

    @Test
    void beginsWithAServiceInProduction() {
        AutoScalingGroup blue = aws.group(sandbox.blueGroup());
        assertThat(List.of(blue.minSize(), blue.desiredCapacity(), blue.maxSize()))
                .containsExactly(2, 3, 8);
        assertThat(aws.states(sandbox.blueGroup())).containsExactly("InService");
        assertThat(aws.health(aws.ids(sandbox.blueGroup()))).containsExactly("healthy");
        assertThat(aws.ids(sandbox.blueGroup()))
                .allSatisfy(id -> assertThat(sandbox.version(id)).contains("v1"));
        AutoScalingGroup green = aws.group(sandbox.greenGroup());
        assertThat(List.of(green.minSize(), green.desiredCapacity(), green.maxSize()))
                .containsExactly(0, 0, 0);
        assertThat(green.targetGroupARNs()).containsExactly(sandbox.targetGroupArn());
    }

    // UG:ec2-auto-scaling-tagging: instances read the version that their group's tag has when they boot
    @Test
    void newInstancesRunTheVersionOfTheirGroupsTag() {
        aws.tag(sandbox.greenGroup(), "v2");
        aws.resize(sandbox.greenGroup(), 2, 8, 3);
        pass(90);
        assertThat(aws.ids(sandbox.greenGroup())).hasSize(3).allSatisfy(id -> assertThat(sandbox.version(id))
                .contains("v2"));
        assertThat(aws.health(aws.ids(sandbox.greenGroup()))).containsExactly("healthy");
    }

    // UG:as-enter-exit-standby: an instance in Standby leaves the load balancer, keeps running, and can come back
    @Test
    void standbyTakesInstancesOutAndBringsThemBack() {
        List<String> ids = aws.ids(sandbox.blueGroup());
        aws.enterStandby(sandbox.blueGroup(), ids);
        assertThat(aws.states(sandbox.blueGroup())).containsExactly("EnteringStandby");
        assertThat(aws.health(ids)).containsExactly("draining");
        pass(40);
        assertThat(aws.states(sandbox.blueGroup())).containsExactly("Standby");
        assertThat(aws.health(ids)).containsExactly("unused");
        aws.autoScaling.exitStandby(
                it -> it.autoScalingGroupName(sandbox.blueGroup()).instanceIds(ids));
        pass(40);
        assertThat(aws.health(ids)).containsExactly("healthy");
        assertThat(aws.ids(sandbox.blueGroup())).containsExactlyInAnyOrderElementsOf(ids);
    }

    // UG:ec2-auto-scaling-predictive-scaling: a forecast raises the desired capacity
    @Test
    void aForecastMakesPredictiveScalingAddInstances() {
        aws.autoScaling.putScalingPolicy(policy -> policy.autoScalingGroupName(sandbox.blueGroup())
                .policyName("forecast")
                .policyType("PredictiveScaling")
                .predictiveScalingConfiguration(predictive -> predictive
                        .mode("ForecastAndScale")
                        .metricSpecifications(PredictiveScalingMetricSpecification.builder()
                                .targetValue(40.0)
                                .predefinedMetricPairSpecification(
                                        pair -> pair.predefinedMetricType("ASGCPUUtilization"))
                                .build())));
        sandbox.forecast(sandbox.blueGroup(), 5);
        pass(90);
        assertThat(aws.ids(sandbox.blueGroup())).hasSize(5);
        assertThat(aws.states(sandbox.blueGroup())).containsExactly("InService");
    }

    // UG:health-check-grace-period, UG:ec2-auto-scaling-health-checks: type ELB replaces what stays unhealthy
    @Test
    void aSickInstanceIsReplaced() {
        String sick = aws.ids(sandbox.blueGroup()).get(0);
        pass(300);
        sandbox.become(sick, Behaviour.SICK);
        pass(240);
        assertThat(aws.ids(sandbox.blueGroup())).hasSize(3).doesNotContain(sick);
    }

    // UG:ts-as-healthchecks: an instance terminated in EC2 is replaced
    @Test
    void aTerminatedMachineIsReplaced() {
        String lost = aws.ids(sandbox.blueGroup()).get(0);
        sandbox.terminate(lost);
        pass(180);
        assertThat(aws.ids(sandbox.blueGroup())).hasSize(3).doesNotContain(lost);
        assertThat(aws.health(aws.ids(sandbox.blueGroup()))).containsExactly("healthy");
    }

    // UG:CHAP_Troubleshooting: a launch that fails shows only in the scaling activities
    @Test
    void launchesCanBeMadeToFail() {
        sandbox.failLaunches("v2", "We currently do not have sufficient t3.micro capacity.");
        aws.tag(sandbox.greenGroup(), "v2");
        aws.resize(sandbox.greenGroup(), 0, 8, 1);
        pass(60);
        Activity failed = aws.activities(sandbox.greenGroup()).get(0);
        assertThat(failed.statusCodeAsString()).isEqualTo("Failed");
        assertThat(failed.statusMessage()).contains("sufficient t3.micro capacity");
        sandbox.allowLaunches("v2");
        pass(600);
        assertThat(aws.states(sandbox.greenGroup())).containsExactly("InService");
    }

    // GitHub zalando-incubator/kube-ingress-aws-controller#197: a target group can go while a group is attached to it
    @Test
    void launchesFailWhenATargetGroupIsDeletedUnderAGroup() {
        aws.resize(sandbox.greenGroup(), 0, 8, 2);
        pass(8);
        assertThat(aws.states(sandbox.greenGroup())).containsExactly("Pending");
        aws.balancing.deleteLoadBalancer(it -> it.loadBalancerArn(sandbox.loadBalancerArn()));
        aws.balancing.deleteTargetGroup(it -> it.targetGroupArn(sandbox.targetGroupArn()));
        pass(120);
        assertThat(aws.states(sandbox.greenGroup())).doesNotContain("InService");
        assertThat(aws.activities(sandbox.greenGroup())).anySatisfy(one -> assertThat(one.statusMessage())
                .contains("Updating load balancer configuration failed"));
    }

    @Test
    void versionsBehaveAsTheirNamesSay() {
        aws.tag(sandbox.greenGroup(), "v2-sick");
        aws.resize(sandbox.greenGroup(), 0, 8, 1);
        pass(100);
        assertThat(aws.states(sandbox.greenGroup())).containsExactly("InService");
        assertThat(aws.health(aws.ids(sandbox.greenGroup()))).containsExactly("unhealthy");
    }

    @Test
    void equalSeedsGiveEqualWorlds() {
        try (Sandbox twin = Sandbox.builder().instances(3).start()) {
            assertThat(new SandboxClients(twin).ids(twin.blueGroup()))
                    .containsExactlyElementsOf(new SandboxClients(freshTwin()).ids(twin.blueGroup()));
            assertThat(twin.world().now()).isEqualTo(sandbox.world().now());
        }
    }

    private static Sandbox freshTwin() {
        return Sandbox.builder().instances(3).start();
    }

    @Test
    void aBlankAccountHasNoGroups() {
        try (Sandbox blank = Sandbox.builder().blank(true).start()) {
            assertThat(new SandboxClients(blank)
                            .autoScaling
                            .describeAutoScalingGroups(it -> {})
                            .autoScalingGroups())
                    .isEmpty();
            assertThatThrownBy(blank::targetGroupArn).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void nonsenseIsRefusedAtOnce() {
        assertThatThrownBy(() ->
                        Sandbox.builder().healthInterval(Duration.ofSeconds(1)).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 to 300 whole seconds");
        assertThatThrownBy(() -> Sandbox.builder().instances(0).start()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sandbox.builder().traffic(true).start()).isInstanceOf(IllegalArgumentException.class);
    }
}
