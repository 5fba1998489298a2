package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Sources: API AttachInstances, UG:attach-instance-asg, UG:ec2-auto-scaling-tagging. */
class AttachTest {
    private static void attach(Scene scene, String... ids) {
        scene.client.attachInstances(
                request -> request.autoScalingGroupName(BLUE).instanceIds(ids));
    }

    @Test
    void attachingRaisesTheDesiredCapacityByTheNumberOfInstancesAndRegistersThem() {
        Scene scene = Scene.with(0, 1, 3);
        String one = scene.compute.foreign();
        String two = scene.compute.foreign();
        attach(scene, one, two);
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
        assertThat(scene.stateOf(one)).isEqualTo("Pending");
        scene.settle();
        assertThat(scene.inService()).hasSize(3).contains(one, two);
        assertThat(scene.targets.stateOf(WEB, one)).isEqualTo("registered");
        assertThat(scene.compute.launches).hasSize(1);
        assertThat(scene.activity("Attaching an existing EC2 instance: " + one).statusCodeAsString())
                .isEqualTo("Successful");
    }

    @Test
    void attachingBeyondTheMaximumIsRefused() {
        // GitHub LeanerCloud/AutoSpotting#407
        Scene scene = Scene.with(3, 4, 4);
        invalid(
                "AutoScalingGroup blue has min-size=3, max-size=4, and desired-size=4. To attach 1 instance, please "
                        + "update the AutoScalingGroup sizes appropriately.",
                () -> attach(scene, scene.compute.foreign()));
        assertThat(scene.instances()).hasSize(4);
    }

    @Test
    void whatWasDetachedCanComeBackAsTheSameInstance() {
        Scene scene = Scene.with(0, 2, 2);
        String id = scene.inService().get(0);
        Instance before = instance(scene, id);
        scene.detach(true, List.of(id));
        scene.settle();
        assertThat(scene.stateOf(id)).isEqualTo("absent");
        attach(scene, id);
        scene.settle();
        Instance after = instance(scene, id);
        assertThat(after.availabilityZone()).isEqualTo(before.availabilityZone());
        assertThat(after.instanceType()).isEqualTo(before.instanceType());
        assertThat(after.launchTemplate()).isEqualTo(before.launchTemplate());
        assertThat(scene.inService()).hasSize(2).contains(id);
        assertThat(scene.compute.terminated).isEmpty();
    }

    private static Instance instance(Scene scene, String id) {
        return scene.instances().stream()
                .filter(instance -> instance.instanceId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theGroupsTagsGoOverThoseOfTheInstance() {
        Scene scene =
                Scene.with(0, 1, 2, group -> group.tags(tag("image-version", "v2", true), tag("owner", "us", false)));
        String id = scene.compute.foreign();
        attach(scene, id);
        assertThat(scene.compute.addedTags.get(id))
                .containsOnlyKeys("image-version", "aws:autoscaling:groupName")
                .containsEntry("image-version", "v2")
                .containsEntry("aws:autoscaling:groupName", "blue");
    }

    private static Tag tag(String key, String value, boolean propagated) {
        return Tag.builder().key(key).value(value).propagateAtLaunch(propagated).build();
    }

    @Test
    void anInstanceOfAnotherZoneIsRefused() {
        Scene scene = Scene.with(0, 1, 3);
        String elsewhere = scene.compute.foreignIn("us-east-1c");
        assertThatThrownBy(() -> attach(scene, scene.compute.foreign(), elsewhere))
                .hasMessageContaining(elsewhere)
                .hasMessageContaining("us-east-1c");
        assertThat(scene.instances()).hasSize(1);
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
    }

    @Test
    void anInstanceKeepsItsOwnZone() {
        Scene scene = Scene.with(0, 1, 2);
        String id = scene.compute.foreignIn("us-east-1b");
        attach(scene, id);
        assertThat(instance(scene, id).availabilityZone()).isEqualTo("us-east-1b");
    }

    @Test
    void anInstanceWhoseImageIsGoneIsRefused() {
        Scene scene = Scene.with(0, 1, 2);
        String id = scene.compute.foreign();
        scene.compute.withoutImage.add(id);
        assertThatThrownBy(() -> attach(scene, id))
                .hasMessageContaining("image")
                .hasMessageContaining(id);
    }

    @Test
    void whatDoesNotRunIsRefused() {
        Scene scene = Scene.with(0, 1, 2);
        String dead = scene.compute.foreign();
        scene.compute.dies(dead);
        assertThatThrownBy(() -> attach(scene, dead)).hasMessageContaining("only running instances");
        assertThatThrownBy(() -> attach(scene, "i-0")).hasMessageContaining("only running instances");
    }

    @Test
    void aMemberOfAnyGroupIsRefused() {
        // The text as several public clients match it, "is already part of AutoScalingGroup" in all of them.
        Scene scene = Scene.with(0, 1, 2);
        scene.create("green", 0, 1, 1, group -> {});
        scene.settle();
        String own = scene.inService().get(0);
        invalid("The Instance: " + own + " is already part of AutoScalingGroup:blue", () -> attach(scene, own));
        String others = scene.client.describeAutoScalingInstances().autoScalingInstances().stream()
                .filter(instance -> instance.autoScalingGroupName().equals("green"))
                .findFirst()
                .orElseThrow()
                .instanceId();
        invalid("The Instance: " + others + " is already part of AutoScalingGroup:green", () -> attach(scene, others));
    }

    @Test
    void attachingNeedsTheLaunchProcess() {
        // UG:as-suspend-resume-processes
        Scene scene = Scene.with(0, 1, 2);
        String id = scene.compute.foreign();
        scene.suspend("Launch");
        assertThatThrownBy(() -> attach(scene, id)).hasMessageContaining("Launch is suspended");
        scene.resume("Launch");
        attach(scene, id);
        assertThat(scene.stateOf(id)).isEqualTo("Pending");
    }

    @Test
    void aDyingAttachedInstanceIsReplacedLikeAnyOther() {
        Scene scene = Scene.with(0, 1, 2);
        String id = scene.compute.foreign();
        attach(scene, id);
        scene.settle();
        scene.compute.dies(id);
        scene.settle();
        assertThat(scene.inService()).hasSize(2).doesNotContain(id);
    }
}
