package io.github.asgbg.sandbox.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a DELETE (S3 user guide, "Deleting object versions from a versioning-enabled bucket").
 *
 * @param version the version that is gone for good, or the marker that was put on top; neither in a bucket without versions
 * @param isForGood whether a version was named
 */
record Deleted(Optional<StoredVersion> version, boolean isForGood) {
    /** Deletes; that nothing was there is no error. */
    static Deleted of(Target target, Instant now) {
        target.versionId()
                .flatMap(id -> target.bucket().versions().find(target.key(), id))
                .ifPresent(version -> ObjectLock.checkRemoval(target.call(), version, now));
        return target.versionId()
                .map(id -> new Deleted(target.bucket().versions().remove(target.key(), id), true))
                .orElseGet(() -> new Deleted(target.bucket().delete(target.key(), now), false));
    }

    Map<String, String> headers(Target target) {
        return version.map(target::headers).orElse(Map.of());
    }

    /** One item of the answer to DeleteObjects (API: DeletedObject). */
    void describe(Xml item, Target target) {
        item.element("Key", target.key());
        target.versionId().ifPresent(id -> item.element("VersionId", id));
        version.filter(StoredVersion::isDeleteMarker)
                .ifPresent(marker -> item.element("DeleteMarker", true).element("DeleteMarkerVersionId", marker.id()));
    }
}
