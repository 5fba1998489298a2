package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.AttachLoadBalancerTargetGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.AttachTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancerTargetGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.DetachLoadBalancerTargetGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DetachTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerTargetGroupState;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceState;

/** Target groups of a group, by the older calls and by the newer ones: both see the same attachments. */
final class AttachmentRequests {
    private final Account account;
    private final LoadBalancing loadBalancing;

    AttachmentRequests(Account account, LoadBalancing loadBalancing) {
        this.account = account;
        this.loadBalancing = loadBalancing;
    }

    AttachLoadBalancerTargetGroupsResponse attach(AttachLoadBalancerTargetGroupsRequest request) {
        attach(account.requireWritable(request.autoScalingGroupName()), request.targetGroupARNs());
        return AttachLoadBalancerTargetGroupsResponse.builder().build();
    }

    AttachTrafficSourcesResponse attach(AttachTrafficSourcesRequest request) {
        attach(account.requireWritable(request.autoScalingGroupName()), arns(request.trafficSources()));
        return AttachTrafficSourcesResponse.builder().build();
    }

    DetachLoadBalancerTargetGroupsResponse detach(DetachLoadBalancerTargetGroupsRequest request) {
        detach(account.requireWritable(request.autoScalingGroupName()), request.targetGroupARNs());
        return DetachLoadBalancerTargetGroupsResponse.builder().build();
    }

    DetachTrafficSourcesResponse detach(DetachTrafficSourcesRequest request) {
        detach(account.requireWritable(request.autoScalingGroupName()), arns(request.trafficSources()));
        return DetachTrafficSourcesResponse.builder().build();
    }

    DescribeLoadBalancerTargetGroupsResponse describe(DescribeLoadBalancerTargetGroupsRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        Page<Map.Entry<String, Attachment>> page =
                Pages.of(entries(group), request.maxRecords(), request.nextToken(), 100, 100);
        return DescribeLoadBalancerTargetGroupsResponse.builder()
                .loadBalancerTargetGroups(page.items().stream()
                        .map(entry -> LoadBalancerTargetGroupState.builder()
                                .loadBalancerTargetGroupARN(entry.getKey())
                                .state(entry.getValue().text())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    DescribeTrafficSourcesResponse describe(DescribeTrafficSourcesRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        requireElbv2(Optional.ofNullable(request.trafficSourceType()));
        Page<Map.Entry<String, Attachment>> page =
                Pages.of(entries(group), request.maxRecords(), request.nextToken(), 50, 50);
        return DescribeTrafficSourcesResponse.builder()
                .trafficSources(page.items().stream()
                        .map(entry -> TrafficSourceState.builder()
                                .identifier(entry.getKey())
                                .type("elbv2")
                                .state(entry.getValue().text())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    /** There are no classic load balancers here. */
    DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        account.require(request.autoScalingGroupName());
        return DescribeLoadBalancersResponse.builder().loadBalancers(List.of()).build();
    }

    private void attach(Group group, List<String> arns) {
        arns.forEach(account.targets()::requireTargetGroup);
        arns.forEach(arn -> loadBalancing.attach(group, arn));
    }

    private void detach(Group group, List<String> arns) {
        arns.forEach(arn -> requireAttached(group, arn));
        arns.forEach(arn -> loadBalancing.detach(group, arn));
    }

    private static void requireAttached(Group group, String arn) {
        if (!group.attachedTargetGroups().contains(arn)) {
            throw AwsError.validation("Trying to remove Target Groups that are not part of the group: " + arn);
        }
    }

    private static List<String> arns(List<TrafficSourceIdentifier> sources) {
        sources.forEach(source -> requireElbv2(Optional.ofNullable(source.type())));
        return sources.stream().map(TrafficSourceIdentifier::identifier).toList();
    }

    private static void requireElbv2(Optional<String> type) {
        type.filter(name -> !name.equals("elbv2")).ifPresent(name -> {
            throw AwsError.validation("The sandbox has traffic sources of type elbv2 only, not " + name);
        });
    }

    private static List<Map.Entry<String, Attachment>> entries(Group group) {
        return List.copyOf(group.targetGroups().entrySet());
    }
}
