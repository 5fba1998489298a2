package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.Unsupported;

/** The members of EC2's requests that this simulation does not look at. */
final class LeftOut {
    private LeftOut() {}

    static void declare(Unsupported unsupported) {
        instances(unsupported);
        templates(unsupported);
        groups(unsupported);
        descriptions(unsupported);
    }

    /** Machines have no volumes, no roles, no metadata service and no hardware to choose. */
    private static void instances(Unsupported unsupported) {
        unsupported
                .refuses("RunInstances", "Ipv6AddressCount", "Ipv6Address", "EnablePrimaryIpv6", "PrivateIpAddress")
                .refuses("RunInstances", "KernelId", "RamdiskId", "InstanceMarketOptions", "AdditionalInfo")
                .refuses("RunInstances", "ElasticGpuSpecification", "ElasticInferenceAccelerator")
                .refuses("RunInstances", "CapacityReservationSpecification", "HibernationOptions", "EnclaveOptions")
                .refuses("RunInstances", "LicenseSpecification", "NetworkPerformanceOptions", "Operator")
                .ignores("RunInstances", "BlockDeviceMapping", "Monitoring", "CreditSpecification", "CpuOptions")
                .ignores("RunInstances", "MetadataOptions", "PrivateDnsNameOptions", "MaintenanceOptions")
                .ignores("RunInstances", "InstanceInitiatedShutdownBehavior", "IamInstanceProfile", "EbsOptimized")
                .refuses("StopInstances", "Hibernate")
                .ignores("StopInstances", "Force", "SkipOsShutdown")
                .ignores("TerminateInstances", "Force", "SkipOsShutdown")
                .ignores("StartInstances", "AdditionalInfo")
                .ignores("GetConsoleOutput", "Latest")
                .refuses("ModifyInstanceAttribute", "SourceDestCheck", "BlockDeviceMapping")
                .refuses("ModifyInstanceAttribute", "InstanceType", "Kernel", "Ramdisk", "GroupId", "EbsOptimized")
                .refuses("ModifyInstanceAttribute", "SriovNetSupport", "EnaSupport")
                .refuses("ModifyInstanceAttribute", "InstanceInitiatedShutdownBehavior");
    }

    /** A template is kept and shown whole; what it would launch in another way than On-Demand by type is refused. */
    private static void templates(Unsupported unsupported) {
        for (String operation : new String[] {"CreateLaunchTemplate", "CreateLaunchTemplateVersion"}) {
            unsupported
                    .refuses(operation, "LaunchTemplateData.InstanceMarketOptions")
                    .refuses(operation, "LaunchTemplateData.InstanceRequirements");
        }
        unsupported
                .refuses("CreateLaunchTemplate", "Operator")
                .refuses("CreateLaunchTemplateVersion", "ResolveAlias")
                .refuses("DescribeLaunchTemplateVersions", "Filter", "ResolveAlias")
                // A repeated request is told by the name that is taken, or makes one version more.
                .ignores("CreateLaunchTemplate", "ClientToken")
                .ignores("CreateLaunchTemplateVersion", "ClientToken")
                .ignores("ModifyLaunchTemplate", "ClientToken")
                .ignores("DeregisterImage", "DeleteAssociatedSnapshots");
    }

    /** Other groups are named within the permissions, as everywhere but in EC2-Classic. */
    private static void groups(Unsupported unsupported) {
        for (String verb : new String[] {"Authorize", "Revoke"}) {
            for (String direction : new String[] {"Ingress", "Egress"}) {
                unsupported.refuses(
                        verb + "SecurityGroup" + direction, "SourceSecurityGroupName", "SourceSecurityGroupOwnerId");
            }
        }
    }

    /** Few things exist: one page holds them, or there are none at all. */
    private static void descriptions(Unsupported unsupported) {
        unsupported
                .refuses("DescribeAvailabilityZones", "ZoneId")
                .ignores("DescribeAvailabilityZones", "AllAvailabilityZones")
                .refuses("DescribeImages", "ExecutableBy")
                .ignores("DescribeImages", "IncludeDeprecated", "IncludeDisabled")
                .refuses("DescribeKeyPairs", "KeyPairId")
                .ignores("DescribeKeyPairs", "IncludePublicKey", "Filter")
                .refuses("DescribeNetworkAcls", "NetworkAclId")
                .refuses("DescribeNetworkInterfaces", "NetworkInterfaceId")
                .ignores("DescribeNetworkInterfaces", "Filter")
                .ignores("DescribeRegions", "AllRegions")
                .ignoresEverywhere("NextToken", "MaxResults", "DryRun");
    }
}
