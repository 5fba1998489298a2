package io.github.asgbg.engine;

import io.github.asgbg.engine.Start.Begin;
import io.github.asgbg.engine.Start.Ended;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The commands that change something: deploy, rollback and finalize. */
public final class Releases {
    private final Ports ports;
    private final RunOptions options;
    private final Preflight preflight;

    public Releases(Ports ports, RunOptions options) {
        this.ports = ports;
        this.options = options;
        this.preflight = new Preflight(ports, options);
    }

    /** Puts a version into service, or continues doing so; ends in soak. */
    public Outcome deploy(DeployRequest request) {
        return command("deploy", turn -> preflight.permitted(preflight.toDeploy(request, turn)), this::deploy);
    }

    /** Brings the old version back, wherever the release is. */
    public Outcome rollback() {
        return command("rollback", preflight::toRollBack, (run, resumed) -> {
            run.through(Plan.toRollBack(run.release()), resumed);
            return Endings.of(run).rolledBack();
        });
    }

    /** Ends the soak: the old instances are detached and terminated. */
    public Outcome finalizeRelease() {
        return command(
                "finalize", turn -> preflight.permittedToFinalize(preflight.toFinalize(turn)), (run, resumed) -> {
                    run.through(Plan.toFinalize(run.release()), resumed);
                    return Endings.of(run).finalized();
                });
    }

    private Outcome deploy(Run run, boolean isResumed) {
        try {
            run.through(Plan.toDeploy(run.release()), isResumed);
            return Endings.of(run).deployed();
        } catch (StepFailed failed) {
            return new WayBack(ports, run).after(failed);
        } catch (Interruption asked) {
            boolean isBeforeCutOver = run.release().phase() == Phase.DEPLOYING;
            if (isBeforeCutOver && options.putsBackWhenInterrupted()) {
                return new WayBack(ports, run).afterInterruption();
            }
            throw asked;
        }
    }

    /** What every command does around its own work: wait for its turn, take the lease, tell, and end in words. */
    private Outcome command(
            String name, Function<Optional<Ledger.Entry>, Start> start, BiFunction<Run, Boolean, Outcome> work) {
        Duration began = ports.timer().elapsed();
        tell(new Event.CommandStarted(ports.timer().now(), name, options.service()));
        Outcome outcome = guarded(name, began, start, work);
        Duration took = ports.timer().elapsed().minus(began);
        tell(new Event.Ended(ports.timer().now(), name, outcome, took));
        return outcome;
    }

    private Outcome guarded(
            String name,
            Duration began,
            Function<Optional<Ledger.Entry>, Start> start,
            BiFunction<Run, Boolean, Outcome> work) {
        try {
            Optional<Ledger.Entry> turn = new LeaseQueue(ports, options.leaseWait()).await();
            Start decided = start.apply(turn);
            return decided instanceof Begin begin ? begun(begin, name, began, turn, work) : ((Ended) decided).outcome();
        } catch (LeaseHeld held) {
            return Refused.leaseHeld(held.entry(), options.service());
        } catch (Interruption asked) {
            return Outcome.of(
                    Ending.INTERRUPTED,
                    new Message(
                            name + " was interrupted",
                            "you asked it to stop before it began",
                            "nothing was changed by it",
                            "the same command again"));
        } catch (CloudException refused) {
            return unable(name, refused);
        }
    }

    private Outcome begun(
            Begin begin,
            String name,
            Duration began,
            Optional<Ledger.Entry> turn,
            BiFunction<Run, Boolean, Outcome> work) {
        boolean isResumed = turn.flatMap(e -> e.document().release()).isPresent();
        try (Lease lease = take(turn, begin.release())) {
            Run run = new Run(ports, options, lease, begin.release(), began);
            run.judgedBy(begin);
            return held(run, name, isResumed, work);
        }
    }

    private Outcome held(Run run, String name, boolean isResumed, BiFunction<Run, Boolean, Outcome> work) {
        try {
            return work.apply(run, isResumed);
        } catch (StepFailed failed) {
            List<String> evidence = failed.kind() == StepFailed.Kind.LOCKED_OUT
                    ? List.of()
                    : new Evidence(ports.cloud()).of(run.release(), failed.instances());
            return Endings.of(run).stuck(name, failed, evidence);
        } catch (Interruption asked) {
            return Endings.of(run).interrupted(name);
        } catch (LeaseLost lost) {
            return Endings.of(run).leaseLost(name, lost);
        }
    }

    private Lease take(Optional<Ledger.Entry> turn, Release release) {
        Lease lease = Lease.take(
                ports.ledger(), ports.timer(), turn, options.holder(), options.lease(), Optional.of(release));
        Optional<LeaseNote> before = turn.map(Ledger.Entry::document).flatMap(LedgerDocument::lease);
        tell(new Event.LeaseTaken(
                ports.timer().now(), before.isPresent(), ports.ledger().location()));
        return lease;
    }

    private void tell(Event event) {
        ports.events().tell(event);
    }

    private static Outcome unable(String command, CloudException refused) {
        return Outcome.of(
                Ending.REFUSED,
                new Message(command + " could not begin", refused.sentence(), "nothing was changed", refused.advice()));
    }
}
