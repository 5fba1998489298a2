package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The rules of security groups: one rule a source or destination, each with an id. */
final class SecurityGroupRules {
    private final Known<SecurityGroupRule> rules =
            new Known<>("InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '%s' does not exist");
    private final Tags tags;
    private final Ids ids;
    private final String account;
    private final SecurityGroups groups;
    private final Filters<SecurityGroupRule> filters;

    SecurityGroupRules(Tags tags, Ids ids, String account, SecurityGroups groups) {
        this.tags = tags;
        this.ids = ids;
        this.account = account;
        this.groups = groups;
        this.filters = new Filters<>(tags, SecurityGroupRule::securityGroupRuleId)
                .on("group-id", rule -> List.of(rule.groupId()))
                .on("security-group-rule-id", rule -> List.of(rule.securityGroupRuleId()));
    }

    void allowAllOutbound(String groupId) {
        add(
                groupId,
                true,
                IpPermission.builder()
                        .ipProtocol("-1")
                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                        .build(),
                Map.of());
    }

    void allowMembers(String groupId) {
        add(
                groupId,
                false,
                IpPermission.builder()
                        .ipProtocol("-1")
                        .userIdGroupPairs(UserIdGroupPair.builder()
                                .groupId(groupId)
                                .userId(account)
                                .build())
                        .build(),
                Map.of());
    }

    AuthorizeSecurityGroupIngressResponse authorizeIngress(AuthorizeSecurityGroupIngressRequest request) {
        IpPermission plain =
                PermissionRules.plain(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp());
        return AuthorizeSecurityGroupIngressResponse.builder()
                .securityGroupRules(authorize(
                        groupId(request.groupId(), request.groupName()),
                        false,
                        orPlain(request.ipPermissions(), plain),
                        Tags.requested(request.tagSpecifications(), ResourceType.SECURITY_GROUP_RULE)))
                .returnValue(true)
                .build();
    }

    AuthorizeSecurityGroupEgressResponse authorizeEgress(AuthorizeSecurityGroupEgressRequest request) {
        IpPermission plain =
                PermissionRules.plain(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp());
        return AuthorizeSecurityGroupEgressResponse.builder()
                .securityGroupRules(authorize(
                        groupId(request.groupId(), null),
                        true,
                        orPlain(request.ipPermissions(), plain),
                        Tags.requested(request.tagSpecifications(), ResourceType.SECURITY_GROUP_RULE)))
                .returnValue(true)
                .build();
    }

    private static List<IpPermission> orPlain(List<IpPermission> permissions, IpPermission plain) {
        return permissions.isEmpty() ? List.of(plain) : permissions;
    }

    private String groupId(@Nullable String id, @Nullable String name) {
        String found = id != null
                ? id
                : Optional.ofNullable(name).flatMap(groups::idOf).orElse("");
        groups.require(found);
        return found;
    }

    private List<SecurityGroupRule> authorize(
            String groupId, boolean egress, List<IpPermission> permissions, Map<String, String> ownTags) {
        for (IpPermission permission : permissions) {
            PermissionRules.of(permission).forEach(rule -> refuseDuplicate(groupId, egress, rule));
        }
        List<SecurityGroupRule> added = new ArrayList<>();
        permissions.forEach(permission -> added.addAll(add(groupId, egress, permission, ownTags)));
        return added;
    }

    private void refuseDuplicate(String groupId, boolean egress, SecurityGroupRule wanted) {
        if (of(groupId, egress).stream().anyMatch(rule -> PermissionRules.isSame(rule, wanted))) {
            throw new AwsError(
                    400,
                    "InvalidPermission.Duplicate",
                    "the specified rule \"peer: " + PermissionRules.peer(wanted) + ", " + wanted.ipProtocol()
                            + ", ALLOW\" already exists");
        }
    }

