package io.github.asgbg.sandbox.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of an upload that come back with the object. */
final class Metadata {
    private static final List<String> SYSTEM =
            List.of("cache-control", "content-disposition", "content-language", "expires", "x-amz-storage-class");

    private Metadata() {}

    static Map<String, String> of(Call call) {
        Map<String, String> kept = new TreeMap<>();
        kept.put("content-type", call.header("content-type").orElse("binary/octet-stream"));
        SYSTEM.forEach(name -> call.header(name).ifPresent(value -> kept.put(name, value)));
        contentEncoding(call).ifPresent(value -> kept.put("content-encoding", value));
        call.request().headers().forEach((name, values) -> {
            if (name.startsWith("x-amz-meta-")) {
                kept.put(name, String.join(",", values));
            }
        });
        return kept;
    }

    /** What a copy keeps: how its source is encrypted and locked is the source's own. */
    static Map<String, String> copied(StoredObject from) {
        Map<String, String> kept = new TreeMap<>(from.metadata());
        kept.keySet().removeIf(name -> Encryption.isHeader(name) || ObjectLock.isHeader(name));
        return kept;
    }

    /** {@code aws-chunked} describes the request alone. */
    private static Optional<String> contentEncoding(Call call) {
        return call.header("content-encoding")
                .map(value -> value.replaceAll("aws-chunked,?\\s*", "").replaceAll(",\\s*$", ""))
                .filter(value -> !value.isBlank());
    }
}
