package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.autoscaling.Targets;
import io.github.asgbg.sandbox.elbv2.Target.Phase;
import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Targets: by API call, and by Auto Scaling. */
final class TargetOperations implements Targets {
    private final Registry registry;
    private final Machines machines;

    TargetOperations(Registry registry, Machines machines) {
        this.registry = registry;
        this.machines = machines;
    }

    RegisterTargetsResponse register(RegisterTargetsRequest request) {
        TargetSet set = registry.targets(request.targetGroupArn());
        requireRunning(request.targets());
        request.targets().forEach(target -> set.register(key(request.targetGroupArn(), target)));
        return RegisterTargetsResponse.builder().build();
    }

    private void requireRunning(List<TargetDescription> targets) {
        List<String> others = targets.stream()
                .map(TargetDescription::id)
                .filter(id -> !machines.isRunning(id))
                .toList();
        if (!others.isEmpty()) {
            throw Errors.of(
                    "InvalidTarget",
                    "The following targets are not in a running state and cannot be registered: '"
                            + String.join(", ", others) + "'");
        }
    }

    DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        TargetSet set = registry.targets(request.targetGroupArn());
        request.targets().forEach(target -> set.deregister(key(request.targetGroupArn(), target)));
        return DeregisterTargetsResponse.builder().build();
    }

    DescribeTargetHealthResponse describeHealth(DescribeTargetHealthRequest request) {
        String arn = request.targetGroupArn();
        TargetSet set = registry.targets(arn);
        List<Target.Key> keys = request.targets().isEmpty()
                ? set.all().stream().map(Target::key).toList()
                : request.targets().stream().map(target -> key(arn, target)).toList();
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(
                        keys.stream().map(key -> describe(arn, set, key)).toList())
                .build();
    }

    private TargetHealthDescription describe(String arn, TargetSet set, Target.Key key) {
        Set<String> zones = new TargetGroupAttributes(registry, arn).zones();
        TargetHealth health = set.find(key)
                .map(target -> HealthReport.of(target, !zones.isEmpty(), zones.contains(machines.zone(key.id()))))
                .orElseGet(HealthReport::notRegistered);
        String configured = registry.targetGroup(arn).healthCheckPort();
        return TargetHealthDescription.builder()
                .target(target -> target.id(key.id()).port(key.port()))
                .healthCheckPort(configured.equals("traffic-port") ? String.valueOf(key.port()) : configured)
                .targetHealth(health)
                .build();
    }

    private Target.Key key(String targetGroupArn, TargetDescription target) {
        int port = Optional.ofNullable(target.port())
                .orElseGet(() -> registry.targetGroup(targetGroupArn).port());
        return new Target.Key(target.id(), port);
    }

    @Override
    public void requireTargetGroup(String targetGroupArn) {
        if (!exists(targetGroupArn)) {
            throw AwsError.validation("One or more target groups not found: " + targetGroupArn);
        }
    }

    @Override
    public boolean exists(String targetGroupArn) {
        return registry.targetGroups.containsKey(targetGroupArn);
    }

    /** Where the target group has been deleted meanwhile, there is nothing to register with. */
    @Override
    public void register(String targetGroupArn, String instanceId) {
        Optional.ofNullable(registry.targets.get(targetGroupArn))
                .ifPresent(set -> set.register(new Target.Key(
                        instanceId, registry.targetGroup(targetGroupArn).port())));
    }

    @Override
    public void deregister(String targetGroupArn, String instanceId) {
        of(targetGroupArn, instanceId)
                .forEach(target -> registry.targets(targetGroupArn).deregister(target.key()));
    }

    @Override
    public boolean isGone(String targetGroupArn, String instanceId) {
        return of(targetGroupArn, instanceId).isEmpty();
    }

    @Override
    public boolean isUnhealthy(String targetGroupArn, String instanceId) {
        return of(targetGroupArn, instanceId).stream().anyMatch(target -> target.is(Phase.UNHEALTHY));
    }

    @Override
    public boolean isHealthy(String targetGroupArn, String instanceId) {
        return of(targetGroupArn, instanceId).stream().anyMatch(target -> target.is(Phase.HEALTHY));
    }

    /** None, when the target group has been deleted meanwhile. */
    private List<Target> of(String targetGroupArn, String instanceId) {
        return Optional.ofNullable(registry.targets.get(targetGroupArn))
                .map(set -> set.of(instanceId))
                .orElse(List.of());
    }
}
