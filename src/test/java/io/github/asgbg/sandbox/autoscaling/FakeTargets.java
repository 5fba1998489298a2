package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Target groups that drain for half a minute; health is what the test says, healthy unless it says otherwise. */
final class FakeTargets implements Targets {
    static final String WEB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1";
    static final String OTHER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/other/2";
    static final Duration DRAIN = Duration.ofSeconds(30);

    private final World world;
    private final Map<String, String> states = new HashMap<>();
    final Set<String> existing = new HashSet<>(Set.of(WEB, OTHER));
    boolean allSick;

    FakeTargets(World world) {
        this.world = world;
    }

    @Override
    public void requireTargetGroup(String targetGroupArn) {
        if (!exists(targetGroupArn)) {
            throw AwsError.validation(
                    "Provided Target Groups may not be valid. Please ensure they exist and try again.");
        }
    }

    @Override
    public boolean exists(String targetGroupArn) {
        return existing.contains(targetGroupArn);
    }

    @Override
    public void register(String targetGroupArn, String instanceId) {
        states.put(targetGroupArn + instanceId, "registered");
    }

    @Override
    public void deregister(String targetGroupArn, String instanceId) {
        String key = targetGroupArn + instanceId;
        if (states.replace(key, "registered", "draining")) {
            world.after(DRAIN, () -> states.remove(key, "draining"));
        }
    }

    @Override
    public boolean isGone(String targetGroupArn, String instanceId) {
        return !states.containsKey(targetGroupArn + instanceId);
    }

    String stateOf(String targetGroupArn, String instanceId) {
        return states.getOrDefault(targetGroupArn + instanceId, "absent");
    }

    @Override
    public boolean isUnhealthy(String targetGroupArn, String instanceId) {
        return stateOf(targetGroupArn, instanceId).equals("registered") && allSick;
    }

    @Override
    public boolean isHealthy(String targetGroupArn, String instanceId) {
        return stateOf(targetGroupArn, instanceId).equals("registered") && !allSick;
    }
}
