package io.github.asgbg.sandbox.ec2;

import static io.github.asgbg.sandbox.ec2.Ec2Fixture.SUBNET_A;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.filter;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refusal;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** VPC user guide, "Default VPCs"; EC2 API reference, the operations named by the tests. */
class AccountTest {
    private final Ec2Fixture ec2 = new Ec2Fixture();

    @Test
    void aNewAccountHasADefaultVpcWithASubnetInEachZone() {
        Vpc vpc = ec2.client
                .describeVpcs(r -> r.filters(filter("isDefault", "true")))
                .vpcs()
                .get(0);
        assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");

        List<Subnet> subnets = ec2.client
                .describeSubnets(r -> r.filters(filter("vpc-id", vpc.vpcId()), filter("default-for-az", "true")))
                .subnets();
        assertThat(subnets)
                .extracting(Subnet::availabilityZone)
                .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
        assertThat(ec2.client.describeAvailabilityZones().availabilityZones()).hasSize(3);
        assertThat(ec2.service.zoneOf(SUBNET_A)).isEqualTo("us-east-1a");
    }

    @Test
    void theDefaultVpcIsPublic() { // "Default VPCs": a main route table with a route to an internet gateway, a
        // default ACL
        String gateway = ec2.client
                .describeInternetGateways(r -> r.filters(filter("attachment.vpc-id", "vpc-0a1b2c3d4e5f60001")))
                .internetGateways()
                .get(0)
                .internetGatewayId();
        assertThat(ec2.client
                        .describeRouteTables(r -> r.filters(filter("association.main", "true")))
                        .routeTables()
                        .get(0)
                        .routes())
                .extracting(route -> route.destinationCidrBlock() + " " + route.gatewayId())
                .containsExactly("172.31.0.0/16 local", "0.0.0.0/0 " + gateway);
        assertThat(ec2.client
                        .describeNetworkAcls(r -> r.filters(filter("default", "true")))
                        .networkAcls()
                        .get(0)
                        .associations())
                .hasSize(3);
        assertThat(ec2.client.describeNetworkInterfaces().networkInterfaces()).isEmpty();
    }

    @Test
    void namesAnswerInADefaultVpc() { // DescribeVpcAttribute; "Default VPCs": both DNS attributes are on
        assertThat(ec2.client
                        .describeVpcAttribute(
                                r -> r.vpcId("vpc-0a1b2c3d4e5f60001").attribute("enableDnsHostnames"))
                        .enableDnsHostnames()
                        .value())
                .isTrue();
    }

    @Test
    void tellsAboutRegionAndAccount() { // DescribeRegions, DescribeAccountAttributes, DescribeInstanceTypes
        assertThat(ec2.client.describeRegions().regions().get(0).regionName()).isEqualTo("us-east-1");
        assertThat(ec2.client
                        .describeAccountAttributes(r -> r.attributeNamesWithStrings("default-vpc"))
                        .accountAttributes())
                .hasSize(1);
        assertThat(ec2.client
                        .describeInstanceTypes(r -> r.instanceTypesWithStrings("t3.micro"))
                        .instanceTypes()
                        .get(0)
                        .memoryInfo()
                        .sizeInMiB())
                .isEqualTo(1024);
        assertThat(refused(() -> ec2.client.describeKeyPairs(r -> r.keyNames("none"))))
                .isEqualTo("InvalidKeyPair.NotFound");
    }

    @Test
    void unknownIdsAreErrors() { // Error codes: InvalidSubnetID.NotFound and others
        assertThat(refused(() -> ec2.client.describeSubnets(r -> r.subnetIds("subnet-0"))))
                .isEqualTo("InvalidSubnetID.NotFound");
        assertThat(refused(() -> ec2.client.describeImages(r -> r.imageIds("ami-0"))))
                .isEqualTo("InvalidAMIID.NotFound");
        assertThat(refused(() -> ec2.client.describeSecurityGroups(r -> r.groupIds("sg-0"))))
                .isEqualTo("InvalidGroup.NotFound");
    }

    @Test
    void imagesAreFoundByNameAndOwner() { // DescribeImages
        assertThat(ec2.client
                        .describeImages(r -> r.owners("amazon")
                                .filters(filter("name", "al2023-ami-2023.*"), filter("architecture", "x86_64")))
                        .images())
                .extracting(Image::imageId)
                .containsExactly(Ec2Fixture.AMI);
        assertThat(ec2.client.describeImages(r -> r.owners("self")).images()).hasSize(1);
    }

