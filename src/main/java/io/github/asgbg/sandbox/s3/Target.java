package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.HttpDate;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The version that a request is about: the one that it names, or the newest. */
record Target(Call call, Bucket bucket, String key, Optional<String> versionId) {
    private static final int LONGEST_ID = 1024;

    /**
     * What the path and the query name.
     *
     * @throws AwsError InvalidArgument for what cannot be a version's id
     */
    static Target of(Call call, Bucket bucket) {
        Optional<String> id = call.query("versionId");
        id.ifPresent(Target::check);
        return new Target(call, bucket, call.key(), id);
    }

    static void check(String versionId) {
        if (versionId.isEmpty() || versionId.length() > LONGEST_ID) {
            throw new AwsError(400, "InvalidArgument", "Invalid version id specified");
        }
    }

    /**
     * The object, and the version that it is.
     *
     * @throws AwsError NoSuchKey, NoSuchVersion, or MethodNotAllowed for a delete marker
     */
    StoredVersion get() {
        StoredVersion found = version();
        if (found.isDeleteMarker()) {
            throw versionId.isPresent()
                    ? new AwsError(
                            405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    : Bucket.noSuchKey();
        }
        return found;
    }

    private StoredVersion version() {
        return versionId
                .map(id -> bucket.versions()
                        .find(key, id)
                        .orElseThrow(() -> new AwsError(404, "NoSuchVersion", "The specified version does not exist.")))
                .orElseGet(() -> bucket.versions().newest(key).orElseThrow(Bucket::noSuchKey));
    }

    /** Answers with the object; where a delete marker is in its place the error says so in its headers (API: GetObject). */
    WireResponse answered(Function<StoredVersion, WireResponse> answer) {
        try {
            return answer.apply(get());
        } catch (AwsError error) {
            Optional<StoredVersion> marker = marker();
            if (marker.isEmpty()) {
                throw error;
            }
            WireResponse told = Replies.error(Access.told(call, error), call);
            Map<String, String> headers = new TreeMap<>(told.headers());
            headers.putAll(headers(marker.get()));
            if (error.status() == 405) {
                headers.put("allow", "DELETE");
                headers.put("last-modified", HttpDate.of(marker.get().modified()));
            }
            return new WireResponse(told.status(), headers, told.body());
        }
    }

    private Optional<StoredVersion> marker() {
        return versionId
                .map(id -> bucket.versions().find(key, id))
                .orElseGet(() -> bucket.versions().newest(key))
                .filter(StoredVersion::isDeleteMarker);
    }

    /** What an answer says of the version that it is about: nothing, in a bucket that never had any. */
    Map<String, String> headers(StoredVersion version) {
        Map<String, String> headers = new TreeMap<>();
        if (bucket.versioning() != Versioning.NEVER) {
            headers.put("x-amz-version-id", version.id());
        }
        if (version.isDeleteMarker()) {
            headers.put("x-amz-delete-marker", "true");
        }
        return headers;
    }
}
