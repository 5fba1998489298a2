package io.github.asgbg.report.wording;

import io.github.asgbg.model.Origin;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.terminal.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Single happenings in words, the same in the live view and in plain lines. */
public final class Trail implements Event.Each<Optional<Trail.Note>> {
    private Trail() {}

    /**
     * One thing that happened, in words.
     *
     * @param topic what it is about; two notes on one topic say the same of different moments
     */
    public record Note(Instant at, String topic, String words, Tone tone) {}

    /** Empty for events that are shown in another way. */
    public static Optional<Note> note(Event event) {
        return event.on(new Trail());
    }

    @Override
    public Optional<Note> on(Event.ActionAsked e) {
        return Words.isNote(e.action()) ? Optional.empty() : note(e, Words.of(e.action()), Tone.PLAIN);
    }

    @Override
    public Optional<Note> on(Event.ActionRefused e) {
        return note(e, Words.operation(e.action()) + " was not taken: " + e.reason(), Tone.WAITING);
    }

    @Override
    public Optional<Note> on(Event.ActionWithheld e) {
        return note(e, Words.operation(e.action()) + " is withheld: " + e.reason(), Tone.WAITING);
    }

    @Override
    public Optional<Note> on(Event.LookFailed e) {
        return note(e, "no clear answer, looking again: " + e.reason(), Tone.WAITING);
    }

    @Override
    public Optional<Note> on(Event.NowServes e) {
        return note(e, e.version() + " alone serves now, from " + e.group(), Tone.GOOD);
    }

    @Override
    public Optional<Note> on(Event.Interrupted e) {
        return note(e, e.answer(), Tone.WAITING);
    }

    @Override
    public Optional<Note> on(Event.LeaseWatched e) {
        String ago = Times.span(Duration.between(e.renewedAt(), e.at()));
        String words = "another asg-bg holds the lease: " + e.holder() + ", seen " + ago
                + " ago; watching it for at most " + Times.span(e.atMost());
        return Optional.of(new Note(e.at(), "the lease of " + e.holder(), words, Tone.WAITING));
    }

    @Override
    public Optional<Note> on(Event.LeaseTaken e) {
        String words = "took over the lease, whose holder gave no sign of life: " + e.ledger();
        return e.isTakenOver() ? note(e, words, Tone.WAITING) : Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.CommandStarted e) {
        return e.origins().isEmpty() ? Optional.empty() : note(e, Origin.sentence(e.origins()), Tone.FAINT);
    }

    @Override
    public Optional<Note> on(Event.Located e) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.PlanMade e) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.StepStarted e) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.Looked e) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.StepFinished e) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.WayBackStarted e) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> on(Event.Ended e) {
        return Optional.empty();
    }

    private static Optional<Note> note(Event event, String words, Tone tone) {
        return Optional.of(new Note(event.at(), words, words, tone));
    }
}
