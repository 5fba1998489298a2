package io.github.asgbg.sandbox.ec2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/**
 * The network of a new account: a default VPC with one public subnet in each of three Availability Zones (VPC user guide,
 * "Default VPCs").
 */
final class Network {
    static final String VPC = "vpc-0a1b2c3d4e5f60001";
    static final String DHCP_OPTIONS = "dopt-0a1b2c3d4e5f60001";
    static final String ROUTE_TABLE = "rtb-0a1b2c3d4e5f60001";
    static final String INTERNET_GATEWAY = "igw-0a1b2c3d4e5f60001";
    static final String NETWORK_ACL = "acl-0a1b2c3d4e5f60001";
    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final int FIRST_ADDRESS = 10; // the first four are AWS's own

    private final String region;
    private final String account;
    private final Known<Vpc> vpcs = new Known<>("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist");
    private final Known<Subnet> subnets = new Known<>("InvalidSubnetID.NotFound", "The subnet ID '%s' does not exist");
    private final Known<RouteTable> routeTables =
            new Known<>("InvalidRouteTableID.NotFound", "The routeTable ID '%s' does not exist");
    private final Known<InternetGateway> gateways =
            new Known<>("InvalidInternetGatewayID.NotFound", "The internetGateway ID '%s' does not exist");
    private final Map<String, Integer> nextAddress = new HashMap<>();

    Network(String region, String account, Tags tags) {
        this.region = region;
        this.account = account;
        vpcs.put(VPC, defaultVpc());
        tags.register(VPC, Map.of());
        ZONES.forEach(zone -> addSubnet(zone, tags));
        routeTables.put(ROUTE_TABLE, mainRouteTable());
        tags.register(ROUTE_TABLE, Map.of());
        gateways.put(INTERNET_GATEWAY, internetGateway());
        tags.register(INTERNET_GATEWAY, Map.of());
    }

    String region() {
        return region;
    }

    String account() {
        return account;
    }

    List<String> zones() {
        return ZONES.stream().map(letter -> region + letter).toList();
    }

    Known<Vpc> vpcs() {
        return vpcs;
    }

    Known<Subnet> subnets() {
        return subnets;
    }

    Known<RouteTable> routeTables() {
        return routeTables;
    }

    Known<InternetGateway> internetGateways() {
        return gateways;
    }

    /** Addresses are used up in order; a subnet of the default VPC has 4,096 of them. */
    String nextAddress(String subnetId) {
        int host = nextAddress.merge(subnetId, FIRST_ADDRESS, (used, first) -> used + 1);
        int third = ZONES.indexOf(zoneLetter(subnetId)) * 16 + host / 256 % 16;
        return "172.31." + third + "." + host % 256;
    }

    private String zoneLetter(String subnetId) {
        return subnets.get(subnetId).availabilityZone().substring(region.length());
    }

    private Vpc defaultVpc() {
        return Vpc.builder()
                .vpcId(VPC)
                .cidrBlock("172.31.0.0/16")
                .cidrBlockAssociationSet(VpcCidrBlockAssociation.builder()
                        .associationId("vpc-cidr-assoc-0a1b2c3d4e5f60001")
                        .cidrBlock("172.31.0.0/16")
                        .cidrBlockState(state -> state.state("associated"))
                        .build())
                .dhcpOptionsId(DHCP_OPTIONS)
                .instanceTenancy("default")
                .isDefault(true)
                .ownerId(account)
                .state("available")
                .build();
    }

    private void addSubnet(String zone, Tags tags) {
        int index = ZONES.indexOf(zone);
        String id = "subnet-0a1b2c3d4e5f6000" + (index + 1);
        Subnet subnet = Subnet.builder()
                .subnetId(id)
                .subnetArn("arn:aws:ec2:" + region + ":" + account + ":subnet/" + id)
                .vpcId(VPC)
                .availabilityZone(region + zone)
                .availabilityZoneId(zoneId(index))
                .cidrBlock("172.31." + index * 16 + ".0/20")
                .availableIpAddressCount(4091)
                .defaultForAz(true)
                .mapPublicIpOnLaunch(true)
                .mapCustomerOwnedIpOnLaunch(false)
                .assignIpv6AddressOnCreation(false)
                .enableDns64(false)
                .ipv6Native(false)
                .ownerId(account)
                .privateDnsNameOptionsOnLaunch(options -> options.hostnameType("ip-name")
                        .enableResourceNameDnsARecord(false)
                        .enableResourceNameDnsAAAARecord(false))
                .state("available")
                .build();
        subnets.put(id, subnet);
        tags.register(id, Map.of());
    }

    String zoneId(int index) {
        return region.replace("-", "") + "-az" + (index + 1);
    }

    private RouteTable mainRouteTable() {
        return RouteTable.builder()
                .routeTableId(ROUTE_TABLE)
                .vpcId(VPC)
                .ownerId(account)
                .associations(RouteTableAssociation.builder()
                        .main(true)
                        .routeTableAssociationId("rtbassoc-0a1b2c3d4e5f60001")
                        .routeTableId(ROUTE_TABLE)
                        .associationState(state -> state.state("associated"))
                        .build())
                .routes(
                        route("172.31.0.0/16", "local", "CreateRouteTable"),
                        route("0.0.0.0/0", INTERNET_GATEWAY, "CreateRoute"))
                .build();
    }

    private static Route route(String destination, String gateway, String origin) {
        return Route.builder()
                .destinationCidrBlock(destination)
                .gatewayId(gateway)
                .origin(origin)
                .state("active")
                .build();
    }

    private InternetGateway internetGateway() {
        return InternetGateway.builder()
                .internetGatewayId(INTERNET_GATEWAY)
                .ownerId(account)
                .attachments(InternetGatewayAttachment.builder()
                        .vpcId(VPC)
                        .state("available")
                        .build())
                .build();
    }
}
