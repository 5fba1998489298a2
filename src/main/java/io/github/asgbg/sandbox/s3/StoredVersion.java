package io.github.asgbg.sandbox.s3;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of an object (S3 user guide, "Retaining multiple versions of objects").
 *
 * @param id {@code null}, as a word, for what was stored while the bucket was not versioned
 * @param object empty for a delete marker
 */
record StoredVersion(String id, Instant modified, Optional<StoredObject> object) {
    /** The id of what has none. */
    static final String NONE = "null";

    boolean isDeleteMarker() {
        return object.isEmpty();
    }

    StoredVersion with(StoredObject changed) {
        return new StoredVersion(id, modified, Optional.of(changed));
    }
}
