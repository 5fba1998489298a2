package io.github.asgbg.plan.step;

import io.github.asgbg.model.Item;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Processes;

/**
 * The ledger says which limits the outgoing group gets when it serves again: those that the incoming one has by now, for a
 * scheduled action may have changed them during the soak, or after that while the old instances came back.
 */
public record RecordLimits() implements Step {
    @Override
    public Sentence sentence() {
        return Sentence.ROLL_BACK;
    }

    @Override
    public boolean isNeeded(Release release) {
        return release.cutOverAt().isPresent() && release.scales(Item.Kind.SCHEDULED_ACTION);
    }

    @Override
    public String title(Release release) {
        return "Write down the limits that " + release.incomingBefore().group() + " has by now";
    }

    @Override
    public Decision decide(Situation now) {
        Release release = now.release();
        Release written = written(now);
        return written.equals(release)
                ? Decision.reached("sizes " + release.outgoingBefore().sizes())
                : Decision.act("sizes " + now.incoming().sizes(), new Action.WriteLedger(written));
    }

    /** As long as its schedules act on the incoming group alone, its limits are what is needed now. */
    static Release written(Situation now) {
        Release release = now.release();
        boolean isOver =
                release.isGoingBack() && !now.suspendedByUs(release.outgoing()).contains(Processes.SCHEDULES);
        if (release.cutOverAt().isEmpty() || !release.hasScaling() || isOver) {
            return release;
        }
        Sizes is = now.incoming().sizes();
        Sizes before = release.outgoingBefore().sizes();
        return release.withLimits(is.min() == release.pin() ? before.min() : is.min(), is.max());
    }
}
