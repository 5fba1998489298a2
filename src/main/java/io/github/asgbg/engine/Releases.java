package io.github.asgbg.engine;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The commands that change something: deploy, rollback and finalize. */
public final class Releases {
    private final Cloud cloud;
    private final Ledger ledger;
    private final Timer timer;
    private final Events events;
    private final RunOptions options;
    private final Preflight preflight;

    public Releases(Cloud cloud, Ledger ledger, Timer timer, Events events, RunOptions options) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.timer = timer;
        this.events = events;
        this.options = options;
        this.preflight = new Preflight(cloud, timer, options);
    }

    /** Puts a version into service, or continues doing so; ends in soak. */
    public Outcome deploy(DeployRequest request) {
        return command("deploy", turn -> preflight.toDeploy(request, turn), this::deploy);
    }

    /** Brings the old version back, from a deploy that stopped or from the soak. */
    public Outcome rollback() {
        return command("rollback", preflight::toRollBack, (run, resumed) -> {
            run.through(Plan.toRollBack(run.release()), resumed);
            return Endings.rolledBack(run);
        });
    }

    /** Ends the soak: the old instances are detached and terminated. */
    public Outcome finalizeRelease() {
        return command("finalize", preflight::toFinalize, (run, resumed) -> {
            run.through(Plan.toFinalize(run.release()), resumed);
            return Endings.finalized(run);
        });
    }

    private Outcome deploy(Run run, boolean isResumed) {
        try {
            run.through(Plan.toDeploy(run.release()), isResumed);
            return Endings.deployed(run);
        } catch (StepFailed failed) {
            if (run.release().phase() != Phase.DEPLOYING) {
                throw failed;
            }
            return wayBack(run, failed);
        }
    }

    /** Before the cut-over a failed step runs the way back: the same plan as a rollback. */
    private Outcome wayBack(Run run, StepFailed failed) {
        boolean hadChanged = run.hasChangedAnything();
        List<String> evidence = new Evidence(cloud).of(run.release(), failed.instances());
        Message reason = new Message(
                run.release().incomingVersion() + " is not put into service",
                failed.because(),
                Endings.soNow(run),
                "wait: everything is put back");
        events.tell(new Event.WayBackStarted(timer.now(), reason));
        run.through(Plan.toRollBack(run.release()), false);
        return Endings.putBack(run, failed, evidence, hadChanged);
    }

    /** What every command does around its own work: wait for its turn, take the lease, tell, and end in words. */
    private Outcome command(
            String name, Function<Optional<Ledger.Entry>, Release> opening, BiFunction<Run, Boolean, Outcome> work) {
        Duration began = timer.elapsed();
        events.tell(new Event.CommandStarted(timer.now(), name, options.service()));
        Outcome outcome = guarded(name, began, opening, work);
        events.tell(new Event.Ended(timer.now(), name, outcome, timer.elapsed().minus(began)));
        return outcome;
    }

    private Outcome guarded(
            String name,
            Duration began,
            Function<Optional<Ledger.Entry>, Release> opening,
            BiFunction<Run, Boolean, Outcome> work) {
        try {
            Optional<Ledger.Entry> turn = new LeaseQueue(ledger, timer, events).await();
            Release release = opening.apply(turn);
            boolean isResumed = turn.flatMap(e -> e.document().release()).isPresent();
            try (Lease lease = take(turn, release)) {
                Run run = new Run(cloud, timer, events, options, lease, release, began);
                preflight.judgedBy().ifPresent(run::judgedBy);
                return held(run, name, isResumed, work);
            }
        } catch (EarlyEnding early) {
            return early.outcome();
        } catch (LeaseHeld held) {
            return Endings.leaseHeld(held.note(), options.service());
        } catch (Interruption asked) {
            return Outcome.of(
                    Ending.INTERRUPTED,
                    new Message(name + " was interrupted", "you asked it to stop", "nothing was changed", "again"));
        } catch (CloudException refused) {
            return unable(name, refused);
        }
    }

    private Outcome held(Run run, String name, boolean isResumed, BiFunction<Run, Boolean, Outcome> work) {
        try {
            return work.apply(run, isResumed);
        } catch (StepFailed failed) {
            List<String> evidence = new Evidence(cloud).of(run.release(), failed.instances());
            return Endings.stuck(run, name, failed, evidence);
        } catch (Interruption asked) {
            return Endings.interrupted(run, name);
        } catch (LeaseLost lost) {
            return Endings.leaseLost(run, name, lost);
        }
    }

    private Lease take(Optional<Ledger.Entry> turn, Release release) {
        Lease lease = Lease.take(ledger, timer, turn, options.holder(), options.lease(), Optional.of(release));
        Optional<LeaseNote> before = turn.map(Ledger.Entry::document).flatMap(LedgerDocument::lease);
        events.tell(new Event.LeaseTaken(timer.now(), before.isPresent(), ledger.location()));
        return lease;
    }

    private static Outcome unable(String command, CloudException refused) {
        return Outcome.of(
                Ending.REFUSED,
                new Message(command + " could not begin", refused.sentence(), "nothing was changed", refused.advice()));
    }
}
