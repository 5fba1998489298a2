package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.plan.scaling.Processes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that a step may look at: what is seen now, what was decided, and what earlier looks add. */
public record Situation(Observation seen, Release release, LookHistory history, TimeLimits limits) {
    public Group outgoing() {
        return group(release.outgoing());
    }

    public Group incoming() {
        return group(release.incoming());
    }

    public Group group(Colour colour) {
        return seen.group(colour);
    }

    /** The group as it was before the release touched it. */
    public Release.Before before(Colour colour) {
        return release.before(colour);
    }

    /** What scales the groups; a step that asks has asked for it with its scope. */
    public Scaling scaling() {
        return seen.scaling()
                .orElseThrow(() -> new IllegalStateException("this look did not ask what scales the groups"));
    }

    /**
     * The limits that are the outgoing group's own: before the cut-over what it has now, except a minimum by which we keep
     * it from shrinking; after it, what was written down then.
     */
    public Sizes outgoingLimits() {
        Sizes before = release.firstCapacity().orElse(release.outgoingBefore().sizes());
        Sizes is = outgoing().sizes();
        if (release.isFirst() || release.cutOverAt().isPresent()) {
            return before;
        }
        int min = is.min() == release.pin() ? before.min() : is.min();
        return new Sizes(min, Math.max(is.desired(), min), Math.max(is.max(), min));
    }

    /** Whether scheduled actions act on the incoming group by now, and on the outgoing one no more. */
    public boolean hasIncomingSchedules() {
        return release.phase() != Phase.DEPLOYING || (isAtRest(release.outgoing()) && !restsForSchedules());
    }

    /** The processes of a group that this release suspended and that are to run again. */
    public List<String> suspendedByUs(Colour colour) {
        return Processes.suspendedBy(release, group(colour));
    }

    /** Whether this release has suspended all that it is to suspend; somebody who suspends something has not done that. */
    private boolean isAtRest(Colour colour) {
        List<String> ours = suspendedByUs(colour);
        return !ours.isEmpty()
                && Processes.of(release, colour).stream()
                        .allMatch(p -> ours.contains(p)
                                || before(colour).suspended().contains(p)
                                || release.scalingChoices()
                                        .suspendedByOthers(colour)
                                        .contains(p));
    }

    private boolean restsForSchedules() {
        return suspendedByUs(release.incoming()).contains(Processes.SCHEDULES);
    }

    /**
     * How many instances the incoming group must have: what the outgoing one wants or runs now, never fewer than served
     * at cut-over. It grows when the outgoing group scales out while the incoming instances boot.
     */
    public int wantedIncoming() {
        int first = release.firstCapacity().map(s -> s.desired()).orElse(0);
        int running = outgoing().in(Lifecycle.IN_SERVICE).size();
        int wanted = Math.max(outgoing().sizes().desired(), running);
        return Math.max(first, Math.max(release.needed(), wanted));
    }

    /**
     * How many instances the outgoing group must have to serve alone: never fewer than served before, nor fewer than
     * the incoming group has scaled out to, or is about to. Before the cut-over it never stopped serving and nothing is wanted of it.
     */
    public int wantedOutgoing() {
        if (release.cutOverAt().isEmpty()) {
            return 0;
        }
        int running = incoming().in(Lifecycle.IN_SERVICE).size();
        return Math.max(release.needed(), Math.max(running, incoming().sizes().desired()));
    }

    /**
     * How many new instances must serve once they are alone: what served at the cut-over, or fewer where the group's own
     * scaling wants fewer by now, but never none.
     */
    public int neededNow() {
        return neededNow(seen, release);
    }

    /** The same for a look of any time. */
    public static int neededNow(Observation seen, Release release) {
        int wanted = seen.group(release.incoming()).sizes().desired();
        return Math.max(1, Math.min(release.needed(), wanted));
    }

    /** How much longer a target that began to drain {@code ago} is shown as draining. */
    public Duration drainLeft(Duration ago) {
        Optional<Duration> longest =
                seen.targetGroups().stream().map(TargetGroup::drain).max(Comparator.naturalOrder());
        Duration left = longest.orElse(Duration.ZERO).minus(ago);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
