package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceHealthRequest;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceHealthResponse;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceProtectionRequest;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceProtectionResponse;
import software.amazon.awssdk.services.autoscaling.model.TerminateInstanceInAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.TerminateInstanceInAutoScalingGroupResponse;

/** Reading single instances, protecting, condemning and terminating them. */
final class InstanceRequests {
    private static final int PROTECTION_IDS = 50;

    private final Account account;
    private final Lifecycle lifecycle;

    InstanceRequests(Account account, Lifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
    }

    /** Unknown ids are left out in silence. */
    DescribeAutoScalingInstancesResponse describe(DescribeAutoScalingInstancesRequest request) {
        List<AutoScalingInstanceDetails> found = account.allGroups().stream()
                .flatMap(InstanceRequests::details)
                .filter(details ->
                        request.instanceIds().isEmpty() || request.instanceIds().contains(details.instanceId()))
                .toList();
        Page<AutoScalingInstanceDetails> page = Pages.of(found, request.maxRecords(), request.nextToken(), 50, 50);
        return DescribeAutoScalingInstancesResponse.builder()
                .autoScalingInstances(account.shuffled(page.items()))
                .nextToken(page.next())
                .build();
    }

    private static Stream<AutoScalingInstanceDetails> details(Group group) {
        return group.allMembers().stream().map(member -> Descriptions.details(group, member));
    }

    SetInstanceProtectionResponse protect(SetInstanceProtectionRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        boolean isProtected = Requests.required(request.protectedFromScaleIn(), "protectedFromScaleIn");
        if (request.instanceIds().size() > PROTECTION_IDS) {
            throw new AwsError(400, "LimitExceeded", "At most " + PROTECTION_IDS + " instances can be changed at once");
        }
        List<Member> members =
                request.instanceIds().stream().map(group::require).toList();
        members.forEach(InstanceRequests::requireProtectable);
        members.forEach(member -> member.protect(isProtected));
        return SetInstanceProtectionResponse.builder().build();
    }

    private static void requireProtectable(Member member) {
        boolean holds = member.is(State.IN_SERVICE) || member.is(State.ENTERING_STANDBY) || member.is(State.STANDBY);
        if (!holds) {
            throw AwsError.validation(
                    "The instance " + member.id() + " is not in InService or EnteringStandby or Standby.");
        }
    }

    SetInstanceHealthResponse setHealth(SetInstanceHealthRequest request) {
        String id = Requests.required(request.instanceId(), "instanceId");
        Group group = groupOf(id);
        Member member = group.require(id);
        boolean respectsGrace = !Boolean.FALSE.equals(request.shouldRespectGracePeriod());
        switch (Requests.required(request.healthStatus(), "healthStatus")) {
            case "Healthy" -> member.markHealthy();
            case "Unhealthy" -> condemn(group, member, respectsGrace);
            default ->
                throw AwsError.validation(
                        "Valid instance health states are: [Healthy, Unhealthy], not " + request.healthStatus());
        }
        return SetInstanceHealthResponse.builder().build();
    }

    private void condemn(Group group, Member member, boolean respectsGrace) {
        if (!respectsGrace || !member.isInGrace(HealthChecks.grace(group), account.now())) {
            member.markUnhealthy(HealthChecks.USER);
        }
    }

    /** Protection from scale-in does not protect from this (UG:ec2-auto-scaling-instance-protection). */
    TerminateInstanceInAutoScalingGroupResponse terminate(TerminateInstanceInAutoScalingGroupRequest request) {
        String id = Requests.required(request.instanceId(), "instanceId");
        boolean decrement =
                Requests.required(request.shouldDecrementDesiredCapacity(), "shouldDecrementDesiredCapacity");
        Group group = groupOf(id);
        Member member = group.require(id);
        refuseInTransition(member);
        String said = Activities.at(account.now()) + "instance " + id
                + " was taken out of service in response to a user request";
        String cause = decrement ? said + shrunk(group) : said + ".";
        Activity activity = lifecycle.terminate(group, member, cause);
        return TerminateInstanceInAutoScalingGroupResponse.builder()
                .activity(activity)
                .build();
    }

    private static String shrunk(Group group) {
        int before = group.desired();
        if (before <= group.min()) {
            throw AwsError.validation("Currently, desiredSize equals minSize (" + group.min()
                    + "). Terminating instance without replacement will violate group's min size constraint. "
                    + "Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.");
        }
        group.desireQuietly(before - 1);
        return ", shrinking the capacity from " + before + " to " + (before - 1) + ".";
    }

    private static void refuseInTransition(Member member) {
        if (member.state().isInTransition()) {
            throw GroupRequests.scalingActivityInProgress(member.activity().orElse(member.id()));
        }
    }

    private Group groupOf(String id) {
        return account.groupOf(id)
                .orElseThrow(() -> AwsError.validation(
                        "Instance Id not found - No managed instance found for instance ID: " + id));
    }
}
