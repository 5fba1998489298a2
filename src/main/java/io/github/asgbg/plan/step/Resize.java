package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;

/**
 * A group's limits are what this stage of the release needs. TimeLimits that somebody else has set meanwhile, as a scheduled
 * action does, are theirs and stay: ours are told apart by their value, {@link Release#pin}.
 */
public record Resize(Sentence sentence, Colour colour, Goal goal) implements Step {
    public enum Goal {
        /** The group may grow, but not shrink below what served before. */
        PINNED,
        /** The minimum is zero, so that instances may leave. */
        LOWERED,
        /**
         * The group can start nothing, whoever resumes its processes: its maximum is zero. AWS takes that only of a group
         * that wants nothing (API reference, UpdateAutoScalingGroup: desired capacity follows a lower maximum down), so that
         * its instances must stand by first; those are not counted.
         */
        CLOSED,
        /** The group may shrink again as far as it might before. */
        RELEASED
    }

    /** While the new instances start, the live group is kept at its size even if nothing of its own would shrink it. */
    @Override
    public boolean isNeeded(Release release) {
        boolean isRelease = goal == Goal.RELEASED && colour == release.outgoing();
        return release.hasScaling() || sentence == Sentence.COPY || isStandingBy() || isRelease;
    }

    private boolean isStandingBy() {
        return goal == Goal.LOWERED || goal == Goal.CLOSED;
    }

    @Override
    public String title(Release release) {
        String group = release.before(colour).group();
        return switch (goal) {
            case PINNED -> "Keep " + group + " from scaling in below what serves now";
            case LOWERED -> "Lower the minimum size of " + group + " so that its instances may stand by";
            case CLOSED -> "Set the maximum size of " + group + " to 0 while its instances stand by";
            case RELEASED -> "Restore the limits of " + group;
        };
    }

    /** Instances leave right after the minimum is lowered; the look that shows it lowered shows their successors too. */
    @Override
    public FetchScope need(Situation last) {
        return goal == Goal.LOWERED ? FetchScope.PLAIN : FetchScope.GROUPS;
    }

    /** Once the old group is closed, whether the new one serves alone is the next question. */
    @Override
    public FetchScope confirmation(Situation last) {
        return goal == Goal.CLOSED ? FetchScope.PLAIN : need(last);
    }

    @Override
    public Decision decide(Situation now) {
        Group group = now.group(colour);
        Sizes is = group.sizes();
        int min = Math.min(min(now, is), is.desired());
        int max = Math.max(max(now, is), is.desired());
        String words = "sizes " + is;
        return is.min() == min && is.max() == max
                ? Decision.reached(words)
                : Decision.act(words, Capacity.update(group, min, is.desired(), max));
    }

    private int min(Situation now, Sizes is) {
        Release release = now.release();
        int pin = release.pin();
        return switch (goal) {
            case PINNED -> isOurs(now, is) ? Math.max(pin, is.min()) : is.min();
            case LOWERED, CLOSED -> 0;
            case RELEASED ->
                is.min() == pin || !release.hasScaling() ? limits(release).min() : is.min();
        };
    }

    /** Whether the minimum is still what it was before this step, or what this release made of it, and nobody else's. */
    private boolean isOurs(Situation now, Sizes is) {
        Release release = now.release();
        if (colour == release.incoming()) {
            return is.min() == limits(release).min();
        }
        boolean comesBack = release.phase() == Phase.ROLLING_BACK;
        boolean hasStoodBy = comesBack && release.cutOverAt().isPresent();
        return (comesBack || release.phase() == Phase.DEPLOYING)
                && is.min() == (hasStoodBy ? 0 : limits(release).min());
    }

    private int max(Situation now, Sizes is) {
        Release release = now.release();
        if (colour == release.incoming() || release.cutOverAt().isEmpty()) {
            return is.max();
        }
        int own = limits(release).max();
        return switch (goal) {
            case LOWERED -> is.max();
            case CLOSED -> 0;
            case PINNED -> release.isGoingBack() ? own : is.max();
            // On the way back it was restored before its schedules could change it.
            case RELEASED -> release.isGoingBack() && release.hasScaling() ? is.max() : own;
        };
    }

    private static Sizes limits(Release release) {
        return release.outgoingBefore().sizes();
    }
}
