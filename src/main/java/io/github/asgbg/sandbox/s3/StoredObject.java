package io.github.asgbg.sandbox.s3;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One object.
 *
 * @param etag with its quotes, as S3 sends it
 * @param metadata system and user metadata as response headers
 * @param checksums {@code x-amz-checksum-*} headers
 */
record StoredObject(
        byte[] content,
        String etag,
        Instant lastModified,
        Map<String, String> metadata,
        Map<String, String> checksums,
        Map<String, String> tags) {

    StoredObject tagged(Map<String, String> newTags) {
        return new StoredObject(content, etag, lastModified, metadata, checksums, new TreeMap<>(newTags));
    }

    boolean matches(String condition) {
        return condition.equals("*") || unquoted(condition).equals(unquoted(etag));
    }

    private static String unquoted(String tag) {
        return tag.replace("\"", "");
    }
}
