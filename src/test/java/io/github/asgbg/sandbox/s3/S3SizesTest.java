package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.RawHttp;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import io.github.asgbg.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** How much the simulated S3 takes; the codes are those of "Error responses" of its API. */
class S3SizesTest {
    private final World world = World.virtual(1);
    private final Gateway gateway = new Gateway(world, List.of(new S3(world, "123456789012", 10_000)));

    private String send(String method, String path, String query, byte[] body, String... header) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("authorization", List.of(RawHttp.signedFor("s3")));
        if (header.length > 0) {
            headers.put(header[0], List.of(header[1]));
        }
        Map<String, List<String>> parameters = query.isEmpty() ? Map.of() : Map.of(query, List.of(""));
        WireResponse answer = gateway.answer(new WireRequest(method, path, parameters, headers, body));
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String send(String method, String path, int size) {
        return send(method, path, "", new byte[size]);
    }

    // S3 user guide, "Naming Amazon S3 objects": 1,024 bytes of UTF-8
    @Test
    void keysHaveUpTo1024Bytes() {
        S3Fixture s3 = new S3Fixture();
        assertThat(s3.put("ä".repeat(512), "x").eTag()).isNotEmpty();
        assertThat(refused(() -> s3.put("ä".repeat(512) + "a", "x"))).isEqualTo("400 KeyTooLongError");
    }

    // S3 user guide, "Working with object metadata": 2 KB for the sum of names and values
    @Test
    void metadataHasUpTo2Kilobytes() {
        S3Fixture s3 = new S3Fixture();
        assertThat(refused(() -> s3.client.putObject(
                        s3.to("a").metadata(Map.of("k", "v".repeat(2048))).build(), RequestBody.empty())))
                .isEqualTo("400 MetadataTooLarge");
        s3.client.putObject(s3.to("a").metadata(Map.of("k", "v".repeat(2047))).build(), RequestBody.empty());
        assertThat(s3.client
                        .headObject(it -> it.bucket(BUCKET).key("a"))
                        .metadata()
                        .get("k"))
                .hasSize(2047);
    }

    @Test
    void allObjectsTogetherHaveALimitAndWhatIsDeletedIsRoomAgain() {
        send("PUT", "/bucket", 0);
        assertThat(send("PUT", "/bucket/a", 8_000)).startsWith("200");
        assertThat(send("PUT", "/bucket/b", 2_000)).startsWith("400").contains("<Code>EntityTooLarge</Code>");
        assertThat(send("DELETE", "/bucket/a", 0)).startsWith("204");
        assertThat(send("PUT", "/bucket/b", 2_000)).startsWith("200");
        assertThat(send("PUT", "/bucket/b", 2_000)).startsWith("200");
        assertThat(send("PUT", "/bucket/c", "", new byte[0], "x-amz-copy-source", "bucket/b"))
                .startsWith("200");
        assertThat(send("PUT", "/bucket/d", 6_000)).startsWith("400");
    }

    @Test
    void olderVersionsTakeRoomToo() {
        send("PUT", "/bucket", 0);
        byte[] versioned = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(send("PUT", "/bucket", "versioning", versioned)).startsWith("200");
        for (int index = 0; index < 3; index++) {
            assertThat(send("PUT", "/bucket/a", 2_000)).startsWith("200");
        }
        assertThat(send("PUT", "/bucket/a", 2_000)).startsWith("400");
        assertThat(send("DELETE", "/bucket/a", 0)).startsWith("204");
        assertThat(send("PUT", "/bucket/a", 2_000)).startsWith("400");
    }

    @Test
    void documentsAreNeitherLongNorDeep() {
        send("PUT", "/bucket", 0);
        byte[] long2 = ("<Delete>" + " ".repeat(2 * 1024 * 1024) + "</Delete>").getBytes(StandardCharsets.UTF_8);
        assertThat(send("POST", "/bucket", "delete", long2)).startsWith("400").contains("MaxMessageLengthExceeded");
        String deep =
                "<Delete><Object><Key>" + "<a>".repeat(50_000) + "</a>".repeat(50_000) + "</Key></Object></Delete>";
        assertThat(send("POST", "/bucket", "delete", deep.getBytes(StandardCharsets.UTF_8)))
                .startsWith("400")
                .contains("MalformedXML");
    }

    @Test
    void settingsAreReadBeforeTheyAreKept() {
        send("PUT", "/bucket", 0);
        byte[] broken = "<Tagging><TagSet>\u0001</TagSet>".getBytes(StandardCharsets.UTF_8);
        assertThat(send("PUT", "/bucket", "tagging", broken)).startsWith("400").contains("MalformedXML");
    }

    // API: Authenticating requests, "Signature calculations ... transferring payload in multiple chunks"
    @Test
    void chunksWhoseSizeIsNoSizeAreIncomplete() {
        send("PUT", "/bucket", 0);
        for (String chunks : List.of("-5\r\nab\r\n0\r\n\r\n", "ffffffff\r\n", "7fffffff\r\nab\r\n", "2\r\nab\r\n")) {
            byte[] body = chunks.getBytes(StandardCharsets.UTF_8);
            assertThat(send("PUT", "/bucket/a", "", body, "content-encoding", "aws-chunked"))
                    .as(chunks)
                    .startsWith("400")
                    .contains("IncompleteBody");
        }
    }

    // S3 user guide, "Verifying bucket ownership with bucket owner condition"
    @Test
    void everyOperationRefusesABucketOfSomebodyElse() {
        send("PUT", "/bucket", 0);
        send("PUT", "/bucket/a", 10);
        String before = send("GET", "/bucket", "versions", new byte[0]);
        for (String path : List.of("/bucket", "/bucket/a")) {
            for (String method : List.of("GET", "HEAD", "PUT", "POST", "DELETE")) {
                for (String subresource : List.of(
                        "",
                        "tagging",
                        "acl",
                        "policy",
                        "versions",
                        "versioning",
                        "location",
                        "delete",
                        "encryption",
                        "list-type",
                        "uploads",
                        "publicAccessBlock",
                        "ownershipControls",
                        "lifecycle")) {
                    assertThat(send(
                                    method,
                                    path,
                                    subresource,
                                    new byte[0],
                                    "x-amz-expected-bucket-owner",
                                    "111122223333"))
                            .as(method + " " + path + "?" + subresource)
                            .startsWith("403 ")
                            .contains(method.equals("HEAD") ? "" : "<Code>AccessDenied</Code>");
                }
            }
        }
        assertThat(send("PUT", "/bucket/b", "", new byte[0], "x-amz-copy-source", "bucket/a"))
                .startsWith("200");
        assertThat(send("DELETE", "/bucket/b", 0)).startsWith("204");
        assertThat(send("GET", "/bucket", "versions", new byte[0])).isEqualTo(before);
        assertThat(send("GET", "/bucket/a", "", new byte[0], "x-amz-expected-bucket-owner", "123456789012"))
                .startsWith("200");
    }
}
