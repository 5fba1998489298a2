package io.github.asgbg.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import io.github.asgbg.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client's mistake is never answered with an error of the 500s, but for 501 where something is not implemented. */
class S3NeverOurFaultTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "");
    private static final List<String> PATHS = List.of(
            "", "/", "//", "/bucket", "/bucket/", "/bucket//", "/bucket/key", "/none/key", "/bucket/%zz", "/%", "/A_b");
    private static final List<String> QUERIES = List.of(
            "",
            "versioning",
            "versions",
            "delete",
            "tagging",
            "policy",
            "acl",
            "location",
            "uploads",
            "list-type",
            "versionId",
            "max-keys",
            "key-marker",
            "version-id-marker",
            "continuation-token",
            "encoding-type",
            "x");
    private static final List<String> VALUES = List.of("", "0", "-1", "2147483648", "null", "\u0000");
    private static final List<String> HEADERS = List.of(
            "range",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "x-amz-copy-source",
            "content-md5",
            "x-amz-content-sha256",
            "content-encoding",
            "x-amz-checksum-crc32",
            "x-amz-tagging",
            "host",
            "x-amz-expected-bucket-owner");
    private static final List<String> HEADER_VALUES = List.of(
            "",
            "*",
            "bytes=9-1",
            "bytes=-",
            "aws-chunked",
            "STREAMING-X",
            "/",
            "bucket/%zz",
            "\u00e4=&=",
            "bucket.s3.x");
    private static final List<String> BODIES = List.of(
            "",
            "<",
            "<Delete/>",
            "<Delete><Object/></Delete>",
            "<VersioningConfiguration/>",
            "zz;x\r\n",
            "ffffffff\r\n");

    private final World world = World.virtual(1);
    private final Gateway gateway = new Gateway(world, List.of(new S3(world)));
    private final List<String> failures = new ArrayList<>();

    private void send(String method, String path, Map<String, String> query, Map<String, String> more, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=made/20260101/us-east-1/s3/aws4_request, Signature=0"));
        more.forEach((name, value) -> headers.put(name, List.of(value)));
        Map<String, List<String>> parameters = new HashMap<>();
        query.forEach((name, value) -> parameters.put(name, List.of(value)));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        WireResponse answer = gateway.answer(new WireRequest(method, path, parameters, headers, bytes));
        if (answer.status() >= 500 && answer.status() != 501) {
            failures.add(method + " " + path + " " + query + " " + more + " " + body + " -> "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private void prepare() {
        send("PUT", "/bucket", Map.of(), Map.of(), "");
        send("PUT", "/bucket/key", Map.of(), Map.of(), "text");
    }

    @Test
    void whateverTheQuery() {
        for (String method : METHODS) {
            for (String path : PATHS) {
                prepare();
                for (String query : QUERIES) {
                    for (String value : VALUES) {
                        BODIES.forEach(body -> send(method, path, Map.of(query, value), Map.of(), body));
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void whateverTheHeaders() {
        for (String method : METHODS) {
            for (String path : PATHS) {
                prepare();
                for (String header : HEADERS) {
                    for (String value : HEADER_VALUES) {
                        BODIES.forEach(body -> send(method, path, Map.of(), Map.of(header, value), body));
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
