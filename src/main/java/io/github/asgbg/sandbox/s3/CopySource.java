package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Optional;

/** From where an object is copied: {@code /bucket/key?versionId=id} (API: CopyObject, x-amz-copy-source). */
record CopySource(String bucket, String key, Optional<String> versionId) {
    private static final String VERSION = "?versionId=";

    /**
     * Reads the header.
     *
     * @throws AwsError InvalidArgument
     */
    static CopySource of(Call call) {
        String source = call.header("x-amz-copy-source").orElseThrow();
        int version = source.indexOf(VERSION);
        String path = Call.decoded(version < 0 ? source : source.substring(0, version));
        String relative = path.startsWith("/") ? path.substring(1) : path;
        int slash = relative.indexOf('/');
        if (slash < 1) {
            throw new AwsError(
                    400,
                    "InvalidArgument",
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new CopySource(
                relative.substring(0, slash),
                relative.substring(slash + 1),
                version < 0 ? Optional.empty() : Optional.of(source.substring(version + VERSION.length())));
    }

    /** The object that is meant; reading it takes its own permission, and its bucket may be asked to be somebody's. */
    Target in(Call call, Buckets buckets) {
        Access.requireSource(call, bucket + "/" + key, versionId.isPresent());
        return new Target(call, buckets.get(bucket), key, versionId);
    }
}
