package io.github.asgbg.port;

import io.github.asgbg.model.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lease and record in one document, so that losing the lease and writing the record cannot both happen.
 *
 * @param lease who acts; empty when nobody does
 * @param release the unfinished release; empty when there is none
 * @param last the release that ended last
 */
public record LedgerDocument(Optional<LeaseNote> lease, Optional<Release> release, Optional<Release> last) {
    public static final LedgerDocument EMPTY = new LedgerDocument(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A lease as written down.
     *
     * @param holder who, for people: user, host, process id and command
     * @param nonce tells this holder from every other one
     * @param fence grows by one when a lease that was not given up is taken over, and begins anew after one that was
     * @param writes grows by one with every write of this holder, so that an unclear write can be recognised
     * @param timeToLive how long the document may stay unchanged before another may take over
     * @param renewedAt the holder's wall clock, for people only
     */
    public record LeaseNote(
            String holder, String nonce, long fence, long writes, Duration timeToLive, Instant renewedAt) {}
}
