package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Security groups; their rules are kept by {@link SecurityGroupRules}. */
final class SecurityGroups {
    static final String DEFAULT = "sg-0a1b2c3d4e5f60001";

    private final Known<SecurityGroup> groups =
            new Known<>("InvalidGroup.NotFound", "The security group '%s' does not exist");
    private final Tags tags;
    private final Ids ids;
    private final Network network;
    private final SecurityGroupRules rules;
    private final Filters<SecurityGroup> filters;

    SecurityGroups(Tags tags, Ids ids, Network network) {
        this.tags = tags;
        this.ids = ids;
        this.network = network;
        this.rules = new SecurityGroupRules(tags, ids, network.account(), this);
        this.filters = filters(tags);
        add(DEFAULT, "default", "default VPC security group", Network.VPC, Map.of());
        rules.allowMembers(DEFAULT);
    }

    private static Filters<SecurityGroup> filters(Tags tags) {
        return new Filters<>(tags, SecurityGroup::groupId)
                .on("group-id", group -> List.of(group.groupId()))
                .on("group-name", group -> List.of(group.groupName()))
                .on("description", group -> List.of(group.description()))
                .on("owner-id", group -> List.of(group.ownerId()))
                .on("vpc-id", group -> List.of(group.vpcId()));
    }

    SecurityGroupRules rules() {
        return rules;
    }

    /**
     * Makes sure of a group.
     *
     * @throws AwsError InvalidGroup.NotFound
     */
    void require(String id) {
        groups.get(id);
    }

    String nameOf(String id) {
        return groups.find(id).map(SecurityGroup::groupName).orElse("");
    }

    Optional<String> idOf(String name) {
        return groups.all().stream()
                .filter(group -> group.groupName().equals(name))
                .map(SecurityGroup::groupId)
                .findFirst();
    }

    CreateSecurityGroupResponse create(CreateSecurityGroupRequest request) {
        String vpcId = Optional.ofNullable(request.vpcId()).orElse(Network.VPC);
        network.vpcs().get(vpcId);
        String name = Required.of(request.groupName(), "GroupName");
        String description = Required.of(request.description(), "GroupDescription");
        boolean taken = groups.all().stream()
                .anyMatch(
                        group -> group.groupName().equals(name) && group.vpcId().equals(vpcId));
        if (taken) {
            throw new AwsError(
                    400,
                    "InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpcId + "'");
        }
        String id = ids.next("sg");
        Map<String, String> wanted = Tags.requested(request.tagSpecifications(), ResourceType.SECURITY_GROUP);
        add(id, name, description, vpcId, wanted);
        return CreateSecurityGroupResponse.builder()
                .groupId(id)
                .securityGroupArn(arn(id))
                .tags(tags.of(id))
                .build();
    }

    private void add(String id, String name, String description, String vpcId, Map<String, String> ownTags) {
        SecurityGroup group = SecurityGroup.builder()
                .groupId(id)
                .securityGroupArn(arn(id))
                .groupName(name)
                .description(description)
                .ownerId(network.account())
                .vpcId(vpcId)
                .build();
        groups.put(id, group);
        tags.register(id, new TreeMap<>(ownTags));
        rules.allowAllOutbound(id);
    }

    private String arn(String id) {
        return "arn:aws:ec2:" + network.region() + ":" + network.account() + ":security-group/" + id;
    }

    DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest request) {
        String id = request.groupId() == null ? idOf(request.groupName()).orElse("") : request.groupId();
        groups.get(id);
        if (nameOf(id).equals("default")) {
            throw new AwsError(
                    400,
                    "CannotDelete",
                    "the specified group: \"" + id + "\" name: \"default\" cannot be" + " deleted by a user");
        }
        if (rules.isReferenced(id)) {
            throw new AwsError(400, "DependencyViolation", "resource " + id + " has a dependent object");
        }
        rules.removeAll(id);
        groups.remove(id);
        tags.forget(id);
        return DeleteSecurityGroupResponse.builder().groupId(id).build();
    }

    DescribeSecurityGroupsResponse describe(DescribeSecurityGroupsRequest request) {
        List<SecurityGroup> candidates = new ArrayList<>(groups.get(request.groupIds()));
        candidates.removeIf(group ->
                !request.groupNames().isEmpty() && !request.groupNames().contains(group.groupName()));
        Page<SecurityGroup> page =
                Page.of(filters.select(candidates, request.filters()), request.maxResults(), request.nextToken());
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.items().stream().map(this::described).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private SecurityGroup described(SecurityGroup group) {
        return group.toBuilder()
                .ipPermissions(rules.permissions(group.groupId(), false))
                .ipPermissionsEgress(rules.permissions(group.groupId(), true))
                .tags(tags.of(group.groupId()))
                .build();
    }
}
