package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.OTHER;
import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerTargetGroupState;

/** Sources: API DescribeScalingActivities, DescribeTrafficSources; UG:load-balancer-status. */
class ReadingTest {
    private static List<String> attachments(Scene scene) {
        return scene
                .client
                .describeLoadBalancerTargetGroups(request -> request.autoScalingGroupName(BLUE))
                .loadBalancerTargetGroups()
                .stream()
                .map(LoadBalancerTargetGroupState::state)
                .toList();
    }

    @Test
    void activitiesInProgressComeFirstAndThenTheNewest() {
        Scene scene = Scene.with(0, 1, 3);
        scene.desire(2);
        scene.settle();
        scene.desire(3);
        scene.seconds(10);
        List<Activity> activities = scene.activities();
        assertThat(activities).hasSize(3);
        assertThat(activities.get(0).endTime()).isNull();
        assertThat(activities.get(1).startTime()).isAfter(activities.get(2).startTime());
    }

    @Test
    void activitiesArePaged() {
        Scene scene = Scene.with(0, 3, 3);
        DescribeScalingActivitiesResponse first = scene.client.describeScalingActivities(
                request -> request.autoScalingGroupName(BLUE).maxRecords(2));
        assertThat(first.activities()).hasSize(2);
        assertThat(scene.client
                        .describeScalingActivities(request ->
                                request.autoScalingGroupName(BLUE).maxRecords(2).nextToken(first.nextToken()))
                        .activities())
                .hasSize(1);
    }

    @Test
    void activitiesCanBeAskedForByTimeAndStatus() {
        // These filters are newer than the SDK's request class, so they are sent as the AWS CLI sends them.
        Scene scene = Scene.with(0, 1, 2);
        scene.desire(2);
        scene.settle();
        String since =
                "&Filters.member.1.Name=StartTimeLowerBound&Filters.member.1.Values.member.1=2026-01-01T00:02:00Z";
        assertThat(raw(scene, since).split("<ActivityId>", -1)).hasSize(2);
        String failed = "&Filters.member.1.Name=Status&Filters.member.1.Values.member.1=Failed";
        assertThat(raw(scene, failed)).contains("<Activities></Activities>");
    }

    private static String raw(Scene scene, String filters) {
        String authorization =
                "AWS4-HMAC-SHA256 Credential=made/20260101/us-east-1/autoscaling/aws4_request, Signature=0";
        WireRequest request = new WireRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("authorization", List.of(authorization)),
                ("Action=DescribeScalingActivities&AutoScalingGroupName=blue" + filters)
                        .getBytes(StandardCharsets.UTF_8));
        return new String(scene.gateway.answer(request).body(), StandardCharsets.UTF_8);
    }

    @Test
    void activitiesOfADeletedGroupAreKept() {
        Scene scene = Scene.with(0, 1, 1);
        scene.client.deleteAutoScalingGroup(
                request -> request.autoScalingGroupName(BLUE).forceDelete(true));
        scene.settle();
        invalid("AutoScalingGroup name not found - blue", scene::activities);
        assertThat(scene.client
                        .describeScalingActivities(
                                request -> request.autoScalingGroupName(BLUE).includeDeletedGroups(true))
                        .activities())
                .hasSize(2)
                .allMatch(activity -> "Deleted".equals(activity.autoScalingGroupState()));
    }

    @Test
    void anAttachmentGoesFromAddingToInServiceToRemoving() {
        Scene scene = Scene.with(0, 1, 1);
        String id = scene.inService().get(0);
        assertThat(attachments(scene)).containsExactly("InService");
        scene.client.attachLoadBalancerTargetGroups(
                request -> request.autoScalingGroupName(BLUE).targetGroupARNs(OTHER));
        assertThat(attachments(scene)).containsExactly("InService", "Adding");
        assertThat(scene.targets.stateOf(OTHER, id)).isEqualTo("registered");
        scene.seconds(1);
        assertThat(attachments(scene)).containsExactly("InService", "Added");
        scene.seconds(1);
        assertThat(attachments(scene)).containsExactly("InService", "InService");
        scene.client.detachLoadBalancerTargetGroups(
                request -> request.autoScalingGroupName(BLUE).targetGroupARNs(WEB));
        assertThat(attachments(scene)).containsExactly("Removing", "InService");
        assertThat(scene.group().targetGroupARNs()).containsExactly(OTHER);
        scene.settle();
        assertThat(attachments(scene)).containsExactly("InService");
        assertThat(scene.stateOf(id)).isEqualTo("InService");
    }

    @Test
    void onlyExistingTargetGroupsCanBeAttached() {
        Scene scene = Scene.with(0, 0, 1);
        assertThatThrownBy(() -> scene.client.attachLoadBalancerTargetGroups(
                        request -> request.autoScalingGroupName(BLUE).targetGroupARNs("arn:none")))
                .hasMessageContaining("Target Groups may not be valid");
    }

    @Test
    void whatWasNotCreatedIsEmptyForGroupsThatExist() {
        Scene scene = Scene.with(0, 0, 1);
        assertThat(scene.client
                        .describePolicies(request -> request.autoScalingGroupName(BLUE))
                        .scalingPolicies())
                .isEmpty();
        assertThat(scene.client
                        .describeInstanceRefreshes(request -> request.autoScalingGroupName(BLUE))
                        .instanceRefreshes())
                .isEmpty();
        assertThat(scene.client
                        .describeWarmPool(request -> request.autoScalingGroupName(BLUE))
                        .instances())
                .isEmpty();
        assertThat(scene.client
                        .describeLoadBalancers(request -> request.autoScalingGroupName(BLUE))
                        .loadBalancers())
                .isEmpty();
        invalid(
                "AutoScalingGroup name not found - green",
                () -> scene.client.describePolicies(request -> request.autoScalingGroupName("green")));
        assertThatThrownBy(() -> scene.client.startInstanceRefresh(request -> request.autoScalingGroupName(BLUE)))
                .hasMessageContaining("does not implement autoscaling:StartInstanceRefresh");
    }
}
