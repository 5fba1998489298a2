package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Sources: UG:auto-scaling-benefits, UG:ec2-auto-scaling-termination-policies, UG:CHAP_Troubleshooting. */
class ScalingTest {
    private static Map<String, Long> zones(Scene scene) {
        return scene.instances().stream()
                .filter(instance -> instance.lifecycleStateAsString().equals("InService"))
                .collect(Collectors.groupingBy(Instance::availabilityZone, Collectors.counting()));
    }

    @Test
    void launchesTakeTheirTime() {
        // 32 s from start to end of the activity: UG:ec2-auto-scaling-sns-notifications
        Scene scene = new Scene();
        scene.create(BLUE, 0, 1, 1, group -> {});
        scene.seconds(2);
        assertThat(scene.instances()).isEmpty();
        scene.seconds(4);
        assertThat(scene.in("Pending")).hasSize(1);
        scene.seconds(25);
        assertThat(scene.in("Pending")).hasSize(1);
        scene.seconds(10);
        assertThat(scene.inService()).hasSize(1);
        Activity activity = scene.activity("Launching a new EC2 instance: i-");
        assertThat(Duration.between(activity.startTime(), activity.endTime()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35));
    }

    @Test
    void launchesExplainThemselves() {
        Scene scene = Scene.with(0, 2, 4);
        assertThat(scene.activity("Launching").cause())
                .isEqualTo("At 2026-01-01T00:00:00Z a user request created an AutoScalingGroup changing the desired "
                        + "capacity from 0 to 2.  At 2026-01-01T00:00:04Z an instance was started in response to a "
                        + "difference between desired and actual capacity, increasing the capacity from 0 to 2.");
        scene.client.updateAutoScalingGroup(request ->
                request.autoScalingGroupName(BLUE).minSize(1).maxSize(5).desiredCapacity(3));
        scene.settle();
        assertThat(scene.activity("Launching").cause())
                .contains(
                        "a user request update of AutoScalingGroup constraints to min: 1, max: 5, desired: 3 changing "
                                + "the desired capacity from 2 to 3.");
    }

    @Test
    void launchesSpreadOverTheZones() {
        Scene scene = Scene.with(0, 6, 6);
        assertThat(zones(scene)).isEqualTo(Map.of("us-east-1a", 3L, "us-east-1b", 3L));
    }

    @Test
    void scaleInTakesFromTheFullestZoneFirst() {
        Scene scene = Scene.with(0, 6, 6);
        List<String> inA = scene.instances().stream()
                .filter(instance -> instance.availabilityZone().equals("us-east-1a"))
                .map(Instance::instanceId)
                .toList();
        scene.detach(true, inA.subList(0, 2));
        scene.desire(2);
        scene.settle();
        assertThat(zones(scene)).isEqualTo(Map.of("us-east-1a", 1L, "us-east-1b", 1L));
    }

    @Test
    void theOldestInstanceGoesFirstWhereThePolicySaysSo() {
        Scene scene = Scene.with(
                0, 2, 4, group -> group.terminationPolicies("OldestInstance").vpcZoneIdentifier("subnet-a"));
        List<String> old = scene.inService();
        scene.desire(4);
        scene.settle();
        scene.desire(2);
        scene.settle();
        assertThat(scene.inService()).hasSize(2).doesNotContainAnyElementsOf(old);
    }

    @Test
    void scaleInDrainsBeforeItTerminates() {
        // UG:ec2-auto-scaling-lifecycle
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        scene.desire(0);
        scene.seconds(10);
        assertThat(scene.stateOf(id)).isEqualTo("Terminating");
        assertThat(scene.compute.terminated).isEmpty();
        assertThat(scene.activity("Terminating EC2 instance: " + id).statusCodeAsString())
                .isEqualTo("WaitingForELBConnectionDraining");
        scene.settle();
        assertThat(scene.compute.terminated).containsExactly(id);
        assertThat(scene.instances()).isEmpty();
        assertThat(scene.activity("Terminating EC2 instance").cause())
                .contains(
                        "a user request explicitly set group desired capacity changing the desired capacity from 1 to "
                                + "0.  ")
                .endsWith("instance " + id + " was selected for termination.");
    }

