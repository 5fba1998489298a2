package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityRequest;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityResponse;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupResponse;

/** Creating, reading, changing and deleting groups. */
final class GroupRequests {
    private final Account account;
    private final Lifecycle lifecycle;
    private final LoadBalancing loadBalancing;
    private final Descriptions descriptions;
    private final TagRequests tags;
    private final HookRequests hooks;
    private final PolicyRequests policies;

    GroupRequests(
            Account account,
            Lifecycle lifecycle,
            LoadBalancing loadBalancing,
            TagRequests tags,
            HookRequests hooks,
            PolicyRequests policies) {
        this.account = account;
        this.lifecycle = lifecycle;
        this.loadBalancing = loadBalancing;
        this.descriptions = new Descriptions(account);
        this.tags = tags;
        this.hooks = hooks;
        this.policies = policies;
    }

    CreateAutoScalingGroupResponse create(CreateAutoScalingGroupRequest request) {
        String name = Requests.name(request.autoScalingGroupName(), "autoScalingGroupName");
        requirePrintable(name);
        Requests.required(request.minSize(), "minSize");
        Requests.required(request.maxSize(), "maxSize");
        refuseDuplicate(name);
        AutoScalingGroup asked = Settings.merged(defaults(name, request.minSize()), request);
        AutoScalingGroup settings = Settings.completed(account.compute(), asked);
        Settings.requireLaunchable(account.compute(), settings);
        Sizes.check(settings);
        Group group = new Group(settings);
        group.spread(Settings.places(account.compute(), settings));
        List<String> trafficSources = AttachmentRequests.arns(request.trafficSources());
        Stream.concat(request.targetGroupARNs().stream(), trafficSources.stream())
                .forEach(account.targets()::requireTargetGroup);
        tags.addAll(group, request.tags());
        request.lifecycleHookSpecificationList().forEach(hook -> hooks.add(group, hook));
        request.targetGroupARNs().forEach(arn -> loadBalancing.attach(group, arn));
        trafficSources.forEach(arn -> loadBalancing.attachTrafficSource(group, arn));
        account.groups().put(name, group);
        begin(group);
        return CreateAutoScalingGroupResponse.builder().build();
    }

    /** API: CreateAutoScalingGroup, "any ASCII character 33 to 126 ... You cannot use a colon". */
    private static void requirePrintable(String name) {
        if (!name.chars().allMatch(each -> each > ' ' && each < 127 && each != ':')) {
            throw AwsError.validation("A group's name has ASCII characters from 33 to 126 and no colon, not: " + name);
        }
    }

    /** The first instances are explained by the creation itself. */
    private void begin(Group group) {
        int desired = group.desired();
        group.desireQuietly(0);
        group.desire(desired, Activities.at(account.now()) + "a user request created an AutoScalingGroup");
    }

    UpdateAutoScalingGroupResponse update(UpdateAutoScalingGroupRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        AutoScalingGroup before = withoutReplacedTemplate(group.settings(), request);
        AutoScalingGroup asked = Sizes.resized(before, request);
        AutoScalingGroup settings = Settings.completed(account.compute(), asked);
        if (request.launchTemplate() != null) {
            Settings.requireLaunchable(account.compute(), settings);
        }
        group.spread(Settings.places(account.compute(), settings));
        group.resize(settings, account.now(), "a user request");
        return UpdateAutoScalingGroupResponse.builder().build();
    }

    /** A group has one source of its instances: giving another replaces it. */
    private static AutoScalingGroup withoutReplacedTemplate(
            AutoScalingGroup settings, UpdateAutoScalingGroupRequest request) {
        boolean replaced = request.launchTemplate() != null || request.mixedInstancesPolicy() != null;
        return replaced
                ? settings.toBuilder()
                        .launchTemplate((LaunchTemplateSpecification) null)
                        .mixedInstancesPolicy((MixedInstancesPolicy) null)
                        .build()
                : settings;
    }

