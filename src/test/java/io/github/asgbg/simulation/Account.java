package io.github.asgbg.simulation;

import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.SandboxBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.s3.S3Client;

/** A simulated account in virtual time as its owner sees it, by the SDK and past the tool under test. */
final class Account implements AutoCloseable {
    final ElasticLoadBalancingV2Client balancing;
    private final Ec2Client ec2;
    final AutoScalingClient autoScaling;
    final CloudWatchClient cloudWatch;
    final Sandbox sandbox;
    private final List<AutoCloseable> owned = new ArrayList<>();

    Account(long seed, int instances) {
        this(pair(seed, instances).start());
    }

    /** One whose versions need so long to boot. */
    static Account booting(long seed, int instances, Duration boot) {
        return new Account(pair(seed, instances).boot(boot).start());
    }

    private static SandboxBuilder pair(long seed, int instances) {
        return Sandbox.builder().seed(seed).instances(instances).drain(Duration.ofSeconds(15));
    }

    Account(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.autoScaling = configured(AutoScalingClient.builder()).build();
        this.cloudWatch = configured(CloudWatchClient.builder()).build();
        this.balancing = configured(ElasticLoadBalancingV2Client.builder()).build();
        this.ec2 = configured(Ec2Client.builder()).build();
        List.of(autoScaling, cloudWatch, balancing, ec2).forEach(this::owns);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
        return builder.httpClient(sandbox.httpClient())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("owner", "made-up")));
    }

    /** The owner's hand in the buckets. */
    S3Client s3() {
        S3Client s3 = configured(S3Client.builder()).forcePathStyle(true).build();
        owns(s3);
        return s3;
    }

    AutoScalingGroup blue() {
        return groups().get(sandbox.blueGroup());
    }

    AutoScalingGroup green() {
        return groups().get(sandbox.greenGroup());
    }

    /** Both groups by name, as DescribeAutoScalingGroups tells of them. */
    Map<String, AutoScalingGroup> groups() {
        return new TreeMap<>(autoScaling
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(sandbox.blueGroup(), sandbox.greenGroup()))
                .autoScalingGroups()
                .stream()
                .map(Account::inOrder)
                .collect(Collectors.toMap(AutoScalingGroup::autoScalingGroupName, Function.identity())));
    }

    /** AWS promises no order of the instances. */
    private static AutoScalingGroup inOrder(AutoScalingGroup group) {
        List<Instance> instances = group.instances().stream()
                .sorted(Comparator.comparing(Instance::instanceId))
                .toList();
        return group.toBuilder().instances(instances).build();
    }

    void resize(String group, int min, int desired, int max) {
        autoScaling.updateAutoScalingGroup(r -> r.autoScalingGroupName(group)
                .minSize(min)
                .desiredCapacity(desired)
                .maxSize(max));
    }

    /** Takes an instance out of the live group, as its owner does to look at it; the group starts another. */
    String detachOne() {
        String kept = ids(blue()).get(0);
        autoScaling.detachInstances(r ->
                r.autoScalingGroupName(sandbox.blueGroup()).instanceIds(kept).shouldDecrementDesiredCapacity(false));
        pass(Duration.ofMinutes(5));
        return kept;
    }

    /** Gives the target group the health checks that an Application Load Balancer has by default. */
    void checkLikeDefaults() {
        balancing.modifyTargetGroup(r -> r.targetGroupArn(sandbox.targetGroupArn())
                .healthCheckIntervalSeconds(30)
                .healthCheckTimeoutSeconds(5)
                .healthyThresholdCount(5)
                .unhealthyThresholdCount(2));
    }

    /** How both groups are to look at their instances' health from now on. */
    void checkHealth(String type, int graceSeconds) {
        groups().keySet()
                .forEach(name -> autoScaling.updateAutoScalingGroup(
                        r -> r.autoScalingGroupName(name).healthCheckType(type).healthCheckGracePeriod(graceSeconds)));
    }

    /** Instances that the load balancer sends requests to. */
    List<String> healthyTargets() {
        return balancing
                .describeTargetHealth(r -> r.targetGroupArn(sandbox.targetGroupArn()))
                .targetHealthDescriptions()
                .stream()
                .filter(t -> t.targetHealth().stateAsString().equals("healthy"))
                .map(Account::id)
                .sorted()
                .toList();
    }

    private static String id(TargetHealthDescription target) {
        return target.target().id();
    }

    /** Ec2Instances that cost money. */
    List<String> running() {
        return ec2.describeInstances().reservations().stream()
                .flatMap(r -> r.instances().stream())
                .filter(i -> Set.of("pending", "running").contains(i.state().nameAsString()))
                .map(i -> i.instanceId())
                .sorted()
                .toList();
    }

    List<String> members() {
        return groups().values().stream().flatMap(g -> ids(g).stream()).sorted().toList();
    }

    Map<String, String> tagsOf(String instance) {
        return ec2.describeInstances(r -> r.instanceIds(instance)).reservations().stream()
                .flatMap(r -> r.instances().stream())
                .flatMap(i -> i.tags().stream())
                .collect(Collectors.toMap(t -> t.key(), t -> t.value()));
    }

    /** Sets or removes what keeps EC2's API from ending an instance. */
    void protect(String instance, boolean isSet) {
        ec2.modifyInstanceAttribute(r -> r.instanceId(instance).disableApiTermination(v -> v.value(isSet)));
    }

    void protectFromStop(String instance, boolean isSet) {
        ec2.modifyInstanceAttribute(r -> r.instanceId(instance).disableApiStop(v -> v.value(isSet)));
    }

    void terminate(String instance) {
        ec2.terminateInstances(r -> r.instanceIds(instance));
    }

    /** Detaches one by hand and ends it. */
    void takeOut(String group, String instance) {
        autoScaling.detachInstances(
                r -> r.autoScalingGroupName(group).instanceIds(instance).shouldDecrementDesiredCapacity(false));
        terminate(instance);
    }

    void stop(String instance) {
        ec2.stopInstances(r -> r.instanceIds(instance));
    }

    String stateInEc2(String instance) {
        return ec2.describeInstances(r -> r.instanceIds(instance))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString();
    }

    /** Puts a tag on both groups, for all instances to come, and on those that are there. */
    void tag(String key, String value) {
        groups().values().forEach(group -> {
            autoScaling.createOrUpdateTags(r -> r.tags(Tag.builder()
                    .resourceType("auto-scaling-group")
                    .resourceId(group.autoScalingGroupName())
                    .key(key)
                    .value(value)
                    .propagateAtLaunch(true)
                    .build()));
        });
        ec2.createTags(r -> r.resources(members())
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key(key)
                        .value(value)
                        .build()));
    }

    void detachTargetGroup(String group) {
        autoScaling.detachLoadBalancerTargetGroups(
                r -> r.autoScalingGroupName(group).targetGroupARNs(sandbox.targetGroupArn()));
    }

    /** Gives a tag to one instance. */
    void tagInstance(String instance, String key, String value) {
        ec2.createTags(r -> r.resources(instance)
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key(key)
                        .value(value)
                        .build()));
    }

    void untag(String instance, String key) {
        ec2.deleteTags(r -> r.resources(instance)
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key(key)
                        .build()));
    }

    static List<String> ids(AutoScalingGroup group) {
        return group.instances().stream().map(Instance::instanceId).sorted().toList();
    }

    static List<String> states(AutoScalingGroup group) {
        return group.instances().stream()
                .map(Instance::lifecycleStateAsString)
                .distinct()
                .sorted()
                .toList();
    }

    /** The target group of both as dimensions of its metrics name it. */
    String targetGroup() {
        String arn = sandbox.targetGroupArn();
        return arn.substring(arn.indexOf("targetgroup/"));
    }

    List<ScalingPolicy> policies(String group) {
        return autoScaling.describePoliciesPaginator(r -> r.autoScalingGroupName(group)).scalingPolicies().stream()
                .toList();
    }

    List<ScheduledUpdateGroupAction> schedules(String group) {
        return autoScaling
                .describeScheduledActionsPaginator(r -> r.autoScalingGroupName(group))
                .scheduledUpdateGroupActions()
                .stream()
                .toList();
    }

    String policyArn(String group, String policy) {
        return autoScaling
                .describePolicies(r -> r.autoScalingGroupName(group).policyNames(policy))
                .scalingPolicies()
                .get(0)
                .policyARN();
    }

    void pass(Duration time) {
        sandbox.world().advance(time);
    }

    /** Closed with the account: the SDK's clients have threads of their own. */
    void owns(AutoCloseable clients) {
        owned.add(clients);
    }

    @Override
    public void close() {
        for (AutoCloseable one : owned) {
            try {
                one.close();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
        sandbox.close();
    }
}
