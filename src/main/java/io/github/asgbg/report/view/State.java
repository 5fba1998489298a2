package io.github.asgbg.report.view;

import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.wording.Direction;
import io.github.asgbg.report.wording.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a running command: the events so far, folded.
 *
 * @param now the latest time heard of, by an event or a tick
 * @param trail what happened last, oldest first
 */
public record State(
        Header header,
        Track track,
        Optional<Sight> seen,
        List<Trail.Note> trail,
        Optional<Outcome> outcome,
        Instant now) {
    private static final int TRAIL = 4;

    public static final State EMPTY =
            new State(Header.NONE, Track.NONE, Optional.empty(), List.of(), Optional.empty(), Instant.EPOCH);

    public State {
        trail = List.copyOf(trail);
    }

    /** What the command is about. {@code wayBack}: why everything is being put back. */
    public record Header(
            String command,
            String service,
            Instant startedAt,
            Optional<Place> place,
            Optional<Release> release,
            Optional<Message> wayBack) {
        static final Header NONE = started("", "", Instant.EPOCH);

        static Header started(String command, String service, Instant at) {
            return new Header(command, service, at, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Which way the release goes; a rollback says so before the release is written down as going back. */
        public Optional<Direction> direction() {
            boolean isBack = command.equals("rollback") || wayBack.isPresent();
            return release.map(r -> new Direction(r, isBack || r.isGoingBack()));
        }

        /** What a deploy may lose on the way, a sentence each; on the way back nothing is lost that is not lost already. */
        public List<String> accepted() {
            boolean isGoing = command.equals("deploy") && wayBack.isEmpty();
            return release.filter(r -> isGoing).stream()
                    .flatMap(r -> r.scalingChoices().accepted().stream())
                    .map(setting -> "accepted: " + setting.loss())
                    .toList();
        }

        Header with(Place next) {
            return new Header(command, service, startedAt, Optional.of(next), release, wayBack);
        }

        Header with(Release next) {
            return new Header(command, service, startedAt, place, Optional.of(next), wayBack);
        }

        Header goingBack(Message reason) {
            return new Header(command, service, startedAt, place, release, Optional.of(reason));
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
        static final Track NONE = of(List.of());

        public Track {
            steps = List.copyOf(steps);
        }

        static Track of(List<Event.PlannedStep> steps) {
            return new Track(steps, -1, 0, Instant.EPOCH, Optional.empty());
        }

        Track started(int index, Instant at) {
            return new Track(steps, index, finished, at, Optional.empty());
        }

        Track finished(int index) {
            return new Track(steps, current, Math.max(finished, index + 1), since, progress);
        }

        Track seen(Progress now) {
            return new Track(steps, current, finished, since, Optional.of(now));
        }

        public Optional<Event.PlannedStep> running() {
            boolean isRunning = current >= finished && current < steps.size() && current >= 0;
            return isRunning ? Optional.of(steps.get(current)) : Optional.empty();
        }
    }

    /**
     * The last look.
     *
     * @param at when it was told of, by our clock; the observation's own time is AWS's
     */
    public record Sight(Observation observation, Instant at) {
        /** What AWS's clock shows when ours shows this. */
        public Instant clock(Instant now) {
            return observation.at().plus(Duration.between(at, now));
        }
    }

    /** The state with a later time; an earlier one changes nothing. */
    public State at(Instant time) {
        return time.isAfter(now) ? new State(header, track, seen, trail, outcome, time) : this;
    }

    /** The state after one more event. */
    public State after(Event event) {
        State next = event.on(new Fold(at(event.at())));
        return Trail.note(event).map(next::with).orElse(next);
    }

    State with(Header next) {
        return new State(next, track, seen, trail, outcome, now);
    }

    State with(Track next) {
        return new State(header, next, seen, trail, outcome, now);
    }

    State with(Sight next) {
        return new State(header, track, Optional.of(next), trail, outcome, now);
    }

    State with(Outcome end) {
        return new State(header, track, seen, trail, Optional.of(end), now);
    }

    private State with(Trail.Note note) {
        boolean isRepeated =
                !trail.isEmpty() && trail.get(trail.size() - 1).topic().equals(note.topic());
        List<Trail.Note> kept = isRepeated ? trail.subList(0, trail.size() - 1) : trail;
        List<Trail.Note> longer = Stream.concat(kept.stream(), Stream.of(note))
                .skip(Math.max(0, kept.size() + 1 - TRAIL))
                .toList();
        return new State(header, track, seen, longer, outcome, now);
    }
}
