package io.github.asgbg.report.live;

import io.github.asgbg.port.Event;
import io.github.asgbg.report.live.State.Note;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.text.Times;
import io.github.asgbg.report.text.Words;
import java.time.Duration;
import java.util.Optional;

/** Single happenings in words, the same in the live view and in plain lines. */
public final class Trail {
    private Trail() {}

    /** Empty for events that are shown in another way. */
    public static Optional<Note> note(Event event) {
        if (event instanceof Event.ActionAsked e) {
            return Words.isNote(e.action()) ? Optional.empty() : note(e, Words.of(e.action()), Tone.PLAIN);
        } else if (event instanceof Event.ActionRefused e) {
            return note(e, Words.operation(e.action()) + " was not taken: " + e.reason(), Tone.WAITING);
        } else if (event instanceof Event.LookFailed e) {
            return note(e, "no clear answer, looking again: " + e.reason(), Tone.WAITING);
        } else if (event instanceof Event.NowServes e) {
            return note(e, e.version() + " alone serves now, from " + e.group(), Tone.GOOD);
        } else if (event instanceof Event.Interrupted e) {
            return note(e, e.answer(), Tone.WAITING);
        }
        return lease(event);
    }

    private static Optional<Note> lease(Event event) {
        if (event instanceof Event.LeaseWatched e) {
            return note(e, watched(e), Tone.WAITING);
        } else if (event instanceof Event.LeaseTaken e && e.isTakenOver()) {
            return note(e, "took over the lease, whose holder gave no sign of life: " + e.ledger(), Tone.WAITING);
        }
        return Optional.empty();
    }

    private static String watched(Event.LeaseWatched e) {
        String ago = Times.age(Duration.between(e.renewedAt(), e.at()));
        return "another asg-bg holds the lease: " + e.holder() + ", seen " + ago + " ago; watching it for at most "
                + Times.age(e.atMost());
    }

    private static Optional<Note> note(Event event, String words, Tone tone) {
        return Optional.of(new Note(event.at(), words, tone));
    }
}