    SetDesiredCapacityResponse setDesired(SetDesiredCapacityRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        int desired = Requests.required(request.desiredCapacity(), "desiredCapacity");
        Sizes.checkDesired(group, desired);
        if (Boolean.TRUE.equals(request.honorCooldown())) {
            refuseWhileActive(group);
        }
        group.desire(desired, Activities.at(account.now()) + "a user request explicitly set group desired capacity");
        return SetDesiredCapacityResponse.builder().build();
    }

    private void refuseWhileActive(Group group) {
        account.activities().of(group).stream()
                .filter(activity -> activity.endTime() == null)
                .findFirst()
                .ifPresent(activity -> {
                    throw scalingActivityInProgress(activity.activityId());
                });
    }

    static AwsError scalingActivityInProgress(String activityId) {
        return new AwsError(
                400,
                "ScalingActivityInProgress",
                "Scaling activity " + activityId + " is in progress and blocks this action.");
    }

    DeleteAutoScalingGroupResponse delete(DeleteAutoScalingGroupRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        if (Boolean.TRUE.equals(request.forceDelete())) {
            terminateAll(group);
        } else if (!group.members().isEmpty()) {
            throw new AwsError(
                    400,
                    "ResourceInUse",
                    "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance "
                            + "request(s) still in the group.");
        } else if (account.activities().isRunning(group)) {
            throw new AwsError(
                    400,
                    "ScalingActivityInProgress",
                    "You cannot delete an AutoScalingGroup while there are scaling activities in progress for that "
                            + "group.");
        }
        policies.deleteAll(group);
        group.delete();
        return DeleteAutoScalingGroupResponse.builder().build();
    }

    /** Standby and protected ones as well, and without lifecycle hooks (UG:lifecycle-hooks). */
    private void terminateAll(Group group) {
        group.allMembers().stream()
                .filter(member -> !member.state().isTerminating())
                .forEach(member -> {
                    member.skipHooks();
                    lifecycle.terminate(
                            group,
                            member,
                            Activities.at(account.now())
                                    + "an instance was taken out of service in response to a user request to delete "
                                    + "the group.");
                });
    }

    DescribeAutoScalingGroupsResponse describe(DescribeAutoScalingGroupsRequest request, Newer newer) {
        boolean withInstances =
                newer.value("IncludeInstances").filter("false"::equals).isEmpty();
        List<Group> found = account.allGroups().stream()
                .filter(group -> request.autoScalingGroupNames().isEmpty()
                        || request.autoScalingGroupNames().contains(group.name()))
                .filter(group -> Filters.accept(group, request.filters()))
                .toList();
        Page<Group> page = Pages.of(found, request.maxRecords(), request.nextToken(), 50, 100);
        return DescribeAutoScalingGroupsResponse.builder()
                .autoScalingGroups(account.shuffled(page.items()).stream()
                        .map(group -> descriptions.of(group, withInstances))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private void refuseDuplicate(String name) {
        if (account.find(name).isPresent()) {
            throw new AwsError(
                    400,
                    "AlreadyExists",
                    "AutoScalingGroup by this name already exists - A group with the name " + name + " already exists");
        }
    }

    /** What the API documents as defaults; the grace period is 300 s in the console only. */
    private AutoScalingGroup defaults(String name, Integer minSize) {
        return AutoScalingGroup.builder()
                .autoScalingGroupName(name)
                .autoScalingGroupARN(account.arn("autoScalingGroup") + ":autoScalingGroupName/" + name)
                .createdTime(account.now())
                .desiredCapacity(Optional.ofNullable(minSize).orElse(0))
                .defaultCooldown(300)
                .healthCheckType("EC2")
                .healthCheckGracePeriod(0)
                .terminationPolicies("Default")
                .newInstancesProtectedFromScaleIn(false)
                .loadBalancerNames(List.of())
                .serviceLinkedRoleARN("arn:aws:iam::" + account.quirks().accountId()
                        + ":role/aws-service-role/autoscaling.amazonaws.com/" + "AWSServiceRoleForAutoScaling")
                .build();
    }
}
