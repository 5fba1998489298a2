package io.github.asgbg.engine;

import io.github.asgbg.model.Release;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to act on a service, for as long as it is renewed. Every write of the record is a renewal too, because both
 * are one document. Not safe for use by several threads.
 */
final class Lease implements AutoCloseable {
    private final Ledger ledger;
    private final Timer timer;
    private LedgerDocument document;
    private String tag;
    private Duration renewed;
    private boolean isGivenUp;

    private Lease(Ledger ledger, Timer timer, LedgerDocument document, String tag, Duration renewed) {
        this.ledger = ledger;
        this.timer = timer;
        this.document = document;
        this.tag = tag;
        this.renewed = renewed;
    }

    /**
     * Takes the lease by compare-and-swap on what was read.
     *
     * @param opened the release to write down in the same write; empty to keep the recorded one
     * @throws LeaseHeld when somebody was quicker
     */
    static Lease take(
            Ledger ledger,
            Timer timer,
            Optional<Ledger.Entry> seen,
            Holder holder,
            Duration timeToLive,
            Optional<Release> opened) {
        LedgerDocument before = seen.map(Ledger.Entry::document).orElse(LedgerDocument.EMPTY);
        long fence = before.lease().map(LeaseNote::fence).orElse(0L) + 1;
        LeaseNote note = new LeaseNote(holder, UUID.randomUUID().toString(), fence, 1, timeToLive, timer.now());
        LedgerDocument mine = new LedgerDocument(Optional.of(note), opened.or(before::release), before.last());
        Duration began = timer.elapsed();
        Lease lease = new Lease(ledger, timer, mine, "", began);
        try {
            lease.tag = lease.swap(mine, seen.map(Ledger.Entry::tag));
        } catch (LeaseLost raced) {
            throw new LeaseHeld(ledger.read().orElseGet(() -> new Ledger.Entry(mine, "", Duration.ZERO)));
        }
        return lease;
    }

    LedgerDocument document() {
        return document;
    }

    /** How long until the next renewal is due; a wait must not be longer. */
    Duration untilRenewal() {
        Duration left = timeToLive().dividedBy(3).minus(age());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Renews when a third of the time-to-live has gone; called before every look and every action.
     *
     * @throws LeaseLost when the lease is somebody else's, or two thirds have gone and renewing fails
     * @throws CloudException when AWS takes no calls with these credentials: nobody acts with them, and once there are others
     *     the next renewal tells whether the lease is ours still
     */
    void keep() {
        if (isGivenUp || age().compareTo(timeToLive().dividedBy(3)) < 0) {
            return;
        }
        try {
            write(document.release());
        } catch (CloudException failed) {
            if (failed.isOfCredentials()) {
                throw failed;
            }
            if (age().compareTo(timeToLive().multipliedBy(2).dividedBy(3)) >= 0) {
                throw new LeaseLost("the lease could not be renewed in time: " + failed.sentence());
            }
        }
    }

    /** Writes the release down. @throws LeaseLost as {@link #keep} */
    void write(Release release) {
        write(Optional.of(release));
    }

    /** What the next write or renewal carries along; nothing depends on it being written before that. */
    void remember(Release release) {
        document = new LedgerDocument(document.lease(), Optional.of(release), document.last());
    }

    /** Writes the release down and gives the lease up, in one write. */
    void rest(Release release) {
        giveUp(new LedgerDocument(Optional.empty(), Optional.of(release), document.last()));
    }

    /** Moves an ended release to the history and gives the lease up in the same write. */
    void finish(Release ended) {
        ledger.archive(ended);
        giveUp(new LedgerDocument(Optional.empty(), Optional.empty(), Optional.of(ended)));
    }

    /** Gives the lease up, keeping the record; a lease that cannot be given up expires by itself. */
    @Override
    public void close() {
        if (isGivenUp) {
            return;
        }
        isGivenUp = true;
        try {
            swap(new LedgerDocument(Optional.empty(), document.release(), document.last()), Optional.of(tag));
        } catch (CloudException | LeaseLost expiresByItself) {
            document = LedgerDocument.EMPTY;
        }
    }

    private void giveUp(LedgerDocument unheld) {
        tag = swap(unheld, Optional.of(tag));
        document = unheld;
        isGivenUp = true;
    }

    private void write(Optional<Release> release) {
        LeaseNote old = document.lease().orElseThrow(() -> new LeaseLost("the lease was given up"));
        LeaseNote note =
                new LeaseNote(old.holder(), old.nonce(), old.fence(), old.writes() + 1, old.timeToLive(), timer.now());
        LedgerDocument next = new LedgerDocument(Optional.of(note), release, document.last());
        Duration began = timer.elapsed();
        tag = swap(next, Optional.of(tag));
        document = next;
        renewed = began;
    }

    /** A write whose answer was lost may have happened: what is stored now tells. */
    private String swap(LedgerDocument next, Optional<String> expected) {
        try {
            return ledger.write(next, expected);
        } catch (Ledger.Conflict conflict) {
            return storedTag(next).orElseThrow(() -> new LeaseLost("somebody else wrote to " + ledger.location()));
        } catch (CloudException unclear) {
            if (unclear.kind() != CloudException.Kind.UNCLEAR) {
                throw unclear;
            }
            return storedTag(next).orElseThrow(() -> unclear);
        }
    }

    private Optional<String> storedTag(LedgerDocument written) {
        return ledger.read().filter(e -> isSame(e.document(), written)).map(Ledger.Entry::tag);
    }

    private static boolean isSame(LedgerDocument stored, LedgerDocument written) {
        return stored.lease().map(LeaseNote::nonce).equals(written.lease().map(LeaseNote::nonce))
                && stored.lease().map(LeaseNote::writes).equals(written.lease().map(LeaseNote::writes))
                && stored.release().map(Release::phase).equals(written.release().map(Release::phase))
                && stored.last().map(Release::id).equals(written.last().map(Release::id));
    }

    private Duration age() {
        return timer.elapsed().minus(renewed);
    }

    private Duration timeToLive() {
        return document.lease().map(LeaseNote::timeToLive).orElse(Duration.ZERO);
    }
}
