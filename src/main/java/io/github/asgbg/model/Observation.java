package io.github.asgbg.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of the world at one look.
 *
 * @param at the wall clock of the look
 * @param failures failed scaling activities since the release began, newest first; empty unless asked for
 * @param ec2States EC2's word for the state of the instances asked for ({@code running}, {@code terminated}, ...); an id
 *     that EC2 no longer knows maps to {@code gone}
 * @param scaling what scales the groups; empty unless asked for
 * @param launchHooks the lifecycle hooks for launches, by group; empty until an instance waits for one, or where AWS does not
 *     tell
 */
public record Observation(
        Instant at,
        Group blue,
        Group green,
        List<TargetGroup> targetGroups,
        List<Activity> failures,
        Map<String, String> ec2States,
        Optional<Scaling> scaling,
        Map<Colour, List<LaunchHook>> launchHooks) {
    private static final Set<String> NOT_RUNNING = Set.of("shutting-down", "terminated", "stopping", "stopped", "gone");

    public Observation {
        targetGroups = List.copyOf(targetGroups);
        failures = List.copyOf(failures);
        ec2States = Map.copyOf(ec2States);
        launchHooks = Map.copyOf(launchHooks);
    }

    /** A look that showed nobody who waits for a lifecycle hook. */
    public Observation(
            Instant at,
            Group blue,
            Group green,
            List<TargetGroup> targetGroups,
            List<Activity> failures,
            Map<String, String> ec2States,
            Optional<Scaling> scaling) {
        this(at, blue, green, targetGroups, failures, ec2States, scaling, Map.of());
    }

    /** A look that did not ask what scales the groups. */
    public Observation(
            Instant at,
            Group blue,
            Group green,
            List<TargetGroup> targetGroups,
            List<Activity> failures,
            Map<String, String> ec2States) {
        this(at, blue, green, targetGroups, failures, ec2States, Optional.empty());
    }

    /** The same with other groups. */
    public Observation with(Group otherBlue, Group otherGreen) {
        return new Observation(at, otherBlue, otherGreen, targetGroups, failures, ec2States, scaling, launchHooks);
    }

    /** The same with something else that scales the groups. */
    public Observation with(Optional<Scaling> otherScaling) {
        return new Observation(at, blue, green, targetGroups, failures, ec2States, otherScaling, launchHooks);
    }

    /** The same with other ec2States. */
    public Observation with(Map<String, String> otherStates) {
        return new Observation(at, blue, green, targetGroups, failures, otherStates, scaling, launchHooks);
    }

    /** This look completed by a later one that asked for something else: {@code withGroups} if it shows the groups anew. */
    public Observation and(Observation later, boolean withGroups) {
        Map<String, String> states = new HashMap<>(ec2States);
        states.putAll(later.ec2States);
        return new Observation(
                at,
                withGroups ? later.blue : blue,
                withGroups ? later.green : green,
                targetGroups,
                later.failures.isEmpty() ? failures : later.failures,
                states,
                later.scaling.map(s -> scaling.map(s::over).orElse(s)).or(() -> scaling),
                later.launchHooks.isEmpty() ? launchHooks : later.launchHooks);
    }

    /** Whether EC2 was asked about the instance and says that it does not run, or is about to end. */
    public boolean isKnownNotToRun(String instanceId) {
        return NOT_RUNNING.contains(ec2States.getOrDefault(instanceId, "unknown"));
    }

    /** Whether EC2 was asked about the instance and says that it has ended for good, or is about to. */
    public boolean hasEnded(String instanceId) {
        return InstanceOrigin.isEnded(ec2States.getOrDefault(instanceId, "unknown"));
    }

    public Group group(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }
}