    @Test
    void aNewSecurityGroupLetsEverythingOut() { // CreateSecurityGroup
        String id = ec2.client
                .createSecurityGroup(r -> r.groupName("web").description("web"))
                .groupId();

        SecurityGroup group = group(id);
        assertThat(group.ipPermissions()).isEmpty();
        assertThat(group.ipPermissionsEgress()).hasSize(1);
        assertThat(group.ipPermissionsEgress().get(0).ipRanges())
                .extracting(IpRange::cidrIp)
                .containsExactly("0.0.0.0/0");
        assertThat(refused(() ->
                        ec2.client.createSecurityGroup(r -> r.groupName("web").description("web"))))
                .isEqualTo("InvalidGroup.Duplicate");
    }

    @Test
    void rulesAreAuthorizedOnceAndRevoked() { // AuthorizeSecurityGroupIngress, RevokeSecurityGroupIngress
        String id = ec2.client
                .createSecurityGroup(r -> r.groupName("web").description("web"))
                .groupId();
        IpPermission http = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(80)
                .toPort(80)
                .ipRanges(
                        IpRange.builder().cidrIp("10.0.0.0/8").build(),
                        IpRange.builder().cidrIp("0.0.0.0/0").build())
                .build();

        assertThat(ec2.client
                        .authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(http))
                        .securityGroupRules())
                .hasSize(2);
        assertThat(group(id).ipPermissions()).hasSize(1);
        assertThat(group(id).ipPermissions().get(0).ipRanges()).isEqualTo(http.ipRanges());
        assertThat(refused(() -> ec2.client.authorizeSecurityGroupIngress(
                        r -> r.groupId(id).ipPermissions(http))))
                .isEqualTo("InvalidPermission.Duplicate");

        ec2.client.revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(http));
        assertThat(group(id).ipPermissions()).isEmpty();
        assertThat(refused(() ->
                        ec2.client.revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(http))))
                .isEqualTo("InvalidPermission.NotFound");
    }

    @Test
    void aGroupThatAnotherNamesIsNotDeleted() { // DeleteSecurityGroup: DependencyViolation
        String named = ec2.client
                .createSecurityGroup(r -> r.groupName("lb").description("lb"))
                .groupId();
        String naming = ec2.client
                .createSecurityGroup(r -> r.groupName("web").description("web"))
                .groupId();
        ec2.client.authorizeSecurityGroupIngress(r -> r.groupId(naming)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(80)
                        .toPort(80)
                        .userIdGroupPairs(
                                UserIdGroupPair.builder().groupId(named).build())
                        .build()));

        assertThat(refused(() -> ec2.client.deleteSecurityGroup(r -> r.groupId(named))))
                .isEqualTo("DependencyViolation");
        ec2.client.deleteSecurityGroup(r -> r.groupId(naming));
        ec2.client.deleteSecurityGroup(r -> r.groupId(named));
        assertThat(refused(() -> group(named))).isEqualTo("InvalidGroup.NotFound");
    }

    @Test
    void rulesHaveIdsByWhichTheyAreRevoked() { // DescribeSecurityGroupRules, RevokeSecurityGroupEgress
        String id = ec2.client
                .createSecurityGroup(r -> r.groupName("web").description("web"))
                .groupId();
        String rule = ec2.client
                .describeSecurityGroupRules(r -> r.filters(filter("group-id", id)))
                .securityGroupRules()
                .get(0)
                .securityGroupRuleId();

        ec2.client.revokeSecurityGroupEgress(r -> r.groupId(id).securityGroupRuleIds(rule));
        assertThat(group(id).ipPermissionsEgress()).isEmpty();
    }

    private SecurityGroup group(String id) {
        return ec2.client
                .describeSecurityGroups(r -> r.groupIds(id))
                .securityGroups()
                .get(0);
    }

    @Test
    void tagsAreWrittenAndRemoved() { // CreateTags, DescribeTags, DeleteTags
        String id = ec2.run(SUBNET_A);
        Tag tag = Tag.builder().key("k").value("v").build();
        ec2.client.createTags(r -> r.resources(id).tags(tag));

        assertThat(ec2.client
                        .describeTags(r -> r.filters(filter("resource-id", id)))
                        .tags())
                .containsExactly(TagDescription.builder()
                        .resourceId(id)
                        .resourceType("instance")
                        .key("k")
                        .value("v")
                        .build());
        ec2.client.deleteTags(
                r -> r.resources(id).tags(Tag.builder().key("k").value("other").build()));
        assertThat(ec2.describe(id).tags()).containsExactly(tag);
        ec2.client.deleteTags(r -> r.resources(id).tags(Tag.builder().key("k").build()));
        assertThat(ec2.describe(id).tags()).isEmpty();
    }

    @Test
    void reservedKeysAreRefused() { // "Tag restrictions": the aws: prefix
        String id = ec2.run(SUBNET_A);
        assertThat(refusal(() -> ec2.client.createTags(r -> r.resources(id)
                        .tags(Tag.builder()
                                .key("aws:autoscaling:groupName")
                                .value("x")
                                .build()))))
                .hasMessageContaining("Tag keys starting with 'aws:' are reserved");
    }
}
