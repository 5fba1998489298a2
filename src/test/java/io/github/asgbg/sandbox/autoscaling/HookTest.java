package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;
import software.amazon.awssdk.services.autoscaling.model.PutLifecycleHookRequest;

/** Sources: UG:lifecycle-hooks, API PutLifecycleHook and CompleteLifecycleAction. */
class HookTest {
    private static final String LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
    private static final String TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";

    private static void hook(Scene scene, String transition, Consumer<PutLifecycleHookRequest.Builder> more) {
        scene.client.putLifecycleHook(request -> more.accept(
                request.autoScalingGroupName(BLUE).lifecycleHookName("hook").lifecycleTransition(transition)));
    }

    private static void complete(Scene scene, String id, String result) {
        scene.client.completeLifecycleAction(request -> request.autoScalingGroupName(BLUE)
                .lifecycleHookName("hook")
                .instanceId(id)
                .lifecycleActionResult(result));
    }

    private static Scene launchingBehindAHook(Consumer<PutLifecycleHookRequest.Builder> more) {
        Scene scene = Scene.with(0, 0, 2);
        hook(scene, LAUNCHING, more);
        scene.desire(1);
        scene.seconds(60);
        return scene;
    }

    @Test
    void aHookHasTheDocumentedDefaults() {
        Scene scene = Scene.with(0, 0, 1);
        hook(scene, LAUNCHING, request -> {});
        LifecycleHook hook = scene.client
                .describeLifecycleHooks(request -> request.autoScalingGroupName(BLUE))
                .lifecycleHooks()
                .get(0);
        assertThat(hook.heartbeatTimeout()).isEqualTo(3600);
        assertThat(hook.globalTimeout()).isEqualTo(172800);
        assertThat(hook.defaultResult()).isEqualTo("ABANDON");
        assertThatThrownBy(() -> hook(scene, LAUNCHING, request -> request.heartbeatTimeout(29)))
                .hasMessageContaining("between 30 and 7200");
    }

    @Test
    void aLaunchHookHoldsTheInstanceBeforeItIsRegistered() {
        Scene scene = launchingBehindAHook(request -> {});
        String id = scene.in("Pending:Wait").get(0);
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("absent");
        assertThat(scene.activity("Launching").statusCodeAsString()).isEqualTo("MidLifecycleAction");
        complete(scene, id, "CONTINUE");
        assertThat(scene.stateOf(id)).isEqualTo("Pending:Proceed");
        scene.seconds(2);
        assertThat(scene.stateOf(id)).isEqualTo("InService");
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("registered");
    }

    @Test
    void abandoningALaunchTerminatesAndLaunchesAnother() {
        Scene scene = launchingBehindAHook(request -> {});
        String id = scene.in("Pending:Wait").get(0);
        complete(scene, id, "ABANDON");
        // UG:CHAP_Troubleshooting shows this very activity
        assertThat(scene.activity("Launching").statusCodeAsString()).isEqualTo("Cancelled");
        assertThat(scene.activity("Launching").statusMessage())
                .matches(
                        "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token [0-9a-f-]{36} was"
                                + " abandoned: Lifecycle Action Completed with ABANDON Result");
        assertThat(scene.activity("Launching").description())
                .isEqualTo("Launching a new EC2 instance: " + id + ".  Status Reason: "
                        + scene.activity("Launching").statusMessage());
        scene.seconds(60);
        assertThat(scene.in("Pending:Wait")).hasSize(1).doesNotContain(id);
        assertThat(scene.compute.terminated).containsExactly(id);
    }

    @Test
    void silenceMeansTheDefaultResult() {
        Scene scene =
                launchingBehindAHook(request -> request.heartbeatTimeout(100).defaultResult("CONTINUE"));
        scene.seconds(70);
        assertThat(scene.in("Pending:Wait")).hasSize(1);
        scene.seconds(30);
        assertThat(scene.inService()).hasSize(1);
    }

    @Test
    void aHeartbeatGivesMoreTime() {
        Scene scene =
                launchingBehindAHook(request -> request.heartbeatTimeout(100).defaultResult("CONTINUE"));
        String id = scene.in("Pending:Wait").get(0);
        scene.seconds(60);
        scene.client.recordLifecycleActionHeartbeat(request ->
                request.autoScalingGroupName(BLUE).lifecycleHookName("hook").instanceId(id));
        scene.seconds(90);
        assertThat(scene.stateOf(id)).isEqualTo("Pending:Wait");
        scene.seconds(20);
        assertThat(scene.stateOf(id)).isEqualTo("InService");
    }

    @Test
    void aTerminateHookComesAfterDraining() {
        // UG:ec2-auto-scaling-lifecycle
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        hook(scene, TERMINATING, request -> {});
        scene.desire(0);
        scene.seconds(20);
        assertThat(scene.stateOf(id)).isEqualTo("Terminating");
        scene.seconds(30);
        assertThat(scene.stateOf(id)).isEqualTo("Terminating:Wait");
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("absent");
        assertThat(scene.compute.terminated).isEmpty();
        complete(scene, id, "ABANDON");
        scene.seconds(10);
        assertThat(scene.instances()).isEmpty();
        assertThat(scene.compute.terminated).containsExactly(id);
    }

    @Test
    void neitherStandbyNorDetachingRunsHooks() {
        Scene scene = Scene.with(0, 2, 2);
        hook(scene, LAUNCHING, request -> {});
        scene.client.putLifecycleHook(request ->
                request.autoScalingGroupName(BLUE).lifecycleHookName("end").lifecycleTransition(TERMINATING));
        List<String> ids = scene.inService();
        scene.enterStandby(true, ids);
        scene.settle();
        assertThat(scene.in("Standby")).isEqualTo(ids);
        scene.exitStandby(ids);
        scene.settle();
        assertThat(scene.inService()).isEqualTo(ids);
        scene.detach(true, ids);
        scene.settle();
        assertThat(scene.instances()).isEmpty();
    }

    @Test
    void aRetainedInstanceStaysUntilItIsTakenAway() {
        // API InstanceLifecyclePolicy, RetentionTriggers
        Scene scene = Scene.with(
                0,
                1,
                1,
                group -> group.instanceLifecyclePolicy(
                        policy -> policy.retentionTriggers(triggers -> triggers.terminateHookAbandon("retain"))));
        String id = scene.inService().get(0);
        hook(scene, TERMINATING, request -> request.heartbeatTimeout(30));
        scene.desire(0);
        scene.settle();
        assertThat(scene.in("Terminating:Retained")).containsExactly(id);
        scene.seconds(3600);
        assertThat(scene.compute.terminated).isEmpty();
        scene.client.terminateInstanceInAutoScalingGroup(
                request -> request.instanceId(id).shouldDecrementDesiredCapacity(false));
        scene.settle();
        assertThat(scene.instances()).isEmpty();
    }

    @Test
    void answersWithoutAWaitingInstanceAreRefused() {
        Scene scene = Scene.with(0, 1, 1);
        hook(scene, LAUNCHING, request -> {});
        String id = scene.inService().get(0);
        invalid("No active Lifecycle Action found with instance ID " + id, () -> complete(scene, id, "CONTINUE"));
    }
}
