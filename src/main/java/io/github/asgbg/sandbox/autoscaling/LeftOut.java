package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.Unsupported;

/** The members of Auto Scaling's requests that this simulation does not look at. */
final class LeftOut {
    /** Launches come from launch templates, into subnets, On-Demand, and into no reservation. */
    private static final String[] REFUSED = {
        "LaunchConfigurationName",
        "MixedInstancesPolicy",
        "AvailabilityZones",
        "AvailabilityZoneIds",
        "PlacementGroup",
        "MaxInstanceLifetime",
        "DesiredCapacityType",
        "InstanceMaintenancePolicy",
        "AvailabilityZoneDistribution",
        "CapacityReservationSpecification"
    };

    /** There is no Spot capacity to lose, no zone ever fails, and roles have no permissions. */
    private static final String[] IGNORED = {
        "CapacityRebalance",
        "AvailabilityZoneImpairmentPolicy",
        "SkipZonalShiftValidation",
        "ServiceLinkedRoleARN",
        "Context"
    };

    private LeftOut() {}

    static void declare(Unsupported unsupported) {
        unsupported
                .refuses("CreateAutoScalingGroup", REFUSED)
                .refuses("CreateAutoScalingGroup", "InstanceId", "LoadBalancerNames")
                .refuses("UpdateAutoScalingGroup", REFUSED)
                .ignores("CreateAutoScalingGroup", IGNORED)
                .ignores("UpdateAutoScalingGroup", IGNORED)
                .ignores("AttachTrafficSources", "SkipZonalShiftValidation")
                .ignores("PutScheduledUpdateGroupAction", "Time") // "no longer used", says the API reference
                // There are no instance refreshes, warm pools and Classic Load Balancers to be listed.
                .ignores("CancelInstanceRefresh", "WaitForTransitioningInstances")
                .ignores("DescribeInstanceRefreshes", "InstanceRefreshIds", "NextToken", "MaxRecords")
                .ignores("DescribeWarmPool", "NextToken", "MaxRecords")
                .ignores("DescribeLoadBalancers", "NextToken", "MaxRecords");
    }
}
