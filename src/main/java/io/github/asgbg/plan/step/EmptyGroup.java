package io.github.asgbg.plan.step;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits;
import java.time.Duration;
import java.util.List;

/**
 * The incoming group goes back to zero, with the limits it had. The size comes first, so that what still boots is not protected
 * anew; then protection from scale-in is removed, or AWS would terminate nothing.
 */
public record EmptyGroup(Until until) implements Step {
    public enum Until {
        /** AWS has been asked; what runs gets no new requests any more. */
        ASKED,
        /** All instances are on their way out. */
        GONE
    }

    /** Before the cut-over the call comes first, so that new instances that boot do not begin to serve. */
    @Override
    public boolean isNeeded(Release release) {
        return until == Until.GONE || release.cutOverAt().isEmpty();
    }

    @Override
    public Sentence sentence() {
        return Sentence.ROLL_BACK;
    }

    @Override
    public String title(Release release) {
        String group = release.incomingBefore().group();
        return until == Until.ASKED ? "Keep the new instances out of the traffic" : "Take " + group + " back to zero";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.ROLLBACK;
    }

    /** Whether anything of it serves is the guard's question, and the answer to it is in the same look. */
    @Override
    public FetchScope need(Situation last) {
        return last.incoming().in(Lifecycle.IN_SERVICE).isEmpty() ? FetchScope.GROUPS : FetchScope.PLAIN;
    }

    @Override
    public Decision decide(Situation now) {
        Group group = now.incoming();
        int left = group.staying().size();
        String held = HookWaits.words(now, group, HookWaits.Result.ABANDON)
                .map(words -> "; " + words)
                .orElse("");
        Progress progress = Progress.of(left + " instances left" + held);
        Sizes goal = new Sizes(0, 0, now.release().incomingBefore().sizes().max());
        if (!group.sizes().equals(goal)) {
            return new Decision.Act(List.of(Capacity.update(group, 0, 0, goal.max())), progress);
        }
        List<Action> unprotect = until == Until.GONE ? unprotect(group) : List.of();
        if (!unprotect.isEmpty()) {
            return new Decision.Act(unprotect, progress);
        }
        boolean isReached = left == 0 || until == Until.ASKED;
        return isReached ? new Decision.Reached(progress) : new Decision.Wait(progress, Duration.ZERO);
    }

    /** AWS refuses to change the protection of an instance that is not in service yet. */
    private static List<Action> unprotect(Group group) {
        List<Instance> shielded =
                group.select(i -> i.isProtectedFromScaleIn() && i.lifecycle() == Lifecycle.IN_SERVICE);
        return Batches.of(
                Batches.ids(shielded), Batches.PROTECTION, ids -> new Action.SetInstanceProtection(group.name(), ids));
    }
}