    private List<SecurityGroupRule> add(
            String groupId, boolean egress, IpPermission permission, Map<String, String> ownTags) {
        return PermissionRules.of(permission).stream()
                .map(rule -> keep(
                        rule.toBuilder()
                                .securityGroupRuleId(ids.next("sgr"))
                                .groupId(groupId)
                                .groupOwnerId(account)
                                .isEgress(egress)
                                .build(),
                        ownTags))
                .toList();
    }

    private SecurityGroupRule keep(SecurityGroupRule rule, Map<String, String> ownTags) {
        rules.put(rule.securityGroupRuleId(), rule);
        tags.register(rule.securityGroupRuleId(), ownTags);
        return described(rule);
    }

    RevokeSecurityGroupIngressResponse revokeIngress(RevokeSecurityGroupIngressRequest request) {
        IpPermission plain =
                PermissionRules.plain(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp());
        String groupId = groupId(request.groupId(), request.groupName());
        revoke(groupId, false, request.securityGroupRuleIds(), orPlain(request.ipPermissions(), plain));
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    RevokeSecurityGroupEgressResponse revokeEgress(RevokeSecurityGroupEgressRequest request) {
        IpPermission plain =
                PermissionRules.plain(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp());
        String groupId = groupId(request.groupId(), null);
        revoke(groupId, true, request.securityGroupRuleIds(), orPlain(request.ipPermissions(), plain));
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
    }

    private void revoke(String groupId, boolean egress, List<String> ruleIds, List<IpPermission> permissions) {
        List<SecurityGroupRule> doomed = new ArrayList<>(ruleIds.isEmpty() ? List.of() : rules.get(ruleIds));
        if (ruleIds.isEmpty()) {
            permissions.forEach(permission ->
                    PermissionRules.of(permission).forEach(wanted -> doomed.add(existing(groupId, egress, wanted))));
        }
        doomed.forEach(this::remove);
    }

    private SecurityGroupRule existing(String groupId, boolean egress, SecurityGroupRule wanted) {
        return of(groupId, egress).stream()
                .filter(rule -> PermissionRules.isSame(rule, wanted))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        400,
                        "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group."));
    }

    private void remove(SecurityGroupRule rule) {
        rules.remove(rule.securityGroupRuleId());
        tags.forget(rule.securityGroupRuleId());
    }

    void removeAll(String groupId) {
        List.copyOf(rules.all()).stream()
                .filter(rule -> rule.groupId().equals(groupId))
                .forEach(this::remove);
    }

    /** Whether a rule of another group names this one. */
    boolean isReferenced(String groupId) {
        return rules.all().stream()
                .filter(rule -> !rule.groupId().equals(groupId))
                .anyMatch(rule -> rule.referencedGroupInfo() != null
                        && Objects.equals(rule.referencedGroupInfo().groupId(), groupId));
    }

    private List<SecurityGroupRule> of(String groupId, boolean egress) {
        return rules.all().stream()
                .filter(rule -> rule.groupId().equals(groupId) && rule.isEgress() == egress)
                .toList();
    }

    /** The rules in the older form, in which those of one protocol and port range are one permission. */
    List<IpPermission> permissions(String groupId, boolean egress) {
        Map<String, List<SecurityGroupRule>> byPorts = new LinkedHashMap<>();
        of(groupId, egress)
                .forEach(rule -> byPorts.computeIfAbsent(PermissionRules.ports(rule), unused -> new ArrayList<>())
                        .add(rule));
        return byPorts.values().stream()
                .map(same -> PermissionRules.permission(same, account))
                .toList();
    }

    DescribeSecurityGroupRulesResponse describe(DescribeSecurityGroupRulesRequest request) {
        List<SecurityGroupRule> selected = filters.select(rules.get(request.securityGroupRuleIds()), request.filters());
        Page<SecurityGroupRule> page = Page.of(selected, request.maxResults(), request.nextToken());
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.items().stream().map(this::described).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private SecurityGroupRule described(SecurityGroupRule rule) {
        return rule.toBuilder().tags(tags.of(rule.securityGroupRuleId())).build();
    }
}
