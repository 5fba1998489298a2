package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/** Source: UG:as-suspend-resume-processes. */
class ProcessTest {
    private static List<String> suspended(Scene scene) {
        return scene.group().suspendedProcesses().stream()
                .map(SuspendedProcess::processName)
                .toList();
    }

    @Test
    void withoutAListAllNineAreMeant() {
        Scene scene = Scene.with(0, 0, 1);
        scene.suspend();
        assertThat(suspended(scene))
                .containsExactlyInAnyOrder(
                        "Launch",
                        "Terminate",
                        "AddToLoadBalancer",
                        "AlarmNotification",
                        "AZRebalance",
                        "HealthCheck",
                        "InstanceRefresh",
                        "ReplaceUnhealthy",
                        "ScheduledActions");
        scene.resume("Launch");
        assertThat(suspended(scene)).hasSize(8).doesNotContain("Launch");
        scene.resume();
        assertThat(suspended(scene)).isEmpty();
    }

    @Test
    void unknownProcessesAreRefused() {
        Scene scene = Scene.with(0, 0, 1);
        assertThatThrownBy(() -> scene.suspend("Lunch")).hasMessageContaining("Lunch is not a valid scaling process");
    }

    @Test
    void theReasonNamesTheUser() {
        Scene scene = Scene.with(0, 0, 1);
        scene.suspend("AZRebalance");
        assertThat(scene.group().suspendedProcesses().get(0).suspensionReason())
                .startsWith("User suspended at 2026-01-01T00:02:00");
    }

    @Test
    void withoutLaunchNothingStarts() {
        Scene scene = Scene.with(0, 0, 1);
        scene.suspend("Launch");
        scene.desire(1);
        scene.settle();
        assertThat(scene.instances()).isEmpty();
        scene.resume("Launch");
        scene.settle();
        assertThat(scene.inService()).hasSize(1);
    }

    @Test
    void withoutLaunchUnhealthyInstancesAreStillTerminated() {
        Scene scene = Scene.with(0, 1, 1);
        scene.suspend("Launch");
        scene.compute.dies(scene.inService().get(0));
        scene.settle();
        assertThat(scene.instances()).isEmpty();
    }

    @Test
    void withoutTerminateNothingIsScaledInOrReplaced() {
        Scene scene = Scene.with(0, 2, 2);
        scene.suspend("Terminate");
        scene.compute.dies(scene.inService().get(0));
        scene.desire(0);
        scene.settle();
        assertThat(scene.inService()).hasSize(2);
    }

    @Test
    void withoutHealthCheckTheDeadStayHealthy() {
        Scene scene = Scene.with(0, 1, 1);
        scene.suspend("HealthCheck");
        scene.compute.dies(scene.inService().get(0));
        scene.settle();
        assertThat(scene.instances().get(0).healthStatus()).isEqualTo("Healthy");
    }

    @Test
    void withoutReplaceUnhealthyTheyAreMarkedAndReplacedOnResume() {
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.suspend("ReplaceUnhealthy");
        scene.compute.dies(id);
        scene.settle();
        assertThat(scene.stateOf(id)).isEqualTo("InService");
        assertThat(scene.instances().get(0).healthStatus()).isEqualTo("Unhealthy");
        scene.resume("ReplaceUnhealthy");
        scene.seconds(1);
        assertThat(scene.stateOf(id)).isEqualTo("Terminating");
    }

    @Test
    void withoutAddToLoadBalancerInstancesAreNotRegisteredThenOrLater() {
        Scene scene = Scene.with(0, 0, 1);
        scene.suspend("AddToLoadBalancer");
        scene.desire(1);
        scene.settle();
        String id = scene.inService().get(0);
        scene.resume("AddToLoadBalancer");
        scene.settle();
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("absent");
    }

    @Test
    void metricsAreCollectedAllOrByName() {
        // API EnableMetricsCollection
        Scene scene = Scene.with(0, 0, 1);
        scene.client.enableMetricsCollection(
                request -> request.autoScalingGroupName(BLUE).granularity("1Minute"));
        assertThat(scene.group().enabledMetrics()).hasSize(20);
        scene.client.disableMetricsCollection(request -> request.autoScalingGroupName(BLUE));
        scene.client.enableMetricsCollection(request ->
                request.autoScalingGroupName(BLUE).granularity("1Minute").metrics("GroupMinSize"));
        assertThat(scene.group().enabledMetrics())
                .containsExactly(EnabledMetric.builder()
                        .metric("GroupMinSize")
                        .granularity("1Minute")
                        .build());
    }
}
