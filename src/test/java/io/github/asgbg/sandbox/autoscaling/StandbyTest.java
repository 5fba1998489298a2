package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;

/** Sources: API EnterStandby and ExitStandby, UG:as-enter-exit-standby. */
class StandbyTest {
    @Test
    void enteringLowersTheDesiredCapacityAtOnceAndLaunchesNothing() {
        Scene scene = Scene.with(0, 4, 4);
        scene.enterStandby(true, scene.inService().subList(0, 3));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        scene.settle();
        assertThat(scene.in("Standby")).hasSize(3);
        assertThat(scene.compute.launches).hasSize(4);
    }

    @Test
    void withoutDecrementEachInstanceIsReplaced() {
        Scene scene = Scene.with(0, 2, 4);
        scene.enterStandby(false, scene.inService());
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        scene.settle();
        assertThat(scene.in("Standby")).hasSize(2);
        assertThat(scene.inService()).hasSize(2);
    }

    @Test
    void enteringTakesAsLongAsDrainingDoes() {
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.enterStandby(true, List.of(id));
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("draining");
        scene.seconds(FakeTargets.DRAIN.toSeconds() - 1);
        assertThat(scene.stateOf(id)).isEqualTo("EnteringStandby");
        scene.seconds(3);
        assertThat(scene.stateOf(id)).isEqualTo("Standby");
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("absent");
    }

    @Test
    void theAnswerIsAnActivityInTheGuidesWords() {
        Scene scene = Scene.with(0, 4, 4);
        String id = scene.inService().get(0);
        Activity activity = scene.client
                .enterStandby(request ->
                        request.autoScalingGroupName(Scene.BLUE).instanceIds(id).shouldDecrementDesiredCapacity(true))
                .activities()
                .get(0);
        assertThat(activity.description()).isEqualTo("Moving EC2 instance to Standby: " + id);
        assertThat(activity.statusCodeAsString()).isEqualTo("InProgress");
        assertThat(activity.progress()).isEqualTo(50);
        assertThat(activity.cause())
                .isEqualTo("At 2026-01-01T00:02:00Z instance " + id + " was moved to standby in response to a user "
                        + "request, shrinking the capacity from 4 to 3.");
        scene.settle();
        assertThat(scene.activity("Moving EC2 instance to Standby").statusCodeAsString())
                .isEqualTo("Successful");
    }

    @Test
    void theMinimumMustBeLoweredFirst() {
        // The text as a user of the CLI saw it in June 2025.
        Scene scene = Scene.with(1, 1, 1);
        invalid(
                "AutoScalingGroup blue has min-size=1, max-size=1, and desired-size=1. To place into standby 1 instance, "
                        + "please update the AutoScalingGroup sizes appropriately.",
                () -> scene.enterStandby(true, scene.inService()));
        scene.enterStandby(false, scene.inService());
        assertThat(scene.in("EnteringStandby")).hasSize(1);
    }

    @Test
    void oneWrongInstanceRefusesAll() {
        // GitHub keikoproj/upgrade-manager#324
        Scene scene = Scene.with(0, 2, 2);
        String first = scene.inService().get(0);
        String second = scene.inService().get(1);
        scene.enterStandby(true, List.of(first));
        scene.settle();
        invalid(
                "The instance " + first + " is not in InService.",
                () -> scene.enterStandby(true, List.of(second, first)));
        assertThat(scene.stateOf(second)).isEqualTo("InService");
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        invalid(
                "The instance i-0 is not part of Auto Scaling group blue.",
                () -> scene.enterStandby(true, List.of("i-0")));
    }

    @Test
    void leavingRaisesTheDesiredCapacityAndRegistersAgain() {
        Scene scene = Scene.with(0, 2, 2);
        List<String> ids = scene.inService();
        scene.enterStandby(true, ids);
        scene.settle();
        Activity activity = scene.client
                .exitStandby(request -> request.autoScalingGroupName(Scene.BLUE).instanceIds(ids.get(0)))
                .activities()
                .get(0);
        assertThat(activity.description()).isEqualTo("Moving EC2 instance out of Standby: " + ids.get(0));
        assertThat(activity.statusCodeAsString()).isEqualTo("PreInService");
        assertThat(activity.progress()).isEqualTo(30);
        assertThat(activity.cause()).endsWith("increasing the capacity from 0 to 1.");
        assertThat(scene.stateOf(ids.get(0))).isEqualTo("Pending");
        scene.settle();
        assertThat(scene.inService()).containsExactly(ids.get(0));
        assertThat(scene.targets.stateOf(WEB, ids.get(0))).isEqualTo("registered");
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        assertThat(scene.compute.launches).hasSize(2);
    }

    @Test
    void onlyStandbyInstancesCanLeaveStandby() {
        Scene scene = Scene.with(0, 1, 2);
        String id = scene.inService().get(0);
        invalid("The instance " + id + " is not in Standby.", () -> scene.exitStandby(List.of(id)));
    }

