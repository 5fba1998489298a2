package io.github.asgbg.sandbox.elbv2;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** The settings of one target group, read from the registry each time. */
final class TargetGroupAttributes implements TargetGroupSettings {
    static final String DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
    static final String SLOW_START = "slow_start.duration_seconds";

    private final Registry registry;
    private final String arn;

    TargetGroupAttributes(Registry registry, String arn) {
        this.registry = registry;
        this.arn = arn;
    }

    private TargetGroup group() {
        return registry.targetGroup(arn);
    }

    private Duration seconds(String key) {
        return Duration.ofSeconds(Long.parseLong(registry.attributes(arn).getOrDefault(key, "0")));
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(group().healthCheckIntervalSeconds());
    }

    @Override
    public int healthyThreshold() {
        return group().healthyThresholdCount();
    }

    @Override
    public int unhealthyThreshold() {
        return group().unhealthyThresholdCount();
    }

    @Override
    public String path() {
        return group().healthCheckPath();
    }

    @Override
    public boolean accepts(int status) {
        return Codes.parse(group().matcher().httpCode()).contain(status);
    }

    @Override
    public Duration deregistrationDelay() {
        return seconds(DEREGISTRATION_DELAY);
    }

    @Override
    public Duration slowStart() {
        return seconds(SLOW_START);
    }

    @Override
    public Set<String> zones() {
        return registry.usersOf(arn).stream()
                .flatMap(user -> registry.loadBalancer(user).availabilityZones().stream())
                .map(AvailabilityZone::zoneName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
