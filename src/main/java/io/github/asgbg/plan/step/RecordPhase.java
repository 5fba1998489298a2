package io.github.asgbg.plan.step;

import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Processes;
import java.util.Set;

/** The ledger says what happens next before it happens, so that another process can go on from there. */
public record RecordPhase(Sentence sentence, Phase phase) implements Step {
    @Override
    public String title(Release release) {
        return "Write down: " + phase.words();
    }

    @Override
    public Decision decide(Situation now) {
        Release release = now.release();
        return isWritten(release)
                ? Decision.reached(release.phase().words())
                : Decision.act("is " + release.phase().words(), new Action.WriteLedger(next(now), then()));
    }

    /** A resumed deploy has written its cut-over down already, whatever has become of it since. */
    private boolean isWritten(Release release) {
        boolean isCutOver = release.cutOverAt().isPresent() && !release.isGoingBack();
        return release.phase() == phase || release.phase().isEnded() || (phase == Phase.CUTTING_OVER && isCutOver);
    }

    /** In the soak nobody acts until somebody decides. */
    private Action.WriteLedger.Then then() {
        return phase == Phase.SOAKING ? Action.WriteLedger.Then.GIVE_UP_LEASE : Action.WriteLedger.Then.KEEP_LEASE;
    }

    private Release next(Situation now) {
        Release release = now.release();
        return switch (phase) {
            case CUTTING_OVER -> cutOver(now);
            case FINALIZING -> release.detaching(Batches.ids(now.outgoing().in(Lifecycle.STANDBY)));
            case ROLLING_BACK -> goingBack(now);
            case DEPLOYING, SOAKING -> release.in(phase);
            case ROLLED_BACK, FINALIZED -> throw new IllegalStateException("an ending is written by CloseRelease");
        };
    }

    /** What somebody has suspended on the incoming group in the soak could not be told from what we suspend there now. */
    private static Release goingBack(Situation now) {
        Set<String> others = Processes.suspendedInSoak(now.release(), now.incoming());
        Release written = RecordLimits.written(now).goingBack();
        return others.isEmpty() ? written : written.suspendedByOthers(written.incoming(), others);
    }

    private static Release cutOver(Situation now) {
        Sizes limits = now.outgoingLimits();
        return now.release()
                .withLimits(limits.min(), limits.max())
                .cutOver(now.wantedIncoming(), now.seen().at());
    }
}
