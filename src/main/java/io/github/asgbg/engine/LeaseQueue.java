package io.github.asgbg.engine;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.Optional;

/**
 * Waiting for one's turn. Whether another holder is alive is judged by its document alone: a holder renews it, so one
 * that is older than a time-to-live by the store's own clock, or stays unchanged for that long on our monotonic clock, has
 * stopped acting. The clocks of two machines are never compared.
 */
final class LeaseQueue {
    /** The store tells whole seconds. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    private final Ports ports;
    private final Timer timer;
    private final Duration patience;
    private final Duration began;

    /** {@code patience}: how long to wait for a holder that is alive; zero to be refused at its first sign of life. */
    LeaseQueue(Ports ports, Duration patience) {
        this.ports = ports;
        this.timer = ports.timer();
        this.patience = patience;
        this.began = timer.elapsed();
    }

    /**
     * Returns the document as soon as nobody acts on it.
     *
     * @throws LeaseHeld when its holder is alive and patience has ended
     * @throws Interruption when the user asked to stop meanwhile
     */
    Optional<Ledger.Entry> await() {
        Optional<Ledger.Entry> seen = ports.ledger().read();
        while (seen.isPresent() && lease(seen.get()).isPresent()) {
            Ledger.Entry held = seen.get();
            seen = watch(held);
            if (seen.filter(now -> now.tag().equals(held.tag())).isPresent()) {
                return seen;
            }
            seen.filter(now -> lease(now).isPresent()).ifPresent(this::insist);
        }
        return seen;
    }

    /** The document once it has changed, or, unchanged, after its time-to-live. */
    private Optional<Ledger.Entry> watch(Ledger.Entry first) {
        LeaseNote note = lease(first).orElseThrow();
        if (first.age().compareTo(note.timeToLive().plus(CLOCK_STEP)) > 0) {
            return Optional.of(first);
        }
        Duration since = timer.elapsed();
        Duration step = note.timeToLive().dividedBy(6);
        Optional<Ledger.Entry> now = Optional.of(first);
        while (timer.elapsed().minus(since).compareTo(note.timeToLive()) < 0) {
            Duration left = note.timeToLive().minus(timer.elapsed().minus(since));
            ports.events()
                    .tell(new Event.LeaseWatched(timer.now(), note.holder().toString(), note.renewedAt(), left));
            timer.pause(step);
            if (timer.interruptions() > 0) {
                throw new Interruption();
            }
            now = ports.ledger().read();
            if (now.filter(e -> e.tag().equals(first.tag())).isEmpty()) {
                return now;
            }
        }
        return now;
    }

    private void insist(Ledger.Entry alive) {
        if (timer.elapsed().minus(began).compareTo(patience) >= 0) {
            throw new LeaseHeld(alive);
        }
    }

    private static Optional<LeaseNote> lease(Ledger.Entry entry) {
        return entry.document().lease();
    }
}
