package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.WireResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The tags of objects: three operations, and a header on uploads. */
final class ObjectTags {
    private ObjectTags() {}

    static WireResponse answer(Call call, Bucket bucket) {
        StoredObject object = bucket.get(call.key());
        return switch (call.method()) {
            case "GET" -> list(object);
            case "PUT" -> replace(call, bucket, object);
            case "DELETE" -> {
                bucket.objects().put(call.key(), object.tagged(Map.of()));
                yield Replies.noContent();
            }
            default -> throw S3.notImplemented(call);
        };
    }

    private static WireResponse list(StoredObject object) {
        return Replies.xml(
                "Tagging",
                xml -> xml.element("TagSet", set -> object.tags()
                        .forEach((key, value) -> set.element(
                                "Tag", tag -> tag.element("Key", key).element("Value", value)))));
    }

    private static WireResponse replace(Call call, Bucket bucket, StoredObject object) {
        Map<String, String> tags = new TreeMap<>();
        XmlInput.parse(call.body()).all("Tag").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
        bucket.objects().put(call.key(), object.tagged(tags));
        return Replies.ok(Map.of());
    }

    /** {@code x-amz-tagging} is written like the query of a URL. */
    static Map<String, String> ofHeader(Call call) {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : call.header("x-amz-tagging").orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                tags.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return tags;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
