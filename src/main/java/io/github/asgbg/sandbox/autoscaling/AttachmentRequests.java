package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

/**
 * Target groups of a group. The newer calls know all attachments; the older ones describe and detach "target groups that were
 * attached by using AttachLoadBalancerTargetGroups, but not ... AttachTrafficSources" (API:
 * DescribeLoadBalancerTargetGroups, DetachLoadBalancerTargetGroups).
 */
final class AttachmentRequests {
    private final Account account;
    private final LoadBalancing loadBalancing;

    AttachmentRequests(Account account, LoadBalancing loadBalancing) {
        this.account = account;
        this.loadBalancing = loadBalancing;
    }

    AttachLoadBalancerTargetGroupsResponse attach(AttachLoadBalancerTargetGroupsRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        request.targetGroupARNs().forEach(account.targets()::requireTargetGroup);
        request.targetGroupARNs().forEach(arn -> loadBalancing.attach(group, arn));
        return AttachLoadBalancerTargetGroupsResponse.builder().build();
    }

    AttachTrafficSourcesResponse attach(AttachTrafficSourcesRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        List<String> arns = arns(request.trafficSources());
        arns.forEach(account.targets()::requireTargetGroup);
        arns.forEach(arn -> loadBalancing.attachTrafficSource(group, arn));
        return AttachTrafficSourcesResponse.builder().build();
    }

    DetachLoadBalancerTargetGroupsResponse detach(DetachLoadBalancerTargetGroupsRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        detach(group, request.targetGroupARNs(), arn -> !group.trafficSources().contains(arn));
        return DetachLoadBalancerTargetGroupsResponse.builder().build();
    }

    DetachTrafficSourcesResponse detach(DetachTrafficSourcesRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        detach(group, arns(request.trafficSources()), arn -> true);
        return DetachTrafficSourcesResponse.builder().build();
    }

    DescribeLoadBalancerTargetGroupsResponse describe(DescribeLoadBalancerTargetGroupsRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        Page<Map.Entry<String, Attachment>> page =
                Pages.of(byOlderCalls(group), request.maxRecords(), request.nextToken(), 100, 100);
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

    private void detach(Group group, List<String> arns, Predicate<String> isKnown) {
        arns.stream()
                .filter(isKnown.and(group.attachedTargetGroups()::contains).negate())
                .findFirst()
                .ifPresent(arn -> {
                    throw AwsError.validation("Trying to remove Target Groups that are not part of the group: " + arn);
                });
        arns.forEach(arn -> loadBalancing.detach(group, arn));
    }

    static List<String> arns(List<TrafficSourceIdentifier> sources) {
        sources.forEach(source -> requireElbv2(Optional.ofNullable(source.type())));
        return sources.stream().map(TrafficSourceIdentifier::identifier).toList();
    }

    private static void requireElbv2(Optional<String> type) {
        type.filter(name -> !name.equals("elbv2")).ifPresent(name -> {
            throw AwsError.validation("The sandbox has traffic sources of type elbv2 only, not " + name);
        });
    }

    private static List<Map.Entry<String, Attachment>> byOlderCalls(Group group) {
        return entries(group).stream()
                .filter(entry -> !group.trafficSources().contains(entry.getKey()))
                .toList();
    }

    private static List<Map.Entry<String, Attachment>> entries(Group group) {
        return List.copyOf(group.targetGroups().entrySet());
    }
}
