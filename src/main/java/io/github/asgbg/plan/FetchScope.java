package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one look should fetch.
 *
 * @param groups whether to ask for the groups; without it they are shown as they were at the last look
 * @param targetHealth whether to ask the target groups
 * @param failuresSince fetch failed scaling activities of both groups that began at or after this time
 * @param ec2StatesOf fetch EC2's state of these instances
 * @param scaling fetch policies and scheduled actions of these groups
 * @param alarms fetch these alarms, where {@code scaling} asks for anything
 */
public record FetchScope(
        boolean groups,
        boolean targetHealth,
        Optional<Instant> failuresSince,
        List<String> ec2StatesOf,
        Set<Colour> scaling,
        Set<String> alarms) {
    /** Nothing new: the groups as they were at the last look. */
    public static final FetchScope NOTHING =
            new FetchScope(false, false, Optional.empty(), List.of(), Set.of(), Set.of());

    /** The groups alone. */
    public static final FetchScope GROUPS =
            new FetchScope(true, false, Optional.empty(), List.of(), Set.of(), Set.of());

    /** The groups and the health of their targets. */
    public static final FetchScope PLAIN = new FetchScope(true, true, Optional.empty(), List.of(), Set.of(), Set.of());

    /** The health of the targets alone, while nothing else can be news. */
    public static final FetchScope HEALTH =
            new FetchScope(false, true, Optional.empty(), List.of(), Set.of(), Set.of());

    public FetchScope {
        ec2StatesOf = List.copyOf(ec2StatesOf);
        scaling = Set.copyOf(scaling);
        alarms = Set.copyOf(alarms);
    }

    /** The same with the groups as they are now. */
    public FetchScope withGroups() {
        return new FetchScope(true, targetHealth, failuresSince, ec2StatesOf, scaling, alarms);
    }

    /** The same with what scales one group. */
    public FetchScope withScaling(Colour colour) {
        return new FetchScope(groups, targetHealth, failuresSince, ec2StatesOf, Set.of(colour), alarms);
    }

    /** The same with what scales both groups. */
    public FetchScope withScaling() {
        return new FetchScope(
                groups, targetHealth, failuresSince, ec2StatesOf, Set.of(Colour.BLUE, Colour.GREEN), alarms);
    }

    /** The same with these alarms. */
    public FetchScope withAlarms(Set<String> names) {
        return new FetchScope(groups, targetHealth, failuresSince, ec2StatesOf, scaling, names);
    }

    /** The same with failed scaling activities. */
    public FetchScope withFailures(Instant since) {
        return new FetchScope(groups, targetHealth, Optional.of(since), ec2StatesOf, scaling, alarms);
    }

    /** The same with EC2's state of these instances. */
    public FetchScope withEc2States(List<String> ids) {
        return new FetchScope(groups, targetHealth, failuresSince, ids, scaling, alarms);
    }

    /** What is still to be fetched after a look through the other; health and scaling are fetched whole or not at all. */
    public FetchScope without(FetchScope had) {
        boolean hasScaling = had.scaling.containsAll(scaling) && had.alarms.containsAll(alarms);
        return new FetchScope(
                groups && !had.groups,
                targetHealth && !had.targetHealth,
                had.failuresSince.isPresent() ? Optional.empty() : failuresSince,
                had.ec2StatesOf.containsAll(ec2StatesOf) ? List.of() : ec2StatesOf,
                hasScaling ? Set.of() : scaling,
                hasScaling ? Set.of() : alarms);
    }

    /** What a look through this and one through the other show together. */
    public FetchScope and(FetchScope other) {
        return new FetchScope(
                groups || other.groups,
                targetHealth || other.targetHealth,
                failuresSince.or(() -> other.failuresSince),
                union(ec2StatesOf, other.ec2StatesOf).stream().sorted().toList(),
                union(scaling, other.scaling),
                union(alarms, other.alarms));
    }

    private static <T> Set<T> union(Collection<T> some, Collection<T> others) {
        Set<T> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** Whether a look through this scope shows all that a look through the other would. */
    public boolean covers(FetchScope other) {
        return (groups || !other.groups)
                && (targetHealth || !other.targetHealth)
                && (failuresSince.isPresent() || other.failuresSince.isEmpty())
                && ec2StatesOf.containsAll(other.ec2StatesOf)
                && scaling.containsAll(other.scaling)
                && alarms.containsAll(other.alarms);
    }
}
