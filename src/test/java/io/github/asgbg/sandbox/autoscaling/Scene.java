package io.github.asgbg.sandbox.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** A world with Auto Scaling in it, reached through the real SDK client; one group named {@code blue} unless changed. */
final class Scene {
    static final String BLUE = "blue";

    final World world = World.virtual(42);
    final FakeCompute compute = new FakeCompute(world);
    final FakeTargets targets = new FakeTargets(world);
    final FakeAlarms alarms = new FakeAlarms();
    final AutoScaling service;
    final Gateway gateway;
    final AutoScalingClient client;

    Scene() {
        this(Quirks.defaults());
    }

    Scene(Quirks quirks) {
        this(quirks, Timings.defaults());
    }

    Scene(Quirks quirks, Timings timings) {
        service = new AutoScaling(world, compute, targets, alarms, timings, quirks);
        gateway = new Gateway(world, List.of(service));
        client = AutoScalingClient.builder()
                .httpClient(new InProcessHttpClient(gateway))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    /** A group with these sizes, whose instances are in service. */
    static Scene with(int min, int desired, int max) {
        return with(min, desired, max, group -> {});
    }

    static Scene with(int min, int desired, int max, Consumer<CreateAutoScalingGroupRequest.Builder> more) {
        Scene scene = new Scene();
        scene.create(BLUE, min, desired, max, more);
        scene.settle();
        assertThat(scene.inService()).hasSize(desired);
        return scene;
    }

    void create(String name, int min, int desired, int max, Consumer<CreateAutoScalingGroupRequest.Builder> more) {
        client.createAutoScalingGroup(group -> more.accept(group.autoScalingGroupName(name)
                .minSize(min)
                .maxSize(max)
                .desiredCapacity(desired)
                .launchTemplate(template -> template.launchTemplateName("web").version("$Latest"))
                .vpcZoneIdentifier("subnet-a,subnet-b")
                .targetGroupARNs(FakeTargets.WEB)));
    }

    /** Long enough for launches, draining and termination. */
    void settle() {
        seconds(120);
    }

    void seconds(long count) {
        world.advance(Duration.ofSeconds(count));
    }

    AutoScalingGroup group() {
        return client.describeAutoScalingGroups(request -> request.autoScalingGroupNames(BLUE))
                .autoScalingGroups()
                .get(0);
    }

    List<Instance> instances() {
        return group().instances();
    }

    List<String> in(String state) {
        return instances().stream()
                .filter(instance -> instance.lifecycleStateAsString().equals(state))
                .map(Instance::instanceId)
                .sorted()
                .toList();
    }

    List<String> inService() {
        return in("InService");
    }

    String stateOf(String id) {
        return instances().stream()
                .filter(instance -> instance.instanceId().equals(id))
                .map(Instance::lifecycleStateAsString)
                .findFirst()
                .orElse("absent");
    }

    void enterStandby(boolean decrement, List<String> ids) {
        client.enterStandby(request ->
                request.autoScalingGroupName(BLUE).instanceIds(ids).shouldDecrementDesiredCapacity(decrement));
    }

    void exitStandby(List<String> ids) {
        client.exitStandby(request -> request.autoScalingGroupName(BLUE).instanceIds(ids));
    }

    void detach(boolean decrement, List<String> ids) {
        client.detachInstances(request ->
                request.autoScalingGroupName(BLUE).instanceIds(ids).shouldDecrementDesiredCapacity(decrement));
    }

    void desire(int capacity) {
        client.setDesiredCapacity(request -> request.autoScalingGroupName(BLUE).desiredCapacity(capacity));
    }

    void suspend(String... processes) {
        client.suspendProcesses(request -> request.autoScalingGroupName(BLUE).scalingProcesses(processes));
    }

    void resume(String... processes) {
        client.resumeProcesses(request -> request.autoScalingGroupName(BLUE).scalingProcesses(processes));
    }

    List<Activity> activities() {
        return client.describeScalingActivities(request -> request.autoScalingGroupName(BLUE))
                .activities();
    }

    Activity activity(String descriptionPart) {
        return activities().stream()
                .filter(activity -> activity.description().contains(descriptionPart))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no activity '" + descriptionPart + "' in " + activities()));
    }

    /** The call must be refused with this code and text. */
    static void refused(String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(text);
        });
    }

    static void invalid(String text, ThrowingCallable call) {
        refused("ValidationError", text, call);
    }
}
