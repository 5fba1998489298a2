package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

/** Load balancers: create, describe, change, delete. */
final class LoadBalancerOperations {
    private static final Pattern NAME = Pattern.compile("(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?");
    private static final String HOSTED_ZONE = "Z35SXDOTRQ7X7K";

    private final World world;
    private final Registry registry;
    private final Network network;
    private final Timings timings;
    private final String region;

    LoadBalancerOperations(World world, Registry registry, Network network, Timings timings, String region) {
        this.world = world;
        this.registry = registry;
        this.network = network;
        this.timings = timings;
        this.region = region;
    }

    CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
        LoadBalancer wanted = fromRequest(request);
        LoadBalancer present = sameName(wanted.loadBalancerName())
                .map(other -> requireSame(other, wanted))
                .orElseGet(() -> add(wanted, Tags.toMap(request.tags())));
        return CreateLoadBalancerResponse.builder().loadBalancers(present).build();
    }

    private LoadBalancer fromRequest(CreateLoadBalancerRequest request) {
        Errors.require(
                request.name() != null && NAME.matcher(request.name()).matches(),
                "The load balancer name '" + request.name() + "' must have 1 to 32 letters, digits and hyphens,"
                        + " must not begin or end with a hyphen, and must not begin with 'internal-'");
        Errors.require(
                request.type() == null || request.type() == LoadBalancerTypeEnum.APPLICATION,
                "The sandbox simulates load balancers of type 'application' only, not '" + request.typeAsString()
                        + "'");
        List<String> subnets = subnets(request.subnets(), request.subnetMappings());
        LoadBalancerSchemeEnum scheme =
                Optional.ofNullable(request.scheme()).orElse(LoadBalancerSchemeEnum.INTERNET_FACING);
        return LoadBalancer.builder()
                .loadBalancerName(request.name())
                .type(LoadBalancerTypeEnum.APPLICATION)
                .scheme(scheme)
                .ipAddressType(Optional.ofNullable(request.ipAddressType()).orElse(IpAddressType.IPV4))
                .vpcId(network.vpcOf(subnets.get(0)))
                .availabilityZones(zones(subnets))
                .securityGroups(request.securityGroups())
                .build();
    }

    private static List<String> subnets(List<String> plain, List<SubnetMapping> mappings) {
        List<String> subnets =
                plain.isEmpty() ? mappings.stream().map(SubnetMapping::subnetId).toList() : plain;
        Errors.require(
                !subnets.isEmpty() && subnets.stream().allMatch(Objects::nonNull),
                "At least two subnets in two different Availability Zones must be specified");
        return subnets;
    }

    private List<AvailabilityZone> zones(List<String> subnets) {
        List<AvailabilityZone> zones = subnets.stream()
                .map(id -> AvailabilityZone.builder()
                        .subnetId(id)
                        .zoneName(network.zoneOf(id))
                        .build())
                .toList();
        long distinct =
                zones.stream().map(AvailabilityZone::zoneName).distinct().count();
        Errors.require(distinct >= 2, "At least two subnets in two different Availability Zones must be specified");
        if (distinct < zones.size()) {
            throw Errors.of(
                    "InvalidConfigurationRequest",
                    "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
        }
        return zones;
    }

    private void requireName(String name) {
        if (sameName(name).isEmpty()) {
            throw Errors.noLoadBalancer(name);
        }
    }

    private Optional<LoadBalancer> sameName(String name) {
        return registry.loadBalancers.values().stream()
                .filter(other -> other.loadBalancerName().equals(name))
                .findFirst();
    }

    /** Creating the same load balancer again answers with the first one. */
    private static LoadBalancer requireSame(LoadBalancer present, LoadBalancer wanted) {
        boolean isSame = present.scheme() == wanted.scheme()
                && present.availabilityZones().equals(wanted.availabilityZones())
                && present.securityGroups().equals(wanted.securityGroups());
        if (!isSame) {
            throw Errors.of(
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '" + present.loadBalancerName()
                            + "' exists, but with different settings");
        }
        return present;
    }

    private LoadBalancer add(LoadBalancer wanted, Map<String, String> tags) {
        String name = wanted.loadBalancerName();
        String id = registry.id();
        String arn = registry.arn("loadbalancer/app/" + name + "/" + id);
        String internal = wanted.scheme() == LoadBalancerSchemeEnum.INTERNAL ? "internal-" : "";
        LoadBalancer created = wanted.toBuilder()
                .loadBalancerArn(arn)
                .dnsName(internal + name.toLowerCase(Locale.ROOT) + "-" + Long.parseUnsignedLong(id.substring(8), 16)
                        + "." + region + ".elb.amazonaws.com")
                .canonicalHostedZoneId(HOSTED_ZONE)
                .createdTime(world.now())
                .state(state -> state.code(LoadBalancerStateEnum.PROVISIONING))
                .build();
        registry.loadBalancers.put(arn, created);
        registry.attributes.put(arn, DefaultAttributes.ofLoadBalancer());
        registry.tags.put(arn, tags);
        world.after(timings.provisioning(), () -> activate(arn));
        return created;
    }

    private void activate(String arn) {
        registry.loadBalancers.computeIfPresent(arn, (key, present) -> present.toBuilder()
                .state(state -> state.code(LoadBalancerStateEnum.ACTIVE))
                .build());
    }

    DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        request.loadBalancerArns().forEach(registry::loadBalancer);
        request.names().forEach(this::requireName);
        List<LoadBalancer> all = registry.loadBalancers.values().stream()
                .filter(one -> request.loadBalancerArns().isEmpty()
                        || request.loadBalancerArns().contains(one.loadBalancerArn()))
                .filter(one -> request.names().isEmpty() || request.names().contains(one.loadBalancerName()))
                .toList();
        Pages.Page<LoadBalancer> page = Pages.of(all, request.pageSize(), request.marker());
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items())
                .nextMarker(page.next())
                .build();
    }

    /** Deleting what does not exist succeeds (ELBv2 API reference, DeleteLoadBalancer). */
    DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
        String arn = request.loadBalancerArn();
        if (registry.loadBalancers.containsKey(arn)) {
            if (Boolean.parseBoolean(registry.attributes(arn).get("deletion_protection.enabled"))) {
                throw Errors.of(
                        "OperationNotPermitted",
                        "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
            }
            registry.listenersOf(arn).forEach(listener -> ListenerOperations.remove(registry, listener));
            registry.forget(arn);
        }
        return DeleteLoadBalancerResponse.builder().build();
    }

    SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        LoadBalancer present = registry.loadBalancer(request.loadBalancerArn());
        List<AvailabilityZone> zones = zones(subnets(request.subnets(), request.subnetMappings()));
        replace(present.toBuilder().availabilityZones(zones).build());
        return SetSubnetsResponse.builder()
                .availabilityZones(zones)
                .ipAddressType(present.ipAddressType())
                .build();
    }

    SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        LoadBalancer present = registry.loadBalancer(request.loadBalancerArn());
        replace(present.toBuilder().securityGroups(request.securityGroups()).build());
        return SetSecurityGroupsResponse.builder()
                .securityGroupIds(request.securityGroups())
                .build();
    }

    SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request) {
        LoadBalancer present = registry.loadBalancer(request.loadBalancerArn());
        replace(present.toBuilder().ipAddressType(request.ipAddressType()).build());
        return SetIpAddressTypeResponse.builder()
                .ipAddressType(request.ipAddressType())
                .build();
    }

    private void replace(LoadBalancer changed) {
        registry.loadBalancers.put(changed.loadBalancerArn(), changed);
    }
}
