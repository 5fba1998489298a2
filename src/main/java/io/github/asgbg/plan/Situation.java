package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.TargetGroup;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** All that a step may look at: what is seen now, what was decided, and what earlier looks add. */
public record Situation(Observation seen, Release release, Memory memory, Limits limits) {
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
        return colour == release.incoming() ? release.incomingBefore() : release.outgoingBefore();
    }

    /**
     * How many instances the incoming group must have: what the outgoing one wants or runs now, never fewer than served
     * at cut-over. It grows when the outgoing group scales out while the incoming instances boot.
     */
    int wantedIncoming() {
        int first = release.firstCapacity().map(s -> s.desired()).orElse(0);
        int running = outgoing().in(Lifecycle.IN_SERVICE).size();
        int wanted = Math.max(outgoing().sizes().desired(), running);
        return Math.max(first, Math.max(release.needed(), wanted));
    }

    /**
     * How many instances the outgoing group must have to serve alone: never fewer than served before, nor fewer than
     * the incoming group has scaled out to. Before the cut-over it never stopped serving and nothing is wanted of it.
     */
    int wantedOutgoing() {
        if (release.cutOverAt().isEmpty()) {
            return 0;
        }
        return Math.max(release.needed(), incoming().in(Lifecycle.IN_SERVICE).size());
    }

    /** How much longer a target that began to drain {@code ago} is shown as draining. */
    Duration drainLeft(Duration ago) {
        Optional<Duration> longest =
                seen.targetGroups().stream().map(TargetGroup::drain).max(Comparator.naturalOrder());
        Duration left = longest.orElse(Duration.ZERO).minus(ago);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
