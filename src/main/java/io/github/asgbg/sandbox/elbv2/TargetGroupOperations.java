package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Target groups: create, describe, change, delete. Defaults are those of ALB:target-group-health-checks. */
final class TargetGroupOperations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?");

    private final Registry registry;
    private final TargetSets sets;

    TargetGroupOperations(Registry registry, TargetSets sets) {
        this.registry = registry;
        this.sets = sets;
    }

    /** Makes the set of targets of a new target group. */
    interface TargetSets {
        TargetSet of(String targetGroupArn);
    }

    CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
        requireCreatable(request);
        TargetGroup wanted = fromRequest(request);
        TargetGroup present = sameName(request.name())
                .map(other -> requireSame(other, wanted))
                .orElseGet(() -> add(wanted, request));
        return CreateTargetGroupResponse.builder()
                .targetGroups(withUsers(present))
                .build();
    }

    private static void requireCreatable(CreateTargetGroupRequest request) {
        Errors.require(
                request.name() != null && NAME.matcher(request.name()).matches(),
                "Target group name '" + request.name()
                        + "' must have 1 to 32 letters, digits and hyphens, and not begin or end with a hyphen");
        Errors.require(
                request.targetType() == null || request.targetType() == TargetTypeEnum.INSTANCE,
                "The sandbox simulates target groups of type 'instance' only, not '" + request.targetTypeAsString()
                        + "'");
        Errors.require(
                request.protocol() == ProtocolEnum.HTTP || request.protocol() == ProtocolEnum.HTTPS,
                "Protocol '" + request.protocolAsString() + "' must be one of 'HTTP, HTTPS'");
        Errors.require(request.port() != null, "A port must be specified");
        Errors.require(request.vpcId() != null, "A VPC ID must be specified");
    }

    private static TargetGroup fromRequest(CreateTargetGroupRequest request) {
        TargetGroup group = TargetGroup.builder()
                .targetGroupName(request.name())
                .protocol(request.protocol())
                .protocolVersion(or(request.protocolVersion(), "HTTP1"))
                .port(request.port())
                .vpcId(request.vpcId())
                .targetType(TargetTypeEnum.INSTANCE)
                .ipAddressType(or(request.ipAddressType(), TargetGroupIpAddressTypeEnum.IPV4))
                .healthCheckEnabled(or(request.healthCheckEnabled(), true))
                .healthCheckProtocol(or(request.healthCheckProtocol(), ProtocolEnum.HTTP))
                .healthCheckPort(or(request.healthCheckPort(), "traffic-port"))
                .healthCheckPath(or(request.healthCheckPath(), "/"))
                .healthCheckIntervalSeconds(or(request.healthCheckIntervalSeconds(), 30))
                .healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), 5))
                .healthyThresholdCount(or(request.healthyThresholdCount(), 5))
                .unhealthyThresholdCount(or(request.unhealthyThresholdCount(), 2))
                .matcher(or(request.matcher(), Matcher.builder().httpCode("200").build()))
                .build();
        requireSensible(group);
        return group;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return Optional.ofNullable(given).orElse(otherwise);
    }

    private static void requireSensible(TargetGroup group) {
        Errors.require(
                !Boolean.FALSE.equals(group.healthCheckEnabled()),
                "Health check enabled must be true for target groups with target type 'instance'");
        requireBetween("Health check interval", group.healthCheckIntervalSeconds(), 5, 300);
        requireBetween("Health check timeout", group.healthCheckTimeoutSeconds(), 2, 120);
        requireBetween("Healthy threshold count", group.healthyThresholdCount(), 2, 10);
        requireBetween("Unhealthy threshold count", group.unhealthyThresholdCount(), 2, 10);
        Errors.require(
                group.healthCheckTimeoutSeconds() < group.healthCheckIntervalSeconds(),
                "Health check interval must be greater than the timeout.");
        Errors.require(
                group.matcher().httpCode() != null,
                "Health check matcher HTTP code must be specified. (The sandbox does not simulate the protocol GRPC.)");
        Codes.parse(group.matcher().httpCode());
    }

    private static void requireBetween(String what, int value, int least, int most) {
        Errors.require(
                value >= least && value <= most, what + " '" + value + "' must be between " + least + " and " + most);
    }

    private void requireName(String name) {
        if (sameName(name).isEmpty()) {
            throw Errors.noTargetGroup(name);
        }
    }

    private Optional<TargetGroup> sameName(String name) {
        return registry.targetGroups.values().stream()
                .filter(other -> other.targetGroupName().equals(name))
                .findFirst();
    }

    private static TargetGroup requireSame(TargetGroup present, TargetGroup wanted) {
        TargetGroup comparable =
                wanted.toBuilder().targetGroupArn(present.targetGroupArn()).build();
        if (!present.equals(comparable)) {
            throw Errors.of(
                    "DuplicateTargetGroupName",
                    "A target group with the same name '" + present.targetGroupName()
                            + "' exists, but with different settings");
        }
        return present;
    }

    private TargetGroup add(TargetGroup wanted, CreateTargetGroupRequest request) {
        String arn = registry.arn("targetgroup/" + wanted.targetGroupName() + "/" + registry.id());
        TargetGroup created = wanted.toBuilder().targetGroupArn(arn).build();
        registry.targetGroups.put(arn, created);
        registry.attributes.put(arn, DefaultAttributes.ofTargetGroup());
        registry.tags.put(arn, Tags.toMap(request.tags()));
        registry.targets.put(arn, sets.of(arn));
        return created;
    }

    ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
        TargetGroup present = registry.targetGroup(request.targetGroupArn());
        TargetGroup changed = present.toBuilder()
                .healthCheckEnabled(or(request.healthCheckEnabled(), present.healthCheckEnabled()))
                .healthCheckProtocol(or(request.healthCheckProtocol(), present.healthCheckProtocol()))
                .healthCheckPort(or(request.healthCheckPort(), present.healthCheckPort()))
                .healthCheckPath(or(request.healthCheckPath(), present.healthCheckPath()))
                .healthCheckIntervalSeconds(
                        or(request.healthCheckIntervalSeconds(), present.healthCheckIntervalSeconds()))
                .healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), present.healthCheckTimeoutSeconds()))
                .healthyThresholdCount(or(request.healthyThresholdCount(), present.healthyThresholdCount()))
                .unhealthyThresholdCount(or(request.unhealthyThresholdCount(), present.unhealthyThresholdCount()))
                .matcher(or(request.matcher(), present.matcher()))
                .build();
        requireSensible(changed);
        registry.targetGroups.put(changed.targetGroupArn(), changed);
        return ModifyTargetGroupResponse.builder()
                .targetGroups(withUsers(changed))
                .build();
    }

    DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        request.targetGroupArns().forEach(registry::targetGroup);
        request.names().forEach(this::requireName);
        Optional.ofNullable(request.loadBalancerArn()).ifPresent(registry::loadBalancer);
        List<TargetGroup> all = registry.targetGroups.values().stream()
                .map(this::withUsers)
                .filter(group -> isAskedFor(group, request))
                .toList();
        Pages.Page<TargetGroup> page = Pages.of(all, request.pageSize(), request.marker());
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items())
                .nextMarker(page.next())
                .build();
    }

    private static boolean isAskedFor(TargetGroup group, DescribeTargetGroupsRequest request) {
        return (request.targetGroupArns().isEmpty() || request.targetGroupArns().contains(group.targetGroupArn()))
                && (request.names().isEmpty() || request.names().contains(group.targetGroupName()))
                && (request.loadBalancerArn() == null
                        || group.loadBalancerArns().contains(request.loadBalancerArn()));
    }

    private TargetGroup withUsers(TargetGroup group) {
        return group.toBuilder()
                .loadBalancerArns(registry.usersOf(group.targetGroupArn()))
                .build();
    }

    /** Deleting what does not exist succeeds: the operation knows no error but ResourceInUse. */
    DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
        String arn = Errors.required(request.targetGroupArn(), "targetGroupArn");
        if (!registry.usersOf(arn).isEmpty()) {
            throw Errors.of("ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        registry.forget(arn);
        return DeleteTargetGroupResponse.builder().build();
    }
}
