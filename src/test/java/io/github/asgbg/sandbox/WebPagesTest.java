package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** What a page in a browser on the same machine could send to the sandbox, and what programs send. */
class WebPagesTest {
    private static final String SIGNED = RawHttp.signedFor("autoscaling");

    private final Sandbox sandbox = Sandbox.builder().speed(1).port(0).start();
    private final int port = sandbox.endpoint().getPort();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String answer(URI server, String request) throws IOException {
        try (RawHttp http = new RawHttp(server)) {
            return http.send(request).rest();
        }
    }

    private String listed(String host, String headers) throws IOException {
        return asked("POST / HTTP/1.1\r\nHost: " + host + "\r\n" + headers, "Action=DescribeAutoScalingGroups");
    }

    private String asked(String head, String body) throws IOException {
        return answer(
                sandbox.endpoint(), head + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void assertForbidden(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .contains("Content-Type: text/plain")
                .endsWith(".\n")
                .doesNotContain("shop")
                .doesNotContainIgnoringCase("Access-Control");
    }

    // RFC 9110 section 7.2; RFC 6761 section 6.3
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1.2.3:%d",
                "localhost:%d",
                "LOCALHOST.:%d",
                "[::1]:%d",
                "a.localhost"
            })
    void whoAsksALoopbackHostIsAnswered(String host) throws IOException {
        assertThat(listed(String.format(host, port), SIGNED))
                .startsWith("HTTP/1.1 200")
                .contains("shop-blue");
    }

    // A page that rebinds the name of its own host to 127.0.0.1 sends that name.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "bucket.s3.evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil-localhost",
                "10.0.0.1",
                "",
                "localhost:%d@evil.example"
            })
    void whoAsksAnotherHostIsRefused(String host) throws IOException {
        assertForbidden(listed(String.format(host, port), SIGNED));
    }

    // RFC 9112 section 3.2
    @Test
    void oneHostIsNamedAndNoOther() throws IOException {
        assertForbidden(asked("POST / HTTP/1.1\r\n" + SIGNED, "Action=DescribeAutoScalingGroups"));
        assertForbidden(listed("localhost", "Host: evil.example\r\n" + SIGNED));
        String whole = "GET http://evil.example/?Action=DescribeAutoScalingGroups HTTP/1.1\r\nHost: localhost\r\n";
        assertForbidden(asked(whole + SIGNED, ""));
        assertThat(asked(whole.replace("evil.example", "localhost:" + port) + SIGNED, ""))
                .startsWith("HTTP/1.1 200");
    }

    // Fetch section 3.2; Fetch Metadata Request Headers section 2.4
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "origin: http://localhost:3000",
                "Referer: https://evil.example/page",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void whatAPageSendsIsRefused(String header) throws IOException {
        assertForbidden(listed("localhost:" + port, SIGNED + header + "\r\n"));
    }

    // A link that somebody typed or pasted is not a page's.
    @Test
    void aSignedAddressMayBeTypedIntoABrowser() throws IOException {
        assertThat(listed("localhost:" + port, SIGNED + "Sec-Fetch-Site: none\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    // Fetch section 3.3: without Access-Control-Allow-Origin in the answer no request follows.
    @Test
    void preflightsArePermittedNothing() throws IOException {
        String preflight = "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nAccess-Control-Request-Method: DELETE\r\n";
        assertForbidden(asked(preflight, ""));
        assertForbidden(asked(preflight + "Origin: https://evil.example\r\n", ""));
    }

    // HTML section 4.10.21.6: the three encodings of forms, which need no preflight. Common errors:
    // MissingAuthenticationToken.
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data", "application/x-www-form-urlencoded"})
    void formsWithoutASignatureAreRefused(String type) throws IOException {
        String form = "Action=DeleteAutoScalingGroup&AutoScalingGroupName=shop-blue&ForceDelete=true";
        String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n";
        assertThat(asked(head, form)).startsWith("HTTP/1.1 403").contains("<Code>MissingAuthenticationToken</Code>");
        assertThat(asked(head.replace(" / ", " /asg-bg-ledger "), form))
                .startsWith("HTTP/1.1 403")
                .contains("<Code>AccessDenied</Code>");
        assertThat(groups()).hasSize(2);
    }

    // S3 user guide, "Virtual hosting of buckets"
    @ParameterizedTest
    @ValueSource(
            strings = {"asg-bg-ledger.localhost:%d", "asg-bg-ledger.s3.localhost:%d", "asg-bg-ledger.127.0.0.1:%d"})
    void bucketsMayBePartOfTheHost(String host) throws IOException {
        String head = "GET /?location HTTP/1.1\r\nHost: " + String.format(host, port) + "\r\n";
        assertThat(asked(head + RawHttp.signedFor("s3"), ""))
                .startsWith("HTTP/1.1 200")
                .contains("<LocationConstraint");
    }

    // The service itself is there to be visited: any page may, and nothing changes by that.
    @Test
    void whateverIsAskedOfTheServiceChangesNothing() throws IOException {
        List<String> before = groups();
        String form = "Action=DeleteAutoScalingGroup&AutoScalingGroupName=shop-blue&ForceDelete=true";
        String query = "/?" + form + "&X-Amz-Credential="
                + URLEncoder.encode("made/20260101/us-east-1/autoscaling/aws4_request", StandardCharsets.UTF_8);
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            String head = method + " " + query + " HTTP/1.1\r\nHost: shop.example\r\nOrigin: https://evil.example\r\n"
                    + "Connection: close\r\n" + SIGNED + "Content-Length: " + form.length() + "\r\n\r\n" + form;
            assertThat(answer(sandbox.loadBalancer(), head))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"version\":\"v1\"");
        }
        assertThat(groups()).isEqualTo(before);
    }

    /** The groups with what a release could see of them. */
    private List<String> groups() {
        return new SandboxClients(sandbox)
                .autoScaling.describeAutoScalingGroups().autoScalingGroups().stream()
                        .map(WebPagesTest::described)
                        .sorted()
                        .toList();
    }

    private static String described(AutoScalingGroup group) {
        return group.autoScalingGroupName() + " " + group.desiredCapacity() + " "
                + group.instances().stream()
                        .map(one -> one.instanceId() + one.lifecycleState())
                        .sorted()
                        .toList();
    }
}
