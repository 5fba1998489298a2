package io.github.asgbg.sandbox;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** The real SDK's clients before a sandbox, and the raw calls of a release. */
final class SandboxClients {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("made-up", "made-up"));

    private final Sandbox sandbox;
    final AutoScalingClient autoScaling;
    final ElasticLoadBalancingV2Client balancing;
    final Ec2Client ec2;

    SandboxClients(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.autoScaling = client(AutoScalingClient.builder());
        this.balancing = client(ElasticLoadBalancingV2Client.builder());
        this.ec2 = client(Ec2Client.builder());
    }

    /** Any of the SDK's clients, before this sandbox. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.httpClient(sandbox.httpClient())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    AutoScalingGroup group(String name) {
        return autoScaling
                .describeAutoScalingGroups(it -> it.autoScalingGroupNames(name))
                .autoScalingGroups()
                .get(0);
    }

    List<String> ids(String group) {
        return group(group).instances().stream().map(Instance::instanceId).toList();
    }

    void tag(String group, String version) {
        Tag tag = Tag.builder()
                .resourceId(group)
                .resourceType("auto-scaling-group")
                .key("image-version")
                .value(version)
                .propagateAtLaunch(true)
                .build();
        autoScaling.createOrUpdateTags(it -> it.tags(tag));
    }

    void resize(String group, int min, int max, int desired) {
        autoScaling.updateAutoScalingGroup(
                it -> it.autoScalingGroupName(group).minSize(min).maxSize(max).desiredCapacity(desired));
    }

    void enterStandby(String group, List<String> ids) {
        autoScaling.updateAutoScalingGroup(it -> it.autoScalingGroupName(group).minSize(0));
        autoScaling.enterStandby(
                it -> it.autoScalingGroupName(group).instanceIds(ids).shouldDecrementDesiredCapacity(true));
    }

    List<String> states(String group) {
        return group(group).instances().stream()
                .map(Instance::lifecycleStateAsString)
                .distinct()
                .toList();
    }

    void exitStandby(String group, List<String> ids) {
        autoScaling.exitStandby(it -> it.autoScalingGroupName(group).instanceIds(ids));
    }

    void detach(String group, List<String> ids) {
        autoScaling.detachInstances(
                it -> it.autoScalingGroupName(group).instanceIds(ids).shouldDecrementDesiredCapacity(true));
    }

    void attach(String group, List<String> ids) {
        autoScaling.attachInstances(it -> it.autoScalingGroupName(group).instanceIds(ids));
    }

    /** The state of a machine as EC2 tells it. */
    String machineState(String id) {
        return ec2.describeInstances(it -> it.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString();
    }

    /** The target health of these instances, without repetitions. */
    List<String> health(List<String> ids) {
        List<TargetDescription> targets = ids.stream()
                .map(id -> TargetDescription.builder().id(id).build())
                .toList();
        return Stream.of(targets)
                .filter(some -> !some.isEmpty())
                .flatMap(some -> balancing
                        .describeTargetHealth(it ->
                                it.targetGroupArn(sandbox.targetGroupArn()).targets(some))
                        .targetHealthDescriptions()
                        .stream())
                .map(one -> one.targetHealth().stateAsString())
                .distinct()
                .toList();
    }

    List<Activity> activities(String group) {
        return autoScaling
                .describeScalingActivities(it -> it.autoScalingGroupName(group))
                .activities();
    }
}
