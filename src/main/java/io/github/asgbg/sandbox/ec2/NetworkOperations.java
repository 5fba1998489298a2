package io.github.asgbg.sandbox.ec2;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The network, as EC2 describes it. */
final class NetworkOperations {
    private final Network network;
    private final Tags tags;
    private final Filters<Vpc> vpcs;
    private final Filters<Subnet> subnets;
    private final Filters<RouteTable> routeTables;
    private final Filters<InternetGateway> gateways;
    private final Filters<NetworkAcl> acls;

    NetworkOperations(Network network, Tags tags) {
        this.network = network;
        this.tags = tags;
        this.vpcs = new Filters<>(tags, Vpc::vpcId)
                .on("vpc-id", vpc -> List.of(vpc.vpcId()))
                .on("is-default", vpc -> List.of(vpc.isDefault().toString()))
                .on("isDefault", vpc -> List.of(vpc.isDefault().toString()))
                .on("cidr", vpc -> List.of(vpc.cidrBlock()))
                .on("owner-id", vpc -> List.of(vpc.ownerId()))
                .on("state", vpc -> List.of(vpc.stateAsString()));
        this.subnets = new Filters<>(tags, Subnet::subnetId)
                .on("subnet-id", subnet -> List.of(subnet.subnetId()))
                .on("vpc-id", subnet -> List.of(subnet.vpcId()))
                .on("availability-zone", subnet -> List.of(subnet.availabilityZone()))
                .on("availabilityZone", subnet -> List.of(subnet.availabilityZone()))
                .on("default-for-az", subnet -> List.of(subnet.defaultForAz().toString()))
                .on("defaultForAz", subnet -> List.of(subnet.defaultForAz().toString()))
                .on("cidr-block", subnet -> List.of(subnet.cidrBlock()))
                .on("state", subnet -> List.of(subnet.stateAsString()));
        this.routeTables = new Filters<>(tags, RouteTable::routeTableId)
                .on("vpc-id", table -> List.of(table.vpcId()))
                .on("route-table-id", table -> List.of(table.routeTableId()))
                .on(
                        "association.main",
                        table -> each(table.associations(), a -> a.main().toString()))
                .on("association.subnet-id", table -> each(table.associations(), RouteTableAssociation::subnetId));
        this.gateways = new Filters<>(tags, InternetGateway::internetGatewayId)
                .on("internet-gateway-id", gateway -> List.of(gateway.internetGatewayId()))
                .on("attachment.vpc-id", gateway -> each(gateway.attachments(), a -> a.vpcId()));
        this.acls = new Filters<>(tags, NetworkAcl::networkAclId)
                .on("vpc-id", acl -> List.of(acl.vpcId()))
                .on("default", acl -> List.of(acl.isDefault().toString()))
                .on("association.subnet-id", acl -> each(acl.associations(), a -> a.subnetId()));
    }

    /** The values of a member that not all have. */
    private static <A> List<String> each(List<A> items, Function<A, @Nullable String> member) {
        return items.stream()
                .flatMap(item -> Stream.ofNullable(member.apply(item)))
                .toList();
    }

    DescribeVpcsResponse vpcs(DescribeVpcsRequest request) {
        List<Vpc> selected = vpcs.select(network.vpcs().get(request.vpcIds()), request.filters()).stream()
                .map(vpc -> vpc.toBuilder().tags(tags.of(vpc.vpcId())).build())
                .toList();
        return DescribeVpcsResponse.builder().vpcs(selected).build();
    }

    DescribeVpcAttributeResponse vpcAttribute(DescribeVpcAttributeRequest request) {
        String vpcId = network.vpcs().get(request.vpcId()).vpcId();
        DescribeVpcAttributeResponse.Builder response =
                DescribeVpcAttributeResponse.builder().vpcId(vpcId);
        switch (Required.of(request.attribute(), "Attribute")) {
            case ENABLE_DNS_SUPPORT -> response.enableDnsSupport(value -> value.value(true));
            case ENABLE_DNS_HOSTNAMES -> response.enableDnsHostnames(value -> value.value(true));
            default -> response.enableNetworkAddressUsageMetrics(value -> value.value(false));
        }
        return response.build();
    }

    DescribeSubnetsResponse subnets(DescribeSubnetsRequest request) {
        List<Subnet> selected = subnets.select(network.subnets().get(request.subnetIds()), request.filters()).stream()
                .map(subnet ->
                        subnet.toBuilder().tags(tags.of(subnet.subnetId())).build())
                .toList();
        Page<Subnet> page = Page.of(selected, request.maxResults(), request.nextToken());
        return DescribeSubnetsResponse.builder()
                .subnets(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    DescribeRouteTablesResponse routeTables(DescribeRouteTablesRequest request) {
        List<RouteTable> selected =
                routeTables.select(network.routeTables().get(request.routeTableIds()), request.filters()).stream()
                        .map(table -> table.toBuilder()
                                .tags(tags.of(table.routeTableId()))
                                .build())
                        .toList();
        return DescribeRouteTablesResponse.builder().routeTables(selected).build();
    }

    DescribeInternetGatewaysResponse internetGateways(DescribeInternetGatewaysRequest request) {
        List<InternetGateway> selected =
                gateways
                        .select(network.internetGateways().get(request.internetGatewayIds()), request.filters())
                        .stream()
                        .map(gateway -> gateway.toBuilder()
                                .tags(tags.of(gateway.internetGatewayId()))
                                .build())
                        .toList();
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(selected)
                .build();
    }

    DescribeNetworkAclsResponse networkAcls(DescribeNetworkAclsRequest request) {
        List<NetworkAclAssociation> associations = network.subnets().all().stream()
                .map(subnet -> NetworkAclAssociation.builder()
                        .networkAclId(Network.NETWORK_ACL)
                        .subnetId(subnet.subnetId())
                        .build())
                .toList();
        NetworkAcl only = NetworkAcl.builder()
                .networkAclId(Network.NETWORK_ACL)
                .vpcId(Network.VPC)
                .ownerId(network.account())
                .isDefault(true)
                .associations(associations)
                .entries(allowAll(false), allowAll(true))
                .build();
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(acls.select(List.of(only), request.filters()))
                .build();
    }

    private static NetworkAclEntry allowAll(boolean egress) {
        return NetworkAclEntry.builder()
                .egress(egress)
                .cidrBlock("0.0.0.0/0")
                .protocol("-1")
                .ruleAction("allow")
                .ruleNumber(100)
                .build();
    }

    /** Network interfaces of their own are not simulated, so nobody has any left behind. */
    DescribeNetworkInterfacesResponse networkInterfaces(DescribeNetworkInterfacesRequest request) {
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(List.of())
                .build();
    }
}
