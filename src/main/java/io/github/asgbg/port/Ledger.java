package io.github.asgbg.port;

import io.github.asgbg.model.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One document a service, changed only by compare-and-swap. Every method may throw {@link CloudException}; a write that
 * threw one of kind UNCLEAR may have happened.
 */
public interface Ledger {
    Optional<Entry> read();

    /**
     * Writes the document if the stored one still has this tag, or, with an empty tag, if there is none yet.
     *
     * @return the new tag
     * @throws Conflict when somebody else wrote first
     */
    String write(LedgerDocument document, Optional<String> expectedTag);

    /** Copies an ended release to the history; doing it twice is harmless. */
    void archive(Release release);

    /** Ended releases, newest first. */
    List<Release> history(int limit);

    /** Where the document is, for people: {@code s3://bucket/prefix/service/release.json}. */
    String location();

    /** What the store still has of the document besides the present one. It helps to find a document that somebody deleted. */
    Past past();

    /**
     * The document as read.
     *
     * @param tag what a write must match
     * @param age how long ago it was written, by the store's own clock
     */
    record Entry(LedgerDocument document, String tag, Duration age) {}

    /**
     * What was before.
     *
     * @param deleted when somebody deleted the document, by the store's clock; empty where nobody did, or the store keeps no
     *     versions or does not tell
     * @param versions earlier versions, newest first; empty where the store keeps none or does not tell
     */
    record Past(Optional<Instant> deleted, List<Version> versions) {
        public static final Past NONE = new Past(Optional.empty(), List.of());

        public Past {
            versions = List.copyOf(versions);
        }
    }

    /**
     * An earlier version of the document.
     *
     * @param id the store's name for it
     * @param written when, by the store's clock
     * @param restoring how a person brings it back where there is no present one, in commands for a shell
     */
    record Version(String id, Instant written, String restoring) {}

    /** The stored document is not the one that was expected. */
    final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message, null, false, false);
        }
    }
}
