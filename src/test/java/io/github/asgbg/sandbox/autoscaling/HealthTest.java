package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sources: UG:ec2-auto-scaling-health-checks, UG:health-check-grace-period, UG:load-balancer-status. */
class HealthTest {
    @Test
    void aDeadMachineIsReplacedWhateverTheGracePeriod() {
        Scene scene = Scene.with(0, 1, 1, group -> group.healthCheckGracePeriod(3600));
        String dead = scene.inService().get(0);
        scene.compute.dies(dead);
        scene.settle();
        assertThat(scene.inService()).hasSize(1).doesNotContain(dead);
        assertThat(scene.activity("Terminating EC2 instance: " + dead).cause())
                .contains("taken out of service in response to an EC2 health check");
        assertThat(scene.activity("Launching").cause())
                .endsWith("an instance was launched in response to an unhealthy instance needing to be replaced.");
    }

    @Test
    void sickTargetsStayInServiceInAGroupOfTypeEc2() {
        Scene scene = Scene.with(0, 2, 2);
        List<String> ids = scene.inService();
        scene.targets.allSick = true;
        scene.seconds(600);
        assertThat(scene.inService()).isEqualTo(ids);
        assertThat(scene.instances())
                .allMatch(instance -> instance.healthStatus().equals("Healthy"));
    }

    @Test
    void withoutGraceSickInstancesAreKilledAndRelaunchedInALoop() {
        Scene scene = Scene.with(0, 1, 1, group -> group.healthCheckType("ELB"));
        scene.targets.allSick = true;
        Set<String> seen = new HashSet<>();
        for (int minute = 0; minute < 10; minute++) {
            scene.seconds(60);
            scene.instances().forEach(instance -> seen.add(instance.instanceId()));
        }
        assertThat(seen).hasSizeGreaterThan(3);
        assertThat(scene.activity("Terminating").cause()).contains("in response to an ELB system health check failure");
    }

    @Test
    void theGracePeriodHoldsTheLoadBalancersVerdictBack() {
        Scene scene = new Scene();
        scene.create(BLUE, 0, 1, 1, group -> group.healthCheckType("ELB").healthCheckGracePeriod(300));
        scene.seconds(60);
        List<String> ids = scene.inService();
        scene.targets.allSick = true;
        scene.seconds(200);
        assertThat(scene.inService()).hasSize(1).isEqualTo(ids);
        scene.seconds(120);
        assertThat(scene.inService()).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void nothingIsReplacedBeforeOneInstanceHasPassed() {
        Scene scene = new Scene();
        scene.targets.allSick = true;
        scene.create(BLUE, 0, 2, 2, group -> group.healthCheckType("ELB"));
        scene.seconds(900);
        assertThat(scene.compute.launches).hasSize(2);
        assertThat(scene.client
                        .describeTrafficSources(request -> request.autoScalingGroupName(BLUE))
                        .trafficSources()
                        .get(0)
                        .state())
                .isEqualTo("Added");
    }

    @Test
    void replacementGoesOnAtATimeInASmallGroup() {
        Scene scene = Scene.with(0, 4, 4, group -> group.healthCheckType("ELB"));
        scene.targets.allSick = true;
        scene.seconds(20);
        assertThat(scene.in("Terminating")).hasSize(1);
        assertThat(scene.inService()).hasSize(3);
    }

    @Test
    void condemningAnInstanceReplacesIt() {
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.client.setInstanceHealth(request -> request.instanceId(id).healthStatus("Unhealthy"));
        scene.seconds(1);
        assertThat(scene.stateOf(id)).isEqualTo("Terminating");
        scene.settle();
        assertThat(scene.inService()).hasSize(1).doesNotContain(id);
    }

    @Test
    void healthIsWrittenDifferentlyInTheTwoDescribeOperations() {
        // UG:ec2-auto-scaling-health-checks and the samples of UG:as-enter-exit-standby
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        assertThat(scene.instances().get(0).healthStatus()).isEqualTo("Healthy");
        assertThat(scene.client
                        .describeAutoScalingInstances(request -> request.instanceIds(id, "i-unknown"))
                        .autoScalingInstances())
                .singleElement()
                .satisfies(details -> {
                    assertThat(details.healthStatus()).isEqualTo("HEALTHY");
                    assertThat(details.autoScalingGroupName()).isEqualTo(BLUE);
                    assertThat(details.lifecycleState()).isEqualTo("InService");
                });
    }

    @Test
    void terminatingThroughTheGroupReplacesOrShrinks() {
        // API TerminateInstanceInAutoScalingGroup; GitHub aws/aws-cli#47
        Scene scene = Scene.with(1, 2, 2);
        List<String> ids = scene.inService();
        scene.client.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(ids.get(0)).shouldDecrementDesiredCapacity(true));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        invalid(
                "Currently, desiredSize equals minSize (1). Terminating instance without replacement will violate "
                        + "group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or "
                        + "lower group's min size.",
                () -> scene.client.terminateInstanceInAutoScalingGroup(
                        request -> request.instanceId(ids.get(1)).shouldDecrementDesiredCapacity(true)));
        scene.client.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(ids.get(1)).shouldDecrementDesiredCapacity(false));
        scene.settle();
        assertThat(scene.inService()).hasSize(1).doesNotContainAnyElementsOf(ids);
        invalid(
                "Instance Id not found - No managed instance found for instance ID: i-0",
                () -> scene.client.terminateInstanceInAutoScalingGroup(
                        request -> request.instanceId("i-0").shouldDecrementDesiredCapacity(false)));
    }

    @Test
    void terminatingAStandbyInstanceThroughTheGroupTouchesNothingElse() {
        // keikoproj/upgrade-manager does this in production
        Scene scene = Scene.with(0, 2, 2);
        String id = scene.inService().get(0);
        scene.enterStandby(true, List.of(id));
        scene.settle();
        List<String> serving = scene.inService();
        scene.client.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(false));
        scene.settle();
        assertThat(scene.inService()).isEqualTo(serving);
        assertThat(scene.instances()).hasSize(1);
    }
}
