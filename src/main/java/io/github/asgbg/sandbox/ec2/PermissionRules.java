package io.github.asgbg.sandbox.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Between the two forms of a rule: permissions with many peers, and rules with one each. */
final class PermissionRules {
    private static final String ALL = "-1";

    private PermissionRules() {}

    /** The form of the oldest requests: one protocol, one port range, one range of addresses. */
    static IpPermission plain(
            @Nullable String protocol, @Nullable Integer from, @Nullable Integer to, @Nullable String cidr) {
        IpPermission.Builder permission =
                IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
        if (cidr != null) {
            permission.ipRanges(IpRange.builder().cidrIp(cidr).build());
        }
        return permission.build();
    }

    static List<SecurityGroupRule> of(IpPermission permission) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        permission
                .ipRanges()
                .forEach(range -> rules.add(ports(permission)
                        .cidrIpv4(range.cidrIp())
                        .description(range.description())
                        .build()));
        permission
                .ipv6Ranges()
                .forEach(range -> rules.add(ports(permission)
                        .cidrIpv6(range.cidrIpv6())
                        .description(range.description())
                        .build()));
        permission
                .prefixListIds()
                .forEach(list -> rules.add(ports(permission)
                        .prefixListId(list.prefixListId())
                        .description(list.description())
                        .build()));
        permission
                .userIdGroupPairs()
                .forEach(pair -> rules.add(ports(permission)
                        .referencedGroupInfo(
                                info -> info.groupId(pair.groupId()).userId(pair.userId()))
                        .description(pair.description())
                        .build()));
        return rules;
    }

    private static SecurityGroupRule.Builder ports(IpPermission permission) {
        boolean anyPort = ALL.equals(permission.ipProtocol());
        return SecurityGroupRule.builder()
                .ipProtocol(permission.ipProtocol())
                .fromPort(anyPort ? Integer.valueOf(-1) : permission.fromPort())
                .toPort(anyPort ? Integer.valueOf(-1) : permission.toPort());
    }

    static String ports(SecurityGroupRule rule) {
        return rule.ipProtocol() + " " + rule.fromPort() + "-" + rule.toPort();
    }

    static String peer(SecurityGroupRule rule) {
        return Optional.ofNullable(rule.cidrIpv4())
                .or(() -> Optional.ofNullable(rule.cidrIpv6()))
                .or(() -> Optional.ofNullable(rule.prefixListId()))
                .or(() -> Optional.ofNullable(rule.referencedGroupInfo()).map(info -> info.groupId()))
                .orElse("");
    }

    /** Descriptions do not tell rules apart. */
    static boolean isSame(SecurityGroupRule one, SecurityGroupRule other) {
        return Objects.equals(ports(one), ports(other)) && peer(one).equals(peer(other));
    }

    /** Rules of one protocol and port range as one permission. */
    static IpPermission permission(List<SecurityGroupRule> rules, String account) {
        SecurityGroupRule first = rules.get(0);
        boolean anyPort = ALL.equals(first.ipProtocol());
        return IpPermission.builder()
                .ipProtocol(first.ipProtocol())
                .fromPort(anyPort ? null : first.fromPort())
                .toPort(anyPort ? null : first.toPort())
                .ipRanges(rules.stream()
                        .filter(rule -> rule.cidrIpv4() != null)
                        .map(rule -> IpRange.builder()
                                .cidrIp(rule.cidrIpv4())
                                .description(rule.description())
                                .build())
                        .toList())
                .ipv6Ranges(rules.stream()
                        .filter(rule -> rule.cidrIpv6() != null)
                        .map(rule -> Ipv6Range.builder()
                                .cidrIpv6(rule.cidrIpv6())
                                .description(rule.description())
                                .build())
                        .toList())
                .prefixListIds(rules.stream()
                        .filter(rule -> rule.prefixListId() != null)
                        .map(rule -> PrefixListId.builder()
                                .prefixListId(rule.prefixListId())
                                .description(rule.description())
                                .build())
                        .toList())
                .userIdGroupPairs(rules.stream()
                        .filter(rule -> rule.referencedGroupInfo() != null)
                        .map(rule -> pair(rule, account))
                        .toList())
                .build();
    }

    private static UserIdGroupPair pair(SecurityGroupRule rule, String account) {
        return UserIdGroupPair.builder()
                .groupId(rule.referencedGroupInfo().groupId())
                .userId(Optional.ofNullable(rule.referencedGroupInfo().userId()).orElse(account))
                .description(rule.description())
                .build();
    }
}
