package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.Region;

/** What EC2 tells about the region and the account. */
final class RegionOperations {
    private final Network network;
    private final Filters<AvailabilityZone> zones;
    private final Filters<InstanceTypeInfo> types;
    private final Filters<Region> regions;

    RegionOperations(Network network, Tags tags) {
        this.network = network;
        this.zones = new Filters<>(tags, AvailabilityZone::zoneName)
                .on("zone-name", zone -> List.of(zone.zoneName()))
                .on("zone-id", zone -> List.of(zone.zoneId()))
                .on("zone-type", zone -> List.of(zone.zoneType()))
                .on("region-name", zone -> List.of(zone.regionName()))
                .on("state", zone -> List.of(zone.stateAsString()))
                .on("opt-in-status", zone -> List.of(zone.optInStatusAsString()));
        this.regions = new Filters<>(tags, Region::regionName)
                .on("region-name", region -> List.of(region.regionName()))
                .on("endpoint", region -> List.of(region.endpoint()))
                .on("opt-in-status", region -> List.of(region.optInStatus()));
        this.types = new Filters<>(tags, InstanceTypeInfo::instanceTypeAsString)
                .on("instance-type", type -> List.of(type.instanceTypeAsString()))
                .on(
                        "current-generation",
                        type -> List.of(type.currentGeneration().toString()));
    }

    DescribeRegionsResponse regions(DescribeRegionsRequest request) {
        Region only = Region.builder()
                .regionName(network.region())
                .endpoint("ec2." + network.region() + ".amazonaws.com")
                .optInStatus("opt-in-not-required")
                .build();
        boolean asked = request.regionNames().isEmpty() || request.regionNames().contains(network.region());
        return DescribeRegionsResponse.builder()
                .regions(asked ? regions.select(List.of(only), request.filters()) : List.of())
                .build();
    }

    DescribeAvailabilityZonesResponse availabilityZones(DescribeAvailabilityZonesRequest request) {
        List<AvailabilityZone> all = new ArrayList<>();
        for (String name : network.zones()) {
            all.add(zone(name, all.size()));
        }
        all.removeIf(
                zone -> !request.zoneNames().isEmpty() && !request.zoneNames().contains(zone.zoneName()));
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(zones.select(all, request.filters()))
                .build();
    }

    private AvailabilityZone zone(String name, int index) {
        return AvailabilityZone.builder()
                .zoneName(name)
                .zoneId(network.zoneId(index))
                .zoneType("availability-zone")
                .regionName(network.region())
                .groupName(network.region())
                .networkBorderGroup(network.region())
                .optInStatus("opt-in-not-required")
                .state("available")
                .build();
    }

    DescribeAccountAttributesResponse accountAttributes(DescribeAccountAttributesRequest request) {
        List<AccountAttribute> all = new ArrayList<>(List.of(
                attribute("supported-platforms", "VPC"),
                attribute("default-vpc", Network.VPC),
                attribute("max-instances", "1000"),
                attribute("vpc-max-security-groups-per-interface", "5")));
        all.removeIf(attribute -> !request.attributeNames().isEmpty()
                && !request.attributeNamesAsStrings().contains(attribute.attributeName()));
        return DescribeAccountAttributesResponse.builder()
                .accountAttributes(all)
                .build();
    }

    private static AccountAttribute attribute(String name, String text) {
        return AccountAttribute.builder()
                .attributeName(name)
                .attributeValues(
                        AccountAttributeValue.builder().attributeValue(text).build())
                .build();
    }

    /** Two types stand for all of EC2's here; any other type can be launched all the same. */
    DescribeInstanceTypesResponse instanceTypes(DescribeInstanceTypesRequest request) {
        List<InstanceTypeInfo> all = new ArrayList<>(List.of(type("t3.micro", 1024), type("t3.small", 2048)));
        all.removeIf(type -> !request.instanceTypes().isEmpty()
                && !request.instanceTypesAsStrings().contains(type.instanceTypeAsString()));
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(types.select(all, request.filters()))
                .build();
    }

    private static InstanceTypeInfo type(String name, long memory) {
        return InstanceTypeInfo.builder()
                .instanceType(name)
                .currentGeneration(true)
                .freeTierEligible(name.equals("t3.micro"))
                .supportedUsageClassesWithStrings("on-demand", "spot")
                .supportedRootDeviceTypesWithStrings("ebs")
                .supportedVirtualizationTypesWithStrings("hvm")
                .bareMetal(false)
                .hypervisor("nitro")
                .processorInfo(processor -> processor.supportedArchitecturesWithStrings("x86_64"))
                .vCpuInfo(cpu -> cpu.defaultVCpus(2).defaultCores(1).defaultThreadsPerCore(2))
                .memoryInfo(size -> size.sizeInMiB(memory))
                .burstablePerformanceSupported(true)
                .build();
    }

    DescribeKeyPairsResponse keyPairs(DescribeKeyPairsRequest request) {
        request.keyNames().stream().findFirst().ifPresent(name -> {
            throw new AwsError(400, "InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist");
        });
        return DescribeKeyPairsResponse.builder().keyPairs(List.of()).build();
    }
}