    @Test
    void leavingBeyondTheMaximumIsRefused() {
        // API AttachInstances refuses in this case; for ExitStandby AWS publishes no text.
        Scene scene = Scene.with(0, 2, 2);
        List<String> ids = scene.inService();
        scene.enterStandby(true, ids);
        scene.settle();
        scene.client.updateAutoScalingGroup(
                request -> request.autoScalingGroupName(Scene.BLUE).maxSize(1));
        assertThatThrownBy(() -> scene.exitStandby(ids))
                .hasMessageContaining(
                        "AutoScalingGroup blue has min-size=0, max-size=1, and desired-size=0. To move out "
                                + "of standby 2 instances, please update the AutoScalingGroup sizes appropriately.");
        assertThat(scene.in("Standby")).hasSize(2);
    }

    @Test
    void leavingNeedsTheLaunchProcess() {
        // UG:as-suspend-resume-processes, "Standby instances"
        Scene scene = Scene.with(0, 1, 1);
        List<String> ids = scene.inService();
        scene.suspend("Launch");
        scene.enterStandby(true, ids);
        scene.settle();
        assertThatThrownBy(() -> scene.exitStandby(ids)).hasMessageContaining("Launch is suspended");
        scene.resume("Launch");
        scene.exitStandby(ids);
        scene.settle();
        assertThat(scene.inService()).isEqualTo(ids);
    }

    @Test
    void standbyInstancesAreNeverScaledIn() {
        // GitHub hashicorp/terraform-provider-aws#34113
        Scene scene = Scene.with(0, 3, 3);
        List<String> standby = scene.inService().subList(0, 2);
        scene.enterStandby(true, standby);
        scene.settle();
        scene.desire(0);
        scene.settle();
        assertThat(scene.instances()).hasSize(2);
        assertThat(scene.in("Standby")).isEqualTo(standby);
    }

    @Test
    void standbyInstancesAreNotHealthChecked() {
        Scene scene = Scene.with(0, 1, 1);
        List<String> ids = scene.inService();
        scene.enterStandby(true, ids);
        scene.settle();
        scene.compute.dies(ids.get(0));
        scene.settle();
        assertThat(scene.in("Standby")).isEqualTo(ids);
        assertThat(scene.instances().get(0).healthStatus()).isEqualTo("Healthy");
    }

    @Test
    void aGhostIsReplacedWhenItLeavesStandby() {
        Scene scene = Scene.with(0, 1, 1);
        List<String> ids = scene.inService();
        scene.enterStandby(true, ids);
        scene.settle();
        scene.compute.dies(ids.get(0));
        scene.exitStandby(ids);
        scene.settle();
        assertThat(scene.inService()).hasSize(1).isNotEqualTo(ids);
        assertThat(scene.activity("Launching a new EC2 instance").cause()).contains("unhealthy instance");
    }

    @Test
    void twentyIdsFitIntoACallAndTwentyOneDoNot() {
        // UG:ec2-auto-scaling-quotas
        Scene scene = Scene.with(0, 21, 21);
        List<String> ids = scene.inService();
        assertThatThrownBy(() -> scene.enterStandby(true, ids)).hasMessageContaining("less than or equal to 20");
        scene.enterStandby(true, ids.subList(0, 20));
        assertThat(scene.in("EnteringStandby")).hasSize(20);
    }

    @Test
    void theLimitCanBeLower() {
        // keikoproj/upgrade-manager, providers/aws/autoscaling.go, takes it to be 19
        Scene scene = new Scene(Quirks.defaults().withIdsPerCall(19));
        scene.create(Scene.BLUE, 0, 0, 1, group -> {});
        List<String> ids =
                IntStream.range(0, 20).mapToObj(index -> "i-" + index).toList();
        assertThatThrownBy(() -> scene.enterStandby(true, ids)).hasMessageContaining("less than or equal to 19");
    }

    /** No document tells what becomes of the others; the tool has to cope with either. */
    @Test
    void oneInstanceThatCannotMoveKeepsAllOrNoneOfTheOthers() {
        for (boolean isAllOrNone : new boolean[] {true, false}) {
            Scene scene = new Scene(
                    isAllOrNone ? Quirks.defaults() : Quirks.defaults().withMovesOneByOne());
            scene.create(Scene.BLUE, 0, 3, 3, group -> {});
            scene.settle();
            List<String> ids = scene.inService();
            scene.enterStandby(true, ids.subList(0, 1));
            assertThatThrownBy(() -> scene.enterStandby(true, ids))
                    .hasMessageContaining("The instance " + ids.get(0) + " is not in InService.");
            assertThat(scene.in("EnteringStandby"))
                    .as("all or none: " + isAllOrNone)
                    .hasSize(isAllOrNone ? 1 : 3);
            assertThat(scene.group().desiredCapacity()).isEqualTo(isAllOrNone ? 2 : 0);
        }
    }

    @Test
    void otherCallsOnAnInstanceThatMovesAreRefused() {
        // GitHub keikoproj/upgrade-manager#77
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.enterStandby(true, List.of(id));
        assertThatThrownBy(() -> scene.client.terminateInstanceInAutoScalingGroup(
                        request -> request.instanceId(id).shouldDecrementDesiredCapacity(false)))
                .isInstanceOf(
                        software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException.class)
                .hasMessageContaining("is in progress and blocks this action.");
    }
}
