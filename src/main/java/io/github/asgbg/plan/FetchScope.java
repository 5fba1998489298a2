package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one look should fetch besides the groups.
 *
 * @param targetHealth whether to ask the target groups
 * @param failuresSince fetch failed scaling activities of both groups that began at or after this time
 * @param machines fetch EC2's state of these instances
 * @param scaling fetch policies and scheduled actions of these groups
 * @param alarms fetch these alarms, where {@code scaling} asks for anything
 */
public record FetchScope(
        boolean targetHealth,
        Optional<Instant> failuresSince,
        List<String> machines,
        Set<Colour> scaling,
        Set<String> alarms) {
    /** The groups alone. */
    public static final FetchScope GROUPS = new FetchScope(false, Optional.empty(), List.of(), Set.of(), Set.of());

    /** The groups and the health of their targets. */
    public static final FetchScope PLAIN = new FetchScope(true, Optional.empty(), List.of(), Set.of(), Set.of());

    public FetchScope {
        machines = List.copyOf(machines);
        scaling = Set.copyOf(scaling);
        alarms = Set.copyOf(alarms);
    }

    /** The same with what scales one group. */
    public FetchScope withScaling(Colour colour) {
        return new FetchScope(targetHealth, failuresSince, machines, Set.of(colour), alarms);
    }

    /** The same with what scales both groups. */
    public FetchScope withScaling() {
        return new FetchScope(targetHealth, failuresSince, machines, Set.of(Colour.BLUE, Colour.GREEN), alarms);
    }

    /** The same with these alarms. */
    public FetchScope withAlarms(Set<String> names) {
        return new FetchScope(targetHealth, failuresSince, machines, scaling, names);
    }

    /** The same with failed scaling activities. */
    public FetchScope withFailures(Instant since) {
        return new FetchScope(targetHealth, Optional.of(since), machines, scaling, alarms);
    }

    /** The same with EC2's state of these instances. */
    public FetchScope withEc2States(List<String> ids) {
        return new FetchScope(targetHealth, failuresSince, ids, scaling, alarms);
    }

    /** Whether a look through this scope shows all that a look through the other would. */
    public boolean covers(FetchScope other) {
        return (targetHealth || !other.targetHealth)
                && (failuresSince.isPresent() || other.failuresSince.isEmpty())
                && machines.containsAll(other.machines)
                && scaling.containsAll(other.scaling)
                && alarms.containsAll(other.alarms);
    }
}
