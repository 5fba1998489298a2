package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.model.CancelInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.CancelInstanceRefreshResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAccountLimitsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeLifecycleHookTypesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeMetricCollectionTypesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeTerminationPolicyTypesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeWarmPoolRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeWarmPoolResponse;
import software.amazon.awssdk.services.autoscaling.model.MetricCollectionType;
import software.amazon.awssdk.services.autoscaling.model.MetricGranularityType;

/** Lists that never change, and lists of what this simulation cannot create and therefore does not have. */
final class Catalogue {
    /** All metrics of a group (UG:ec2-auto-scaling-metrics). */
    static final Set<String> METRICS = Set.of(
            "GroupMinSize",
            "GroupMaxSize",
            "GroupDesiredCapacity",
            "GroupInServiceInstances",
            "GroupPendingInstances",
            "GroupStandbyInstances",
            "GroupTerminatingInstances",
            "GroupTotalInstances",
            "GroupInServiceCapacity",
            "GroupPendingCapacity",
            "GroupStandbyCapacity",
            "GroupTerminatingCapacity",
            "GroupTotalCapacity",
            "WarmPoolDesiredCapacity",
            "WarmPoolWarmedCapacity",
            "WarmPoolPendingCapacity",
            "WarmPoolTerminatingCapacity",
            "WarmPoolTotalCapacity",
            "GroupAndWarmPoolDesiredCapacity",
            "GroupAndWarmPoolTotalCapacity");

    private static final List<String> TERMINATION_POLICIES = List.of(
            "AllocationStrategy",
            "ClosestToNextInstanceHour",
            "Default",
            "NewestInstance",
            "OldestInstance",
            "OldestLaunchConfiguration",
            "OldestLaunchTemplate");

    private final Account account;

    Catalogue(Account account) {
        this.account = account;
    }

    DescribeTerminationPolicyTypesResponse terminationPolicies() {
        return DescribeTerminationPolicyTypesResponse.builder()
                .terminationPolicyTypes(TERMINATION_POLICIES)
                .build();
    }

    DescribeLifecycleHookTypesResponse hookTypes() {
        return DescribeLifecycleHookTypesResponse.builder()
                .lifecycleHookTypes(Hooks.LAUNCHING, Hooks.TERMINATING)
                .build();
    }

    DescribeMetricCollectionTypesResponse metricTypes() {
        return DescribeMetricCollectionTypesResponse.builder()
                .metrics(METRICS.stream()
                        .sorted()
                        .map(name -> MetricCollectionType.builder().metric(name).build())
                        .toList())
                .granularities(
                        MetricGranularityType.builder().granularity("1Minute").build())
                .build();
    }

    DescribeAccountLimitsResponse limits() {
        return DescribeAccountLimitsResponse.builder()
                .maxNumberOfAutoScalingGroups(500)
                .numberOfAutoScalingGroups(account.groups().size())
                .maxNumberOfLaunchConfigurations(200)
                .numberOfLaunchConfigurations(0)
                .build();
    }

    DescribeWarmPoolResponse warmPool(DescribeWarmPoolRequest request) {
        account.require(request.autoScalingGroupName());
        return DescribeWarmPoolResponse.builder().instances(List.of()).build();
    }

    DescribeInstanceRefreshesResponse refreshes(DescribeInstanceRefreshesRequest request) {
        account.require(request.autoScalingGroupName());
        return DescribeInstanceRefreshesResponse.builder()
                .instanceRefreshes(List.of())
                .build();
    }

    CancelInstanceRefreshResponse cancelRefresh(CancelInstanceRefreshRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        throw new AwsError(
                400,
                "ActiveInstanceRefreshNotFound",
                "No in progress or pending Instance Refresh found for Auto Scaling group " + group.name());
    }
}
