package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Sizes;
import java.util.OptionalInt;

/** A group's minimum (and, at the end, maximum) size is what this stage of the release needs. */
record Resize(Sentence sentence, Colour colour, Goal goal) implements Step {
    enum Goal {
        /** The minimum is the desired capacity: the group may grow, but not shrink. */
        PINNED,
        /** The minimum is zero, so that instances may leave. */
        LOWERED,
        /** The limits are those that the outgoing group had. */
        INHERITED,
        /** The limits are those that the group itself had; the maximum stays where more is needed now. */
        RESTORED
    }

    @Override
    public String title(Release release) {
        String group = name(release);
        return switch (goal) {
            case PINNED -> "Keep " + group + " from scaling in while the new instances start";
            case LOWERED -> "Lower the minimum size of " + group + " so that its instances may stand by";
            case INHERITED ->
                "Give " + group + " the limits of " + release.outgoingBefore().group();
            case RESTORED -> "Restore the limits of " + group;
        };
    }

    /** Instances leave right after the minimum is lowered; the look that shows it lowered shows their successors too. */
    @Override
    public Lens need(Situation last) {
        return goal == Goal.LOWERED ? Lens.PLAIN : Lens.GROUPS;
    }

    private String name(Release release) {
        return (colour == release.incoming() ? release.incomingBefore() : release.outgoingBefore()).group();
    }

    @Override
    public Verdict look(Situation now) {
        Group group = now.group(colour);
        int min = min(now, group.sizes());
        int max = max(now, group.sizes());
        String words = "sizes " + group.sizes();
        if (group.sizes().min() == min && group.sizes().max() == max) {
            return Verdict.reached(words);
        }
        return Verdict.act(
                words,
                new Action.UpdateAutoScalingGroup(
                        group.name(),
                        change(group.sizes().min(), min),
                        OptionalInt.empty(),
                        change(group.sizes().max(), max)));
    }

    /** The minimum to have; never above desired capacity, or AWS would launch to reach it. */
    private int min(Situation now, Sizes sizes) {
        int wanted =
                switch (goal) {
                    case PINNED -> now.release().phase() == Phase.DEPLOYING ? sizes.desired() : sizes.min();
                    case LOWERED -> 0;
                    case INHERITED -> limits(now, now.release().outgoing()).min();
                    case RESTORED -> limits(now, colour).min();
                };
        return Math.min(wanted, sizes.desired());
    }

    private int max(Situation now, Sizes sizes) {
        int wanted =
                switch (goal) {
                    case PINNED, LOWERED -> sizes.max();
                    case INHERITED -> limits(now, now.release().outgoing()).max();
                    case RESTORED -> limits(now, colour).max();
                };
        return Math.max(wanted, sizes.desired());
    }

    private static Sizes limits(Situation now, Colour colour) {
        Sizes before = now.before(colour).sizes();
        boolean copied = colour == now.release().outgoing();
        return copied ? now.release().firstCapacity().orElse(before) : before;
    }

    private static OptionalInt change(int is, int wanted) {
        return is == wanted ? OptionalInt.empty() : OptionalInt.of(wanted);
    }
}
