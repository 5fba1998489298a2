package io.github.asgbg.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * One instance of a group, as observed.
 *
 * @param state AWS's own word for the lifecycle state, as in {@code Pending:Wait}
 * @param isHealthy what the group's own health check says
 * @param targets by target group ARN; a target group that does not list the instance is absent
 * @param launched when EC2 started it; empty when not looked up
 * @param version the version it was started with, by its own propagated tag; empty when not known
 */
public record Instance(
        String id,
        String zone,
        String state,
        boolean isHealthy,
        boolean isProtectedFromScaleIn,
        Map<String, TargetHealth> targets,
        Optional<Instant> launched,
        Optional<String> version) {

    public Instance {
        targets = Map.copyOf(targets);
    }

    public Lifecycle lifecycle() {
        return Lifecycle.of(state);
    }

    /** Whether lifecycle hooks for its launch hold it. Source: Auto Scaling user guide, "Amazon EC2 Auto Scaling lifecycle hooks". */
    public boolean waitsForLaunchHook() {
        return state.equals("Pending:Wait");
    }

    /** In service, and healthy in every one of these target groups. */
    public boolean isServing(Collection<String> targetGroups) {
        return lifecycle() == Lifecycle.IN_SERVICE && targetGroups.stream().allMatch(this::isHealthyIn);
    }

    private boolean isHealthyIn(String targetGroup) {
        TargetHealth health = targets.get(targetGroup);
        return health != null && health.isHealthy();
    }
}
