package io.github.asgbg.port;

import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happened, as typed facts; every rendering is a pure function of these. */
public sealed interface Event {
    /** The wall clock when it happened. */
    Instant at();

    /** Gives the event to whoever tells something else of each kind; the compiler sees that no kind is forgotten. */
    <R> R on(Each<R> each);

    /** Something told of each kind of event. */
    interface Each<R> {
        R on(CommandStarted event);

        R on(LeaseWatched event);

        R on(LeaseTaken event);

        R on(PlanMade event);

        R on(StepStarted event);

        R on(Looked event);

        R on(LookFailed event);

        R on(ActionAsked event);

        R on(ActionRefused event);

        R on(StepFinished event);

        R on(NowServes event);

        R on(WayBackStarted event);

        R on(Located event);

        R on(ActionWithheld event);

        R on(Interrupted event);

        R on(Ended event);
    }

    /**
     * A command began. {@code command} is {@code deploy}, {@code rollback}, {@code finalize} or {@code adopt}.
     *
     * @param origins which settings that decide where it works nobody typed
     */
    record CommandStarted(Instant at, String command, String service, List<Origin> origins) implements Event {
        public CommandStarted {
            origins = List.copyOf(origins);
        }

        /** One whose settings are told by who read them. */
        public CommandStarted(Instant at, String command, String service) {
            this(at, command, service, List.of());
        }

        /** The same, with where its settings come from. */
        public CommandStarted with(List<Origin> known) {
            return new CommandStarted(at, command, service, known);
        }

        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** Another holder's lease stands in the way; it is watched for a sign of life, for at most {@code atMost}. */
    record LeaseWatched(Instant at, String holder, Instant renewedAt, Duration atMost) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** The lease is ours; {@code isTakenOver} when its holder showed no sign of life. */
    record LeaseTaken(Instant at, boolean isTakenOver, String ledger) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** A plan is about to be run. {@code isResumed}: the release was begun by an earlier command. */
    record PlanMade(Instant at, Release release, List<PlannedStep> steps, boolean isResumed) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** One line of a plan. */
    record PlannedStep(Sentence sentence, String title) {}

    record StepStarted(Instant at, int index, Sentence sentence, String title) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** A look was taken while the step with this index runs. */
    record Looked(Instant at, int index, Observation observation, Release release, Progress progress) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** A look failed for a passing reason; another follows. */
    record LookFailed(Instant at, String reason) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    record ActionAsked(Instant at, int index, Action action) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** AWS did not take an action (yet); what follows is decided by the next look. */
    record ActionRefused(Instant at, int index, Action action, String reason) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** {@code wasSilent}: the goal held at the first look and nothing was done. */
    record StepFinished(Instant at, int index, Sentence sentence, String title, Duration took, boolean wasSilent)
            implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** The new version alone receives new requests ({@code version} serves in {@code group}). */
    record NowServes(Instant at, String version, String group, Duration sinceStart) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** A step failed before the cut-over; everything is put back. */
    record WayBackStarted(Instant at, Message reason) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** The first look tells where the command works; every log shows it at its head. */
    record Located(Instant at, Place place) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** The guard does not let an action take away what is needed; nothing was asked of AWS. */
    record ActionWithheld(Instant at, int index, Action action, String reason) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** The user asked to stop; {@code answer} says what that leads to. */
    record Interrupted(Instant at, String answer) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** The last event of every command. */
    record Ended(Instant at, String command, Outcome outcome, Duration took) implements Event {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }
}
