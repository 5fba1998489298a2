package io.github.asgbg.engine;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.Optional;

/**
 * Waiting for one's turn. Whether another holder is alive is judged by its document alone: a holder renews it, so one
 * that stays unchanged for a whole time-to-live on our own monotonic clock has stopped acting. Two wall clocks are never
 * compared.
 */
final class LeaseQueue {
    private final Ledger ledger;
    private final Timer timer;
    private final Events events;

    LeaseQueue(Ledger ledger, Timer timer, Events events) {
        this.ledger = ledger;
        this.timer = timer;
        this.events = events;
    }

    /**
     * Returns the document as soon as nobody acts on it.
     *
     * @throws LeaseHeld as soon as its holder shows a sign of life
     * @throws Interruption when the user asked to stop meanwhile
     */
    Optional<Ledger.Entry> await() {
        Optional<Ledger.Entry> seen = ledger.read();
        Optional<LeaseNote> held = seen.flatMap(e -> e.document().lease());
        if (held.isEmpty()) {
            return seen;
        }
        LeaseNote note = held.get();
        return watch(seen, note);
    }

    private Optional<Ledger.Entry> watch(Optional<Ledger.Entry> first, LeaseNote note) {
        Duration began = timer.elapsed();
        Duration step = note.timeToLive().dividedBy(6);
        while (timer.elapsed().minus(began).compareTo(note.timeToLive()) < 0) {
            Duration left = note.timeToLive().minus(timer.elapsed().minus(began));
            events.tell(new Event.LeaseWatched(timer.now(), note.holder().toString(), note.renewedAt(), left));
            timer.pause(step);
            if (timer.interruptions() > 0) {
                throw new Interruption();
            }
            Optional<Ledger.Entry> now = ledger.read();
            if (!now.map(Ledger.Entry::tag).equals(first.map(Ledger.Entry::tag))) {
                return changed(now);
            }
        }
        return first;
    }

    private static Optional<Ledger.Entry> changed(Optional<Ledger.Entry> now) {
        Optional<LeaseNote> alive = now.flatMap(e -> e.document().lease());
        if (alive.isPresent()) {
            throw new LeaseHeld(alive.get());
        }
        return now;
    }
}
