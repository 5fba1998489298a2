package io.github.asgbg.plan;

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
 * @param scaling fetch policies and scheduled actions of both groups, and the alarms that call their policies
 * @param alarms alarms to fetch by name besides, where {@code scaling} is asked for
 */
public record Lens(
        boolean targetHealth,
        Optional<Instant> failuresSince,
        List<String> machines,
        boolean scaling,
        Set<String> alarms) {
    /** The groups alone. */
    public static final Lens GROUPS = new Lens(false, Optional.empty(), List.of(), false, Set.of());

    /** The groups and the health of their targets. */
    public static final Lens PLAIN = new Lens(true, Optional.empty(), List.of(), false, Set.of());

    public Lens {
        machines = List.copyOf(machines);
        alarms = Set.copyOf(alarms);
    }

    /** The same with everything that scales the groups, and with these alarms even if nothing of theirs calls a policy. */
    public Lens withScaling(Set<String> namedAlarms) {
        return new Lens(targetHealth, failuresSince, machines, true, namedAlarms);
    }

    /** The same with failed scaling activities. */
    public Lens withFailures(Instant since) {
        return new Lens(targetHealth, Optional.of(since), machines, scaling, alarms);
    }

    /** The same with EC2's state of these instances. */
    public Lens withMachines(List<String> ids) {
        return new Lens(targetHealth, failuresSince, ids, scaling, alarms);
    }

    /** Whether a look through this lens shows all that a look through the other would. */
    public boolean covers(Lens other) {
        return (targetHealth || !other.targetHealth)
                && (failuresSince.isPresent() || other.failuresSince.isEmpty())
                && machines.containsAll(other.machines)
                && (scaling || !other.scaling)
                && alarms.containsAll(other.alarms);
    }
}
