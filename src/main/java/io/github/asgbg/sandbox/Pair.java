package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes two groups behind a load balancer by the same calls that a user of AWS would make. */
final class Pair {
    private static final int LISTENER_PORT = 80;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 3600;

    private final SandboxBuilder settings;
    private final World world;
    private final AutoScalingClient autoScaling;
    private final CloudWatchClient cloudWatch;
    private final Ec2Client ec2;
    private final ElasticLoadBalancingV2Client balancing;
    private final S3Client s3;

    Pair(SandboxBuilder settings, World world, InProcessHttpClient http) {
        this.settings = settings;
        this.world = world;
        this.autoScaling = client(AutoScalingClient.builder(), http);
        this.cloudWatch = client(CloudWatchClient.builder(), http);
        this.ec2 = client(Ec2Client.builder(), http);
        this.balancing = client(ElasticLoadBalancingV2Client.builder(), http);
        this.s3 = client(S3Client.builder().forcePathStyle(true), http);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, InProcessHttpClient http) {
        return builder.region(Region.of(settings.region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
                .httpClient(http)
                .build();
    }

    /** What was made. */
    record Made(String loadBalancerArn, String targetGroupArn) {}

    /** Makes the pair and lets time pass until the live group is healthy. */
    Made make() {
        List<Subnet> subnets = ec2.describeSubnets(it -> {}).subnets();
        s3.createBucket(it -> it.bucket(settings.bucket));
        String template = launchTemplate();
        String targetGroup = targetGroup(subnets.get(0).vpcId());
        String loadBalancer = loadBalancer(subnets, targetGroup);
        int instances = settings.instances;
        group("blue", template, targetGroup, subnets, Math.min(2, instances), 2 * instances + 2, instances);
        group("green", template, targetGroup, subnets, 0, 0, 0);
        awaitHealthy(targetGroup);
        if (settings.unadopted) {
            forgetTags();
        }
        new PairScaling(settings, autoScaling, cloudWatch).make(loadBalancer, targetGroup);
        return new Made(loadBalancer, targetGroup);
    }

    /** As if the service had been there before anybody thought of releases. */
    private void forgetTags() {
        List<String> instances = autoScaling
                .describeAutoScalingGroups(it -> it.autoScalingGroupNames(settings.service + "-blue"))
                .autoScalingGroups()
                .get(0)
                .instances()
                .stream()
                .map(instance -> instance.instanceId())
                .toList();
        for (String color : List.of("blue", "green")) {
            autoScaling.deleteTags(it -> it.tags(Tag.builder()
                    .resourceType("auto-scaling-group")
                    .resourceId(settings.service + "-" + color)
                    .key(settings.versionTag)
                    .build()));
        }
        if (!instances.isEmpty()) {
            ec2.deleteTags(it -> it.resources(instances)
                    .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                            .key(settings.versionTag)
                            .build()));
            ec2.modifyInstanceAttribute(
                    it -> it.instanceId(instances.get(0)).disableApiTermination(to -> to.value(true)));
        }
    }

    private String launchTemplate() {
        String image =
                ec2.describeImages(it -> it.owners("self")).images().get(0).imageId();
        return ec2.createLaunchTemplate(it -> it.launchTemplateName(settings.service)
                        .launchTemplateData(data -> data.imageId(image).instanceType(InstanceType.T3_MICRO)))
                .launchTemplate()
                .launchTemplateId();
    }

    private String targetGroup(String vpc) {
        int interval = (int) settings.healthInterval.toSeconds();
        String arn = balancing
                .createTargetGroup(it -> it.name(settings.service)
                        .protocol(ProtocolEnum.HTTP)
                        .port(LISTENER_PORT)
                        .vpcId(vpc)
                        .healthCheckPath("/health")
                        .healthCheckIntervalSeconds(interval)
                        .healthCheckTimeoutSeconds(Math.min(5, interval - 1))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        balancing.modifyTargetGroupAttributes(it -> it.targetGroupArn(arn)
                .attributes(
                        attribute("deregistration_delay.timeout_seconds", settings.drain),
                        attribute("slow_start.duration_seconds", settings.slowStart)));
        return arn;
    }

    private static TargetGroupAttribute attribute(String key, Duration value) {
        return TargetGroupAttribute.builder()
                .key(key)
                .value(String.valueOf(value.toSeconds()))
                .build();
    }

    private String loadBalancer(List<Subnet> subnets, String targetGroup) {
        String arn = balancing
                .createLoadBalancer(it -> it.name(settings.service)
                        .subnets(subnets.stream().map(Subnet::subnetId).toList()))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        balancing.createListener(it -> it.loadBalancerArn(arn)
                .port(LISTENER_PORT)
                .protocol(ProtocolEnum.HTTP)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(targetGroup)
                        .build()));
        return arn;
    }

    private void group(
            String color, String template, String targetGroup, List<Subnet> subnets, int min, int max, int desired) {
        String name = settings.service + "-" + color;
        Tag version = Tag.builder()
                .key(settings.versionTag)
                .value(settings.version)
                .propagateAtLaunch(true)
                .build();
        autoScaling.createAutoScalingGroup(it -> it.autoScalingGroupName(name)
                .launchTemplate(one -> one.launchTemplateId(template).version("$Latest"))
                .minSize(min)
                .maxSize(max)
                .desiredCapacity(desired)
                .vpcZoneIdentifier(subnets.stream().map(Subnet::subnetId).collect(Collectors.joining(",")))
                .targetGroupARNs(targetGroup)
                .healthCheckType("ELB")
                .healthCheckGracePeriod((int) settings.grace.toSeconds())
                .tags(version));
    }

    private void awaitHealthy(String targetGroup) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (isReady(targetGroup)) {
                return;
            }
            world.skip(STEP);
        }
        throw new IllegalStateException("the instances of version " + settings.version
                + " never became healthy; a sandbox must begin with a version that works");
    }

    private boolean isReady(String targetGroup) {
        return healthyTargets(targetGroup) == settings.instances && instancesInService() == settings.instances;
    }

    private long healthyTargets(String targetGroup) {
        return balancing.describeTargetHealth(it -> it.targetGroupArn(targetGroup)).targetHealthDescriptions().stream()
                .filter(one -> one.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                .count();
    }

    private long instancesInService() {
        return autoScaling
                .describeAutoScalingGroups(it -> it.autoScalingGroupNames(settings.service + "-blue"))
                .autoScalingGroups()
                .get(0)
                .instances()
                .stream()
                .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
                .count();
    }
}
