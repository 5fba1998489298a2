package io.github.asgbg.engine;

import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.port.Event;
import java.util.List;
import java.util.Optional;

/**
 * A deploy takes itself back when it cannot be completed and the old version still serves or stands by. The way back is the
 * plan of a rollback.
 */
final class WayBack {
    private final Ports ports;
    private final Run run;

    WayBack(Ports ports, Run run) {
        this.ports = ports;
        this.run = run;
    }

    /** Goes back after a step has failed; throws the failure on where there is nothing to go back to. */
    Outcome after(StepFailed failed) {
        if (!isBetterThanWaiting(failed)) {
            throw failed;
        }
        boolean hadChanged = run.hasChangedAnything();
        List<String> evidence = new Evidence(ports.cloud()).of(run.release(), failed.instances());
        begin(failed.because());
        try {
            run.through(Plan.toRollBack(run.release()), false);
        } catch (StepFailed again) {
            throw again.onTheWayBackFrom(failed);
        }
        return Endings.of(run).putBack(failed, evidence, hadChanged);
    }

    /** A cut-over that only takes long, and leaves as many in service as are needed, is continued and not taken back. */
    private boolean isBetterThanWaiting(StepFailed failed) {
        Release release = run.release();
        if (failed.kind() == StepFailed.Kind.LOCKED_OUT) {
            return false;
        }
        if (release.phase() == Phase.DEPLOYING) {
            return true;
        }
        boolean isCuttingOver = release.phase() == Phase.CUTTING_OVER;
        return isCuttingOver
                && run.lastLook()
                        .filter(seen -> !Strategies.of(release)
                                .returnable(seen, release)
                                .isEmpty())
                        .filter(seen -> failed.kind() != StepFailed.Kind.TIMED_OUT
                                || new Standing(seen, Optional.of(release), release.tagKey())
                                        .shortage()
                                        .isPresent())
                        .isPresent();
    }

    /** Puts back what the deploy has begun, in the time that whoever stops it grants; one more interruption ends that. */
    Outcome afterInterruption() {
        if (run.isToldTwiceToStop()) {
            throw new Interruption();
        }
        run.goOnAfterInterruption(run.options().limits().interrupt());
        run.tell(new Event.Interrupted(
                run.now(), "stopping: what was begun is put back; a second Ctrl-C leaves it as it is"));
        begin("you asked the deploy to stop");
        try {
            run.through(Plan.toRollBack(run.release()), false);
        } catch (Interruption outOfTime) {
            return Endings.of(run).interruptedWhilePuttingBack();
        } catch (StepFailed failed) {
            return Endings.of(run).stuck("putting back", failed, List.of());
        }
        return Endings.of(run).interruptedAndPutBack();
    }

    private void begin(String because) {
        Message reason = new Message(
                run.release().incomingVersion() + " is not put into service",
                because,
                run.looks()
                        .seen()
                        .map(s -> new Standing(
                                        s,
                                        Optional.of(run.release()),
                                        run.release().tagKey())
                                .sentence())
                        .orElse("what serves has not been seen yet"),
                "wait: everything is put back");
        run.tell(new Event.WayBackStarted(run.now(), reason));
    }
}
