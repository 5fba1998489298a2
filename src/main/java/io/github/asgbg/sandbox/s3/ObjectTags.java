package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.WireResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The tags of objects: three operations, and a header on uploads. */
final class ObjectTags {
    private ObjectTags() {}

    static WireResponse answer(Call call, Target target) {
        StoredVersion version = target.get();
        Map<String, String> headers = target.headers(version);
        return switch (call.method()) {
            case "GET" -> list(headers, version.object().orElseThrow());
            case "PUT" -> {
                tag(target, version, asked(call));
                yield Replies.ok(headers);
            }
            case "DELETE" -> {
                tag(target, version, Map.of());
                yield Replies.response(204, headers, new byte[0]);
            }
            default -> throw S3.notImplemented(call);
        };
    }

    private static void tag(Target target, StoredVersion version, Map<String, String> tags) {
        StoredObject tagged = version.object().orElseThrow().tagged(tags);
        target.bucket().versions().replace(target.key(), version.with(tagged));
    }

    private static WireResponse list(Map<String, String> headers, StoredObject object) {
        return Replies.xml(
                headers,
                "Tagging",
                xml -> xml.element("TagSet", set -> object.tags()
                        .forEach((key, value) -> set.element(
                                "Tag", tag -> tag.element("Key", key).element("Value", value)))));
    }

    private static Map<String, String> asked(Call call) {
        Map<String, String> tags = new TreeMap<>();
        XmlInput.parse(call.body()).all("Tag").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
        return tags;
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
