package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static io.github.asgbg.sandbox.autoscaling.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** Sources: API Create-, Update-, Delete- and DescribeAutoScalingGroups, SetDesiredCapacity. */
class GroupTest {
    private static void update(Scene scene, Consumer<UpdateAutoScalingGroupRequest.Builder> change) {
        scene.client.updateAutoScalingGroup(request -> change.accept(request.autoScalingGroupName(BLUE)));
    }

    @Test
    void aNewGroupHasTheDocumentedDefaults() {
        Scene scene = new Scene();
        scene.client.createAutoScalingGroup(group -> group.autoScalingGroupName(BLUE)
                .minSize(2)
                .maxSize(3)
                .launchTemplate(template -> template.launchTemplateId("lt-0123456789"))
                .vpcZoneIdentifier("subnet-a, subnet-b"));
        AutoScalingGroup group = scene.group();
        assertThat(group.desiredCapacity()).isEqualTo(2);
        assertThat(group.healthCheckType()).isEqualTo("EC2");
        assertThat(group.healthCheckGracePeriod()).isZero();
        assertThat(group.defaultCooldown()).isEqualTo(300);
        assertThat(group.terminationPolicies()).containsExactly("Default");
        assertThat(group.availabilityZones()).containsExactly("us-east-1a", "us-east-1b");
        assertThat(group.launchTemplate().launchTemplateName()).isEqualTo("web");
        assertThat(group.autoScalingGroupARN())
                .matches("arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:[-0-9a-f]{36}:"
                        + "autoScalingGroupName/blue");
        assertThat(group.status()).isNull();
    }

    @Test
    void targetGroupsAreTrafficSourcesAsWell() {
        Scene scene = Scene.with(0, 0, 1);
        assertThat(scene.group().targetGroupARNs()).containsExactly(FakeTargets.WEB);
        assertThat(scene.group().trafficSources()).singleElement().satisfies(source -> {
            assertThat(source.identifier()).isEqualTo(FakeTargets.WEB);
            assertThat(source.type()).isEqualTo("elbv2");
        });
    }

    @Test
    void aNameIsTakenOnlyOnce() {
        Scene scene = Scene.with(0, 0, 1);
        refused(
                "AlreadyExists",
                "AutoScalingGroup by this name already exists - A group with the name blue already exists",
                () -> scene.create(BLUE, 0, 0, 1, group -> {}));
    }

