package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources: API DetachInstances, the guide's page "detach and attach". */
class DetachTest {
    private static Scene standby(int min, int desired, int max, int standby) {
        Scene scene = Scene.with(min, desired, max);
        scene.enterStandby(true, scene.inService().subList(0, standby));
        scene.settle();
        return scene;
    }

    @Test
    void detachingStandbyWithoutDecrementChangesNothingElse() {
        Scene scene = standby(0, 4, 4, 2);
        List<String> serving = scene.inService();
        List<String> ids = scene.in("Standby");
        scene.detach(false, ids);
        scene.settle();
        assertThat(scene.inService()).isEqualTo(serving);
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        assertThat(scene.instances()).hasSize(2);
        assertThat(scene.compute.terminated).isEmpty();
    }

    @Test
    void detachingStandbyWithDecrementKillsOthers() {
        Scene scene = standby(0, 4, 4, 2);
        List<String> ids = scene.in("Standby");
        scene.detach(true, ids);
        scene.settle();
        assertThat(scene.group().desiredCapacity()).isZero();
        assertThat(scene.instances()).isEmpty();
        assertThat(scene.compute.terminated).hasSize(2).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void detachingFromServiceDrainsFirstAndIsReplacedWithoutDecrement() {
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.detach(false, List.of(id));
        assertThat(scene.stateOf(id)).isEqualTo("Detaching");
        assertThat(scene.targets.stateOf(WEB, id)).isEqualTo("draining");
        scene.seconds(FakeTargets.DRAIN.toSeconds() - 1);
        assertThat(scene.stateOf(id)).isEqualTo("Detaching");
        scene.settle();
        assertThat(scene.inService()).hasSize(1).doesNotContain(id);
        assertThat(scene.compute.isRunning(id)).isTrue();
    }

    @Test
    void aDetachedInstanceLosesTheTagThatNamesItsGroup() {
        // UG:ec2-auto-scaling-tagging
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        assertThat(scene.compute.launches.get(id).tags()).containsEntry("aws:autoscaling:groupName", "blue");
        scene.detach(true, List.of(id));
        scene.settle();
        assertThat(scene.compute.removedTags).containsExactly(id + " aws:autoscaling:groupName");
    }

    @Test
    void onlyInServiceAndStandbyCanBeDetached() {
        // GitHub reproio/ecs_deploy#47 and #56
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.enterStandby(true, List.of(id));
        invalid("The instance " + id + " is not in InService or Standby.", () -> scene.detach(false, List.of(id)));
        invalid("The instance i-0 is not part of Auto Scaling group blue.", () -> scene.detach(false, List.of("i-0")));
    }

    @Test
    void aDecrementBelowTheMinimumIsRefused() {
        // GitHub spacelift-io/terraform-aws-spacelift-workerpool-on-ec2#85
        Scene scene = Scene.with(1, 1, 50);
        invalid(
                "AutoScalingGroup blue has min-size=1, max-size=50, and desired-size=1. To detach 1 instance, please "
                        + "update the AutoScalingGroup sizes appropriately.",
                () -> scene.detach(true, scene.inService()));
    }

    @Test
    void detachingWorksWithLaunchAndTerminateSuspended() {
        // UG:as-suspend-resume-processes
        Scene scene = Scene.with(0, 1, 1);
        scene.suspend("Launch", "Terminate");
        scene.detach(true, scene.inService());
        scene.settle();
        assertThat(scene.instances()).isEmpty();
    }
}
