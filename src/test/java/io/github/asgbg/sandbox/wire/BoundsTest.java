package io.github.asgbg.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.RawHttp;
import io.github.asgbg.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that would take memory or stack without end. Codes are those of "Common errors" of the AWS APIs. */
class BoundsTest {
    private final Sandbox sandbox = Sandbox.builder().blank(true).start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private WireResponse post(String service, Map<String, List<String>> more, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>(more);
        headers.put(
                "authorization",
                List.of(RawHttp.signedFor(service)
                        .substring("Authorization: ".length())
                        .strip()));
        return sandbox.gateway().answer(new WireRequest("POST", "/", Map.of(), headers, body));
    }

    private static byte[] compressed(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int left = size; left > 0; left -= zeros.length) {
                stream.write(zeros, 0, Math.min(left, zeros.length));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(WireResponse answer) {
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aSmallBodyThatUnpacksToALargeOneIsRefused() throws IOException {
        byte[] bomb = compressed(1024 * 1024 * 1024);
        assertThat(bomb.length).isLessThan(2 * 1024 * 1024);
        Map<String, List<String>> gzip = Map.of("content-encoding", List.of("gzip"));
        assertThat(text(post("monitoring", gzip, bomb)))
                .startsWith("413 ")
                .contains("<Code>RequestEntityTooLargeException</Code>");
        Map<String, List<String>> json = Map.of(
                "content-encoding",
                List.of("gzip"),
                "x-amz-target",
                List.of("GraniteServiceVersion20100801.PutMetricData"));
        assertThat(text(post("monitoring", json, bomb))).startsWith("413 ").contains("RequestEntityTooLargeException");
    }

    @Test
    void oneNumberDoesNotMakeALongList() {
        String form = "Action=DescribeAutoScalingGroups&AutoScalingGroupNames.member.99999999=a"
                + "&AutoScalingGroupNames.member.99999999999999999999=b";
        assertThat(text(post("autoscaling", Map.of(), utf8(form)))).startsWith("200 ");
    }

    @Test
    void parametersHaveLimits() {
        assertThat(text(post("autoscaling", Map.of(), utf8("Action=X" + "&a=b".repeat(Bounds.PARAMETERS)))))
                .startsWith("400 ")
                .contains("<Code>InvalidAction</Code>");
        assertThat(text(post("autoscaling", Map.of(), utf8("Action=X" + "&a=b".repeat(Bounds.PARAMETERS + 1)))))
                .startsWith("413 ")
                .contains("<Code>RequestEntityTooLargeException</Code>");
        assertThat(text(post("autoscaling", Map.of(), utf8("Action=X&" + "a.".repeat(100_000) + "b=c"))))
                .startsWith("400 ")
                .contains("<Code>MalformedInput</Code>");
    }

    @Test
    void documentsAreNestedAsDeepAsAnyRequestOfAwsAndNoDeeper() {
        Map<String, List<String>> json =
                Map.of("x-amz-target", List.of("GraniteServiceVersion20100801.DescribeAlarms"));
        for (int depth : new int[] {100, 100_000, 2_000_000}) {
            String document = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThat(text(post("monitoring", json, utf8(document))))
                    .startsWith("400 ")
                    .contains("SerializationException");
        }
        byte[] cbor = new byte[1_000_000];
        Arrays.fill(cbor, (byte) 0x81); // an array of one in an array of one
        WireResponse answer = sandbox.gateway()
                .answer(new WireRequest(
                        "POST",
                        "/service/GraniteServiceVersion20100801/operation/DescribeAlarms",
                        Map.of(),
                        Map.of(
                                "smithy-protocol",
                                List.of("rpc-v2-cbor"),
                                "authorization",
                                List.of(RawHttp.signedFor("monitoring"))),
                        cbor));
        assertThat(text(answer)).startsWith("400 ").contains("SerializationException");
    }

    // Error responses of S3: EntityTooLarge, with status 400
    @Test
    void aBodyThatIsAnnouncedTooLargeIsRefusedInTheWordsOfItsService() throws IOException {
        try (Sandbox open = Sandbox.builder().blank(true).speed(1).port(0).start()) {
            String length = "Content-Length: 99999999999\r\n\r\n";
            try (RawHttp s3 = new RawHttp(open.endpoint())) {
                String head = "PUT /bucket/key HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.signedFor("s3");
                assertThat(s3.send(head + length).rest())
                        .startsWith("HTTP/1.1 400")
                        .contains("<Code>EntityTooLarge</Code>");
            }
            try (RawHttp query = new RawHttp(open.endpoint())) {
                String head = "POST / HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.signedFor("autoscaling");
                assertThat(query.send(head + length).rest())
                        .startsWith("HTTP/1.1 413")
                        .contains("<Code>RequestEntityTooLargeException</Code>");
            }
        }
    }
}
