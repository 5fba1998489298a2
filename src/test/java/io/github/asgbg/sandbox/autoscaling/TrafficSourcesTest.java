package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.FakeTargets.OTHER;
import static io.github.asgbg.sandbox.autoscaling.FakeTargets.WEB;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerTargetGroupState;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceState;

/**
 * Sources: API AttachTrafficSources ("additive"), DescribeTrafficSources, DescribeLoadBalancerTargetGroups and
 * DetachLoadBalancerTargetGroups ("but not for target groups that were attached by using AttachTrafficSources"),
 * TrafficSourceState; UG:ts-as-loadbalancer; GitHub zalando-incubator/kube-ingress-aws-controller#197 and #198.
 */
class TrafficSourcesTest {
    private static TrafficSourceIdentifier source(String arn) {
        return TrafficSourceIdentifier.builder().identifier(arn).type("elbv2").build();
    }

    private static void attach(Scene scene, String arn) {
        scene.client.attachTrafficSources(r -> r.autoScalingGroupName(BLUE).trafficSources(source(arn)));
    }

    private static void detach(Scene scene, String arn) {
        scene.client.detachTrafficSources(r -> r.autoScalingGroupName(BLUE).trafficSources(source(arn)));
    }

    private static List<String> byOlderCalls(Scene scene) {
        return scene
                .client
                .describeLoadBalancerTargetGroups(r -> r.autoScalingGroupName(BLUE))
                .loadBalancerTargetGroups()
                .stream()
                .map(LoadBalancerTargetGroupState::loadBalancerTargetGroupARN)
                .toList();
    }

    private static List<TrafficSourceState> all(Scene scene) {
        return scene.client
                .describeTrafficSources(r -> r.autoScalingGroupName(BLUE))
                .trafficSources();
    }

    @Test
    void aTrafficSourceIsAddedToWhatIsAttachedAndRegistersTheInstances() {
        Scene scene = Scene.with(0, 1, 1);
        attach(scene, OTHER);
        assertThat(scene.targets.stateOf(OTHER, scene.inService().get(0))).isEqualTo("registered");
        assertThat(scene.targets.stateOf(WEB, scene.inService().get(0))).isEqualTo("registered");
        assertThat(scene.group().trafficSources())
                .extracting(TrafficSourceIdentifier::identifier)
                .containsExactly(WEB, OTHER);
        assertThat(scene.group().trafficSources())
                .extracting(TrafficSourceIdentifier::type)
                .containsOnly("elbv2");
    }

    @Test
    void theOlderCallsKnowOnlyWhatTheyAttached() {
        Scene scene = Scene.with(0, 1, 1);
        attach(scene, OTHER);
        assertThat(byOlderCalls(scene)).containsExactly(WEB);
        assertThat(scene.group().targetGroupARNs()).containsExactly(WEB);
        assertThat(all(scene)).extracting(TrafficSourceState::identifier).containsExactly(WEB, OTHER);
        invalid(
                "Trying to remove Target Groups that are not part of the group: " + OTHER,
                () -> scene.client.detachLoadBalancerTargetGroups(
                        r -> r.autoScalingGroupName(BLUE).targetGroupARNs(OTHER)));
    }

    @Test
    void theNewerCallDetachesBoth() {
        Scene scene = Scene.with(0, 1, 1);
        attach(scene, OTHER);
        detach(scene, WEB);
        detach(scene, OTHER);
        assertThat(all(scene)).extracting(TrafficSourceState::state).containsOnly("Removing");
        scene.settle();
        assertThat(all(scene)).isEmpty();
        assertThat(scene.group().trafficSources()).isEmpty();
        assertThat(scene.group().targetGroupARNs()).isEmpty();
    }

    @Test
    void whatIsAttachedAlreadyStaysAsItWasAttached() {
        Scene scene = Scene.with(0, 0, 1);
        attach(scene, WEB);
        assertThat(byOlderCalls(scene)).containsExactly(WEB);
    }

    @Test
    void whatWasATrafficSourceCanComeBackByTheOlderCall() {
        Scene scene = Scene.with(0, 0, 1);
        attach(scene, OTHER);
        detach(scene, OTHER);
        scene.settle();
        scene.client.attachLoadBalancerTargetGroups(
                r -> r.autoScalingGroupName(BLUE).targetGroupARNs(OTHER));
        assertThat(byOlderCalls(scene)).containsExactly(WEB, OTHER);
    }

    @Test
    void aGroupCanBeCreatedWithTrafficSources() {
        Scene scene = new Scene();
        scene.create(BLUE, 0, 1, 1, group -> group.targetGroupARNs(List.of()).trafficSources(source(WEB)));
        scene.settle();
        assertThat(scene.targets.stateOf(WEB, scene.inService().get(0))).isEqualTo("registered");
        assertThat(byOlderCalls(scene)).isEmpty();
        assertThat(all(scene)).singleElement().satisfies(source -> {
            assertThat(source.identifier()).isEqualTo(WEB);
            assertThat(source.state()).isEqualTo("InService");
        });
    }

    @Test
    void aTargetGroupDeletedWhileAttachedStopsEveryLaunchUntilItIsDetached() {
        Scene scene = Scene.with(0, 0, 1, group -> group.trafficSources(source(OTHER)));
        scene.targets.existing.remove(OTHER);
        scene.desire(1);
        scene.settle();
        assertThat(scene.instances()).isEmpty();
        assertThat(scene.activities()).isNotEmpty().allSatisfy(TrafficSourcesTest::couldNotValidate);
        detach(scene, OTHER);
        scene.seconds(600);
        assertThat(scene.inService()).hasSize(1);
    }

    private static void couldNotValidate(Activity activity) {
        assertThat(activity.statusCodeAsString()).isEqualTo("Failed");
        assertThat(activity.statusMessage())
                .isEqualTo("One or more target groups not found. Validating load balancer configuration failed.");
    }

    @Test
    void anInstanceWhoseTargetGroupIsDeletedWhileItBootsIsEndedAgain() {
        Scene scene = Scene.with(0, 0, 1);
        scene.desire(1);
        while (scene.instances().isEmpty()) {
            scene.seconds(1);
        }
        String id = scene.instances().get(0).instanceId();
        scene.targets.existing.remove(WEB);
        scene.settle();
        assertThat(scene.compute.terminated).contains(id);
        assertThat(scene.inService()).isEmpty();
        Activity launch = scene.activity("Launching a new EC2 instance: " + id);
        assertThat(launch.statusCodeAsString()).isEqualTo("Failed");
        assertThat(launch.statusMessage())
                .isEqualTo("Failed to update target group " + WEB + ": Target group '" + WEB
                        + "' not found Updating load balancer configuration failed");
    }

    @Test
    void whatStandsByComesBackToTheTargetGroupsThatAreLeft() {
        Scene scene = Scene.with(0, 1, 1, group -> group.targetGroupARNs(WEB, OTHER));
        List<String> ids = scene.inService();
        scene.enterStandby(true, ids);
        scene.settle();
        scene.targets.existing.remove(OTHER);
        scene.exitStandby(ids);
        scene.settle();
        assertThat(scene.inService()).isEqualTo(ids);
        assertThat(scene.targets.stateOf(WEB, ids.get(0))).isEqualTo("registered");
    }
}
