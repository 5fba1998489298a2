package io.github.asgbg.model;

import io.github.asgbg.model.Value.Members;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One attempt to put a version into service, from deploy to finalize or rollback: what observation cannot tell.
 *
 * @param id sorts by time and names the release in the history
 * @param strategy the name of the way in which the release cuts over, goes back and finishes; a resumed command follows it
 * @param tagKey the group tag that carries the version
 * @param incoming the group that receives the new version; the other one is outgoing
 * @param incomingVersion the version being put into service
 * @param outgoingVersion the version that served when the release was planned; empty when nothing served
 * @param outgoingBefore the outgoing group as it was before we touched it
 * @param incomingBefore the incoming group as it was before we touched it
 * @param firstCapacity sizes for a first deploy, when no live group's capacity can be copied
 * @param needed the capacity, in instances, that served at cut-over; 0 before
 * @param bothServeSince when the first incoming instance was seen to serve beside the outgoing ones, by AWS's clock
 * @param detaching instances that finalize detaches and then terminates, written before the first is detached
 * @param scalingChoices what was decided about how scaling goes with this release, and noticed of it
 */
public record Release(
        String id,
        String strategy,
        String service,
        String tagKey,
        Phase phase,
        Colour incoming,
        String incomingVersion,
        Optional<String> outgoingVersion,
        Before outgoingBefore,
        Before incomingBefore,
        Optional<Sizes> firstCapacity,
        int needed,
        List<String> detaching,
        Instant startedAt,
        Optional<Instant> bothServeSince,
        Optional<Instant> cutOverAt,
        Optional<Instant> endedAt,
        ScalingChoices scalingChoices) {

    /** The strategy that cuts over by moving the outgoing instances to Standby. */
    public static final String STANDBY = "standby";

    public Release {
        detaching = List.copyOf(detaching);
    }

    /** A release for which nothing particular was decided about scaling. */
    public Release(
            String id,
            String strategy,
            String service,
            String tagKey,
            Phase phase,
            Colour incoming,
            String incomingVersion,
            Optional<String> outgoingVersion,
            Before outgoingBefore,
            Before incomingBefore,
            Optional<Sizes> firstCapacity,
            int needed,
            List<String> detaching,
            Instant startedAt,
            Optional<Instant> bothServeSince,
            Optional<Instant> cutOverAt,
            Optional<Instant> endedAt) {
        this(
                id,
                strategy,
                service,
                tagKey,
                phase,
                incoming,
                incomingVersion,
                outgoingVersion,
                outgoingBefore,
                incomingBefore,
                firstCapacity,
                needed,
                detaching,
                startedAt,
                bothServeSince,
                cutOverAt,
                endedAt,
                ScalingChoices.DEFAULT);
    }

    /**
     * A group before the release touched it.
     *
     * @param arn the group's ARN, which names account and Region; empty where AWS did not tell
     * @param suspended processes that were already suspended; they stay suspended whatever the ending
     * @param version the value of the version tag; empty when the group had none
     * @param scaling what scaled the group: policies, scheduled actions, and the alarms that called its policies
     */
    public record Before(
            String group,
            String arn,
            Sizes sizes,
            List<String> suspended,
            Optional<String> version,
            SortedMap<Item, Members> scaling) {
        public Before {
            suspended = List.copyOf(suspended);
            scaling = Collections.unmodifiableSortedMap(new TreeMap<>(scaling));
        }

        /** A group whose ARN AWS did not tell. */
        public Before(
                String group,
                Sizes sizes,
                List<String> suspended,
                Optional<String> version,
                SortedMap<Item, Members> scaling) {
            this(group, "", sizes, suspended, version, scaling);
        }

        /** The same, scaled by nothing. */
        public Before(String group, Sizes sizes, List<String> suspended, Optional<String> version) {
            this(group, sizes, suspended, version, new TreeMap<>());
        }

        /** The same, scaled by something else. */
        public Before scaledBy(SortedMap<Item, Members> others) {
            return new Before(group, arn, sizes, suspended, version, others);
        }

        /** The same, scaled by something more. */
        Before alsoScaledBy(SortedMap<Item, Members> more) {
            SortedMap<Item, Members> all = new TreeMap<>(scaling);
            all.putAll(more);
            return scaledBy(all);
        }

        /** The same with other limits; the desired capacity is kept within them. */
        Before withLimits(int min, int max) {
            int desired = Math.min(Math.max(sizes.desired(), min), max);
            return new Before(group, arn, new Sizes(min, desired, max), suspended, version, scaling);
        }
    }

    /** Whether anything but this release may change the size of a group. */
    public boolean hasScaling() {
        return !outgoingBefore.scaling().isEmpty() || !incomingBefore.scaling().isEmpty();
    }

    /** Whether either group was scaled by items of this kind. */
    public boolean scales(Item.Kind kind) {
        return Stream.of(outgoingBefore, incomingBefore)
                .flatMap(b -> b.scaling().keySet().stream())
                .anyMatch(i -> i.kind() == kind);
    }

    /**
     * The minimum size by which a group is kept from shrinking: what served when the release began, or, from the cut-over
     * on, what served then.
     */
    public int pin() {
        return cutOverAt.isPresent() ? needed : outgoingBefore.sizes().desired();
    }

    /** Whether the outgoing group takes over again. */
    public boolean isGoingBack() {
        return phase == Phase.ROLLING_BACK || phase == Phase.ROLLED_BACK;
    }

    /** The names of the alarms that go over. */
    public Set<String> alarms() {
        return outgoingBefore.scaling().keySet().stream()
                .filter(i -> i.kind() == Item.Kind.ALARM)
                .map(Item::name)
                .collect(Collectors.toSet());
    }

    /** The version that the group of this colour is to run; empty where the outgoing group never told. */
    public Optional<String> version(Colour colour) {
        return colour == incoming ? Optional.of(incomingVersion) : outgoingVersion;
    }

    /** The group of this colour as it was before the release touched it. */
    public Before before(Colour colour) {
        return colour == incoming ? incomingBefore : outgoingBefore;
    }

    public Colour outgoing() {
        return incoming.other();
    }

    /** Whether anything served before: a first deploy has nobody to copy from, stand by or go back to. */
    public boolean isFirst() {
        return firstCapacity.isPresent();
    }

    /** The same, both versions having begun to serve. */
    public Release bothServing(Instant since) {
        return bothServing(Optional.of(since));
    }

    /** The way back begins. After a cut-over both versions will serve once more, and that time is counted anew. */
    public Release goingBack() {
        return (cutOverAt.isPresent() ? bothServing(Optional.empty()) : this).in(Phase.ROLLING_BACK);
    }

    private Release bothServing(Optional<Instant> since) {
        return new Release(
                id,
                strategy,
                service,
                tagKey,
                phase,
                incoming,
                incomingVersion,
                outgoingVersion,
                outgoingBefore,
                incomingBefore,
                firstCapacity,
                needed,
                detaching,
                startedAt,
                since,
                cutOverAt,
                endedAt,
                scalingChoices);
    }

    public Release in(Phase next) {
        return with(next, needed, detaching, cutOverAt, endedAt);
    }

    public Release cutOver(int capacity, Instant at) {
        return with(Phase.CUTTING_OVER, capacity, detaching, Optional.of(at), endedAt);
    }

    public Release detaching(List<String> ids) {
        return with(Phase.FINALIZING, needed, ids, cutOverAt, endedAt);
    }

    public Release ended(Phase ending, Instant at) {
        return with(ending, needed, detaching, cutOverAt, Optional.of(at));
    }

    /** The same with other limits for the outgoing group to go back to. */
    public Release withLimits(int min, int max) {
        return with(phase, needed, detaching, cutOverAt, endedAt, outgoingBefore.withLimits(min, max));
    }

    /** The same with something more of the outgoing group that goes over. */
    public Release alsoMoving(SortedMap<Item, Members> more) {
        return with(phase, needed, detaching, cutOverAt, endedAt, outgoingBefore.alsoScaledBy(more));
    }

    /** The same, the outgoing group having been scaled by something else. */
    public Release scaledBy(SortedMap<Item, Members> others) {
        return with(phase, needed, detaching, cutOverAt, endedAt, outgoingBefore.scaledBy(others));
    }

    /** The same with other choices about scaling. */
    public Release with(ScalingChoices choices) {
        return new Release(
                id,
                strategy,
                service,
                tagKey,
                phase,
                incoming,
                incomingVersion,
                outgoingVersion,
                outgoingBefore,
                incomingBefore,
                firstCapacity,
                needed,
                detaching,
                startedAt,
                bothServeSince,
                cutOverAt,
                endedAt,
                choices);
    }

    /** The same, knowing of processes that somebody else has suspended. */
    public Release suspendedByOthers(Colour colour, Set<String> processes) {
        return with(scalingChoices.noting(colour, processes));
    }

    private Release with(Phase p, int n, List<String> ids, Optional<Instant> cutOver, Optional<Instant> ended) {
        return with(p, n, ids, cutOver, ended, outgoingBefore);
    }

    private Release with(
            Phase p, int n, List<String> ids, Optional<Instant> cutOver, Optional<Instant> ended, Before outgoing) {
        return new Release(
                id,
                strategy,
                service,
                tagKey,
                p,
                incoming,
                incomingVersion,
                outgoingVersion,
                outgoing,
                incomingBefore,
                firstCapacity,
                n,
                ids,
                startedAt,
                bothServeSince,
                cutOver,
                ended,
                scalingChoices);
    }
}
