package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Responses in S3's manner. */
final class Replies {
    private static final byte[] NOTHING = {};

    private Replies() {}

    static WireResponse xml(String root, Consumer<Xml> content) {
        return xml(Map.of(), root, content);
    }

    static WireResponse xml(Map<String, String> headers, String root, Consumer<Xml> content) {
        return response(200, with(headers, "content-type", "application/xml"), Xml.document(root, content));
    }

    static WireResponse rawXml(String document) {
        return response(200, Map.of("content-type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    static WireResponse ok(Map<String, String> headers) {
        return response(200, headers, NOTHING);
    }

    static WireResponse noContent() {
        return response(204, Map.of(), NOTHING);
    }

    static WireResponse response(int status, Map<String, String> headers, byte[] body) {
        return new WireResponse(status, with(headers, "server", "AmazonS3"), body);
    }

    /** An error document; requests for headers alone, and 304, get none. */
    static WireResponse error(AwsError error, Call call) {
        return error(error, call, Map.of(), Map.of());
    }

    /** The same with headers and elements of its own. */
    static WireResponse error(AwsError error, Call call, Map<String, String> headers, Map<String, String> elements) {
        if (call.method().equals("HEAD") || error.status() == 304) {
            return response(error.status(), headers, NOTHING);
        }
        byte[] body = Xml.plainDocument("Error", xml -> {
            describe(xml, error, call);
            elements.forEach(xml::element);
        });
        return response(error.status(), with(headers, "content-type", "application/xml"), body);
    }

    private static void describe(Xml xml, AwsError error, Call call) {
        xml.element("Code", error.code()).element("Message", String.valueOf(error.getMessage()));
        if (error.code().equals("PreconditionFailed")) {
            xml.element("Condition", call.header("if-none-match").isPresent() ? "If-None-Match" : "If-Match");
        }
        if (error.code().equals("NoSuchKey")) {
            xml.element("Key", call.key());
        }
        xml.element("BucketName", call.bucket());
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent(name, value);
        return all;
    }
}
