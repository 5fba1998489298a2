package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Situation;
import java.util.Optional;
import java.util.OptionalInt;

/** How many instances a group is asked to run, and within which limits. */
final class Capacity {
    private Capacity() {}

    /** How many instances the group must have for the release to go on. */
    static int wanted(Situation now, Colour colour) {
        return colour == now.release().incoming() ? now.wantedIncoming() : now.wantedOutgoing();
    }

    /** What to ask for where the group wants fewer instances than it must have; limits are widened only as needed. */
    static Optional<Action> growth(Situation now, Colour colour) {
        Sizes is = now.group(colour).sizes();
        int wanted = wanted(now, colour);
        return is.desired() >= wanted
                ? Optional.empty()
                : Optional.of(update(now.group(colour), is.min(), wanted, Math.max(is.max(), wanted)));
    }

    /**
     * The same for the incoming group: it also gets the limits of the live group, until its scheduled actions are in effect
     * and have given it limits of their own.
     */
    static Optional<Action> copy(Situation now) {
        if (now.hasIncomingSchedules() && !hasFirstLimits(now)) {
            return growth(now, now.release().incoming());
        }
        Group group = now.incoming();
        Sizes limits = now.outgoingLimits();
        int desired = Math.max(group.sizes().desired(), now.wantedIncoming());
        int min = Math.min(limits.min(), desired);
        int max = Math.max(limits.max(), desired);
        return new Sizes(min, desired, max).equals(group.sizes())
                ? Optional.empty()
                : Optional.of(update(group, min, desired, max));
    }

    /** Whether nobody but us has given the incoming group its limits: they are what the live group had at the beginning. */
    private static boolean hasFirstLimits(Situation now) {
        Sizes is = now.incoming().sizes();
        Sizes first = now.release().outgoingBefore().sizes();
        return is.min() == first.min() && is.max() == first.max();
    }

    /** Raises the maximum size, to {@code max} at least, where so many more instances would not fit. */
    static Optional<Action> room(Group group, int more, int max) {
        Sizes is = group.sizes();
        int room = is.desired() + more;
        return room <= is.max()
                ? Optional.empty()
                : Optional.of(update(group, is.min(), is.desired(), Math.max(room, max)));
    }

    /** One call with what changes. */
    static Action update(Group group, int min, int desired, int max) {
        Sizes is = group.sizes();
        return new Action.UpdateAutoScalingGroup(
                group.name(), change(is.min(), min), change(is.desired(), desired), change(is.max(), max));
    }

    private static OptionalInt change(int is, int wanted) {
        return is == wanted ? OptionalInt.empty() : OptionalInt.of(wanted);
    }
}