    @Test
    void wrongSizesAreRefusedInAwssWords() {
        // GitHub convox/praxis#258
        Scene scene = new Scene();
        invalid(
                "Desired capacity:9 must be between the specified min size:1 and max size:4",
                () -> scene.create(BLUE, 1, 9, 4, group -> {}));
        invalid(
                "Max bound, 1, must be greater than or equal to min bound, 2",
                () -> scene.create(BLUE, 2, 1, 1, group -> {}));
        assertThat(scene.client.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
    }

    @Test
    void aGroupNeedsALaunchTemplateThatExists() {
        Scene scene = new Scene();
        invalid(
                "You must use a valid fully-formed launch template. The specified launch template, with template name "
                        + "missing, does not exist.",
                () -> scene.create(
                        BLUE,
                        0,
                        0,
                        1,
                        group -> group.launchTemplate(template -> template.launchTemplateName("missing"))));
        assertThatThrownBy(() -> scene.client.createAutoScalingGroup(group ->
                        group.autoScalingGroupName(BLUE).minSize(0).maxSize(1).vpcZoneIdentifier("subnet-a")))
                .hasMessageContaining("Valid requests must contain either LaunchTemplate");
    }

    /** User guide, "Troubleshoot issues with launch templates"; the text as in public Terraform logs. */
    @Test
    void aTemplateWhoseImageIsGoneIsRefusedWhereItIsGivenAndNotInALaterResize() {
        Scene scene = new Scene();
        String refusal = "You must use a valid fully-formed launch template. The image id '[ami-gone]' does not exist";
        invalid(
                refusal,
                () -> scene.create(
                        BLUE,
                        0,
                        0,
                        1,
                        group -> group.launchTemplate(template -> template.launchTemplateName("stale"))));
        scene.create(BLUE, 0, 0, 1, group -> {});
        invalid(
                refusal,
                () -> scene.client.updateAutoScalingGroup(group -> group.autoScalingGroupName(BLUE)
                        .launchTemplate(template -> template.launchTemplateName("stale"))));
        scene.client.updateAutoScalingGroup(
                group -> group.autoScalingGroupName(BLUE).maxSize(2));
        assertThat(scene.client
                        .describeAutoScalingGroups()
                        .autoScalingGroups()
                        .get(0)
                        .maxSize())
                .isEqualTo(2);
    }

    @Test
    void missingMembersAreNamed() {
        Scene scene = new Scene();
        assertThatThrownBy(() -> scene.client.createAutoScalingGroup(group -> group.autoScalingGroupName(BLUE)))
                .hasMessageContaining("Value null at 'minSize' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void anUnknownNameIsAnErrorForWritesAndNothingForReads() {
        Scene scene = new Scene();
        invalid("AutoScalingGroup name not found - blue", () -> scene.desire(1));
        assertThat(scene.client
                        .describeAutoScalingGroups(request -> request.autoScalingGroupNames(BLUE))
                        .autoScalingGroups())
                .isEmpty();
    }

    @Test
    void anUpdateChangesOnlyWhatItNames() {
        Scene scene = Scene.with(1, 2, 3, group -> group.healthCheckGracePeriod(77));
        update(scene, request -> request.maxSize(5));
        assertThat(scene.group().maxSize()).isEqualTo(5);
        assertThat(scene.group().minSize()).isEqualTo(1);
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        assertThat(scene.group().healthCheckGracePeriod()).isEqualTo(77);
        assertThat(scene.group().targetGroupARNs()).containsExactly(FakeTargets.WEB);
    }

    @Test
    void boundsMoveADesiredCapacityThatIsNotGiven() {
        Scene scene = Scene.with(0, 2, 4);
        update(scene, request -> request.minSize(3));
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
        update(scene, request -> request.minSize(0).maxSize(1));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        scene.settle();
        assertThat(scene.inService()).hasSize(1);
    }

    @Test
    void aDesiredCapacityThatIsGivenMustFit() {
        Scene scene = Scene.with(0, 2, 4);
        invalid(
                "Desired capacity:5 must be between the specified min size:0 and max size:4",
                () -> update(scene, request -> request.desiredCapacity(5)));
        invalid(
                "Desired capacity:2 must be between the specified min size:3 and max size:4",
                () -> update(scene, request -> request.minSize(3).desiredCapacity(2)));
        assertThat(scene.group().minSize()).isZero();
    }

    @Test
    void restoringTheMinimumDuringStandbyLaunchesASecondFleet() {
        Scene scene = Scene.with(0, 2, 4);
        scene.enterStandby(true, scene.inService());
        scene.settle();
        update(scene, request -> request.minSize(2));
        scene.settle();
        assertThat(scene.in("Standby")).hasSize(2);
        assertThat(scene.inService()).hasSize(2);
    }

    @Test
    void setDesiredCapacityKeepsToTheBounds() {
        Scene scene = Scene.with(1, 1, 2);
        invalid("New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.", () -> scene.desire(3));
        invalid("New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.", () -> scene.desire(0));
    }

    @Test
    void honouringTheCooldownMeansWaitingForActivities() {
        // GitHub aws/aws-cli#2226
        Scene scene = Scene.with(0, 1, 3);
        scene.desire(2);
        scene.seconds(5);
        assertThatThrownBy(() -> scene.client.setDesiredCapacity(request ->
                        request.autoScalingGroupName(BLUE).desiredCapacity(3).honorCooldown(true)))
                .hasMessageContaining("is in progress and blocks this action.");
        scene.desire(3);
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
    }

    @Test
    void aGroupWithInstancesIsNotDeletedWithoutForce() {
        Scene scene = Scene.with(0, 1, 1);
        refused(
                "ResourceInUse",
                "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) "
                        + "still in the group.",
                () -> scene.client.deleteAutoScalingGroup(request -> request.autoScalingGroupName(BLUE)));
    }

    @Test
    void forceDeletesStandbyAndProtectedInstancesToo() {
        Scene scene = Scene.with(0, 2, 2, group -> group.newInstancesProtectedFromScaleIn(true));
        scene.enterStandby(true, scene.inService().subList(0, 1));
        scene.settle();
        scene.client.deleteAutoScalingGroup(
                request -> request.autoScalingGroupName(BLUE).forceDelete(true));
        assertThat(scene.group().status()).isEqualTo("Delete in progress");
        invalid(
                "Processes may not be suspended while the AutoScaling group is pending delete",
                () -> scene.suspend("Launch"));
        scene.settle();
        assertThat(scene.client.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
        assertThat(scene.compute.terminated).hasSize(2);
    }

    @Test
    void pagesTogetherHoldEveryGroupOnce() {
        Scene scene = new Scene();
        List.of("a", "b", "c").forEach(name -> scene.create(name, 0, 0, 1, group -> {}));
        TreeSet<String> seen = new TreeSet<>();
        String token = null;
        do {
            String from = token;
            DescribeAutoScalingGroupsResponse page = scene.client.describeAutoScalingGroups(
                    request -> request.maxRecords(2).nextToken(from));
            page.autoScalingGroups().forEach(group -> assertThat(seen.add(group.autoScalingGroupName()))
                    .isTrue());
            token = page.nextToken();
        } while (token != null);
        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Test
    void tokensThatNobodyGaveOutAreRefused() {
        Scene scene = new Scene();
        refused(
                "InvalidNextToken",
                "The token 'xyz' is invalid",
                () -> scene.client.describeAutoScalingGroups(request -> request.nextToken("xyz")));
    }

    @Test
    void severalFiltersMustAllHold() {
        Scene scene = new Scene();
        scene.create("a", 0, 0, 1, group -> group.tags(tag("team", "x"), tag("stage", "test")));
        scene.create("b", 0, 0, 1, group -> group.tags(tag("team", "x"), tag("stage", "live")));
        assertThat(names(scene, filter("tag:team", "x", "y"), filter("tag:stage", "live")))
                .containsExactly("b");
        assertThat(names(scene, filter("tag-key", "team"))).containsExactlyInAnyOrder("a", "b");
        assertThat(names(scene, filter("tag-value", "test", "none"))).containsExactly("a");
    }

    private static List<String> names(Scene scene, Filter... filters) {
        return scene.client.describeAutoScalingGroups(request -> request.filters(filters)).autoScalingGroups().stream()
                .map(AutoScalingGroup::autoScalingGroupName)
                .toList();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).propagateAtLaunch(true).build();
    }
}