    @Test
    void protectedInstancesStayAndAnActivitySaysWhy() {
        // UG:ec2-auto-scaling-instance-protection
        Scene scene = Scene.with(0, 2, 2, group -> group.newInstancesProtectedFromScaleIn(true));
        scene.desire(0);
        scene.settle();
        assertThat(scene.inService()).hasSize(2);
        assertThat(scene.group().desiredCapacity()).isZero();
        List<Activity> said = scene.activities().stream()
                .filter(activity -> activity.description()
                        .equals("Could not scale to desired capacity because all remaining instances are protected "
                                + "from scale-in."))
                .toList();
        assertThat(said).hasSize(1);
        scene.client.setInstanceProtection(request -> request.autoScalingGroupName(BLUE)
                .instanceIds(scene.inService())
                .protectedFromScaleIn(false));
        scene.settle();
        assertThat(scene.instances()).isEmpty();
    }

    @Test
    void failedLaunchesShowOnlyInTheActivitiesAndAreTriedAgainLessAndLessOften() {
        Scene scene = Scene.with(0, 0, 2);
        scene.compute.zonesWithoutCapacity.addAll(List.of("us-east-1a", "us-east-1b"));
        scene.desire(2);
        scene.seconds(600);
        assertThat(scene.instances()).isEmpty();
        assertThat(scene.activities()).hasSizeBetween(3, 8);
        Activity failed = scene.activities().get(0);
        assertThat(failed.statusCodeAsString()).isEqualTo("Failed");
        assertThat(failed.progress()).isEqualTo(100);
        assertThat(failed.description())
                .startsWith("Launching a new EC2 instance.  Status Reason: We currently do not have sufficient");
        assertThat(failed.statusMessage()).endsWith("Launching EC2 instance failed.");
        scene.compute.zonesWithoutCapacity.clear();
        scene.seconds(900);
        assertThat(scene.inService()).hasSize(2);
    }

    @Test
    void givingUpEndsThePauseBetweenFailedLaunches() {
        Scene scene = Scene.with(0, 0, 2);
        scene.compute.zonesWithoutCapacity.addAll(List.of("us-east-1a", "us-east-1b"));
        scene.desire(2);
        scene.seconds(3600);
        scene.desire(0);
        scene.seconds(10);
        scene.compute.zonesWithoutCapacity.clear();
        scene.desire(2);
        scene.seconds(60);
        assertThat(scene.inService()).hasSize(2);
    }

    @Test
    void aZoneWithoutCapacityIsAvoided() {
        Scene scene = Scene.with(0, 0, 4);
        scene.compute.zonesWithoutCapacity.add("us-east-1a");
        scene.desire(4);
        scene.seconds(300);
        assertThat(zones(scene)).containsOnlyKeys("us-east-1b");
        assertThat(scene.activity("Status Reason").statusCodeAsString()).isEqualTo("Failed");
    }

    @Test
    void aMissingTargetGroupFailsTheLaunch() {
        // UG:ts-as-loadbalancer
        Scene scene = Scene.with(0, 0, 1);
        scene.targets.existing.clear();
        scene.desire(1);
        scene.seconds(10);
        assertThat(scene.activity("Launching").statusMessage())
                .isEqualTo("One or more target groups not found. Validating load balancer configuration failed.");
    }

    @Test
    void instancesTellTheTemplateVersionTheyReallyCameFrom() {
        Scene scene = Scene.with(0, 1, 2);
        scene.compute.latestVersion = "2";
        scene.desire(2);
        scene.settle();
        assertThat(scene.group().launchTemplate().version()).isEqualTo("$Latest");
        assertThat(scene.instances())
                .extracting(instance -> instance.launchTemplate().version())
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void bootCodeReadsTheGroupsTagOfThatMomentWhileTheInstanceKeepsItsOwn() {
        // UG:ec2-auto-scaling-tagging: changing a group's tag does not change running instances
        Scene scene = Scene.with(0, 1, 1, group -> group.tags(version("v1")));
        Compute.Launch launch = scene.compute.launches.values().iterator().next();
        scene.client.createOrUpdateTags(request -> request.tags(version("v2").toBuilder()
                .resourceId(BLUE)
                .resourceType("auto-scaling-group")
                .build()));
        assertThat(launch.versionAtBoot().get()).contains("v2");
        assertThat(launch.tags()).containsEntry("image-version", "v1");
        scene.client.deleteAutoScalingGroup(
                request -> request.autoScalingGroupName(BLUE).forceDelete(true));
        scene.settle();
        assertThat(launch.versionAtBoot().get()).isEmpty();
    }

    private static Tag version(String value) {
        return Tag.builder()
                .key("image-version")
                .value(value)
                .propagateAtLaunch(true)
                .build();
    }
}
