package io.github.asgbg.report.live;

import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.terminal.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a live view knows: the events so far, folded.
 *
 * @param now the latest time heard of, by an event or a tick
 * @param trail what happened last, oldest first
 */
public record State(
        Header header,
        Track track,
        Optional<Observation> seen,
        List<Note> trail,
        Optional<Outcome> outcome,
        Instant now) {
    private static final int TRAIL = 4;

    public static final State EMPTY = new State(
            new Header("", "", Instant.EPOCH, Optional.empty(), Optional.empty()),
            Track.NONE,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Instant.EPOCH);

    public State {
        trail = List.copyOf(trail);
    }

    /** What the command is about. {@code wayBack}: why everything is being put back. */
    public record Header(
            String command, String service, Instant startedAt, Optional<Release> release, Optional<Message> wayBack) {
        public Header with(Release next) {
            return new Header(command, service, startedAt, Optional.of(next), wayBack);
        }

        public Header goingBack(Message reason) {
            return new Header(command, service, startedAt, release, Optional.of(reason));
        }
    }

    /**
     * Where in its plan the command is.
     *
     * @param current index of the step that runs; -1 before the first
     * @param finished how many steps have been finished
     * @param since when the current step began
     */
    public record Track(
            List<Event.PlannedStep> steps, int current, int finished, Instant since, Optional<Progress> progress) {
        static final Track NONE = new Track(List.of(), -1, 0, Instant.EPOCH, Optional.empty());

        public Track {
            steps = List.copyOf(steps);
        }

        static Track of(List<Event.PlannedStep> steps) {
            return new Track(steps, -1, 0, Instant.EPOCH, Optional.empty());
        }

        public Track started(int index, Instant at) {
            return new Track(steps, index, finished, at, Optional.empty());
        }

        public Track finished(int index) {
            return new Track(steps, current, Math.max(finished, index + 1), since, progress);
        }

        public Track seen(Progress now) {
            return new Track(steps, current, finished, since, Optional.of(now));
        }

        public Optional<Event.PlannedStep> running() {
            boolean isRunning = current >= finished && current < steps.size() && current >= 0;
            return isRunning ? Optional.of(steps.get(current)) : Optional.empty();
        }
    }

    /** One thing that happened, in words. */
    public record Note(Instant at, String words, Tone tone) {}

    /** The state with a later time; an earlier one changes nothing. */
    public State at(Instant time) {
        return time.isAfter(now) ? new State(header, track, seen, trail, outcome, time) : this;
    }

    /** The state after one more event. A chain, as Java 17 has no switch over types; a test walks all events. */
    public State after(Event event) {
        State next = at(event.at());
        if (event instanceof Event.CommandStarted e) {
            return next.with(new Header(e.command(), e.service(), e.at(), Optional.empty(), Optional.empty()));
        } else if (event instanceof Event.PlanMade e) {
            return next.with(header.with(e.release())).with(Track.of(e.steps()));
        } else if (event instanceof Event.StepStarted e) {
            return next.with(track.started(e.index(), e.at()));
        } else if (event instanceof Event.StepFinished e) {
            return next.with(track.finished(e.index()));
        } else if (event instanceof Event.Looked e) {
            return next.with(header.with(e.release()))
                    .with(track.seen(e.progress()))
                    .with(e.observation());
        } else if (event instanceof Event.WayBackStarted e) {
            return next.with(header.goingBack(e.reason()));
        } else if (event instanceof Event.Ended e) {
            return new State(header, track, seen, trail, Optional.of(e.outcome()), next.now());
        }
        return Trail.note(event).map(next::with).orElse(next);
    }

    private State with(Header next) {
        return new State(next, track, seen, trail, outcome, now);
    }

    private State with(Track next) {
        return new State(header, next, seen, trail, outcome, now);
    }

    private State with(Observation next) {
        return new State(header, track, Optional.of(next), trail, outcome, now);
    }

    private State with(Note note) {
        boolean isRepeated =
                !trail.isEmpty() && trail.get(trail.size() - 1).words().equals(note.words());
        List<Note> kept = isRepeated ? trail.subList(0, trail.size() - 1) : trail;
        List<Note> longer = Stream.concat(kept.stream(), Stream.of(note))
                .skip(Math.max(0, kept.size() + 1 - TRAIL))
                .toList();
        return new State(header, track, seen, longer, outcome, now);
    }
}
