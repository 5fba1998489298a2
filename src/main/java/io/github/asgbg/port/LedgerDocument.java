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
     * Who holds a lease, for the person who finds it.
     *
     * @param who the user
     * @param host the machine; may be empty
     * @param command what it runs, as in {@code deploy v2}
     * @param job the address of the CI job that runs it
     */
    public record Holder(String who, String host, String command, Optional<String> job) {
        /** Somebody of whom no more is known than a name. */
        public static Holder of(String who) {
            return new Holder(who, "", "", Optional.empty());
        }

        /** User, host, command and job in one line. */
        @Override
        public String toString() {
            return who
                    + (host.isEmpty() ? "" : "@" + host)
                    + (command.isEmpty() ? "" : " (" + command + ")")
                    + job.map(j -> ", " + j).orElse("");
        }
    }

    /**
     * A lease as written down.
     *
     * @param holder who, for people
     * @param nonce tells this holder from every other one
     * @param fence grows by one when a lease that was not given up is taken over, and begins anew after one that was
     * @param writes grows by one with every write of this holder, so that an unclear write can be recognised
     * @param timeToLive how long the document may stay unchanged before another may take over, {@link #LONGEST} at most: no
     *     document keeps everybody out for longer than any setting could
     * @param renewedAt the holder's wall clock, for people only
     */
    public record LeaseNote(
            Holder holder, String nonce, long fence, long writes, Duration timeToLive, Instant renewedAt) {
        /** The longest lease that can be set. */
        public static final Duration LONGEST = Duration.ofMinutes(10);

        public LeaseNote {
            timeToLive = timeToLive.compareTo(LONGEST) > 0 ? LONGEST : timeToLive;
        }
    }
}
