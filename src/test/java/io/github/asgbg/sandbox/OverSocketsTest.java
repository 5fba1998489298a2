package io.github.asgbg.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What reaches the sandbox over real connections: RFC 9110 and 9112. */
class OverSocketsTest {
    private final Sandbox sandbox =
            Sandbox.builder().blank(true).speed(1).port(0).start();
    private final S3Client s3 = S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(sandbox.endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();

    @AfterEach
    void close() {
        s3.close();
        sandbox.close();
    }

    @Test
    void largeObjectsGoThereAndBack() {
        String text = "0123456789".repeat(30_000);
        s3.createBucket(it -> it.bucket("ledger"));
        s3.putObject(it -> it.bucket("ledger").key("a b/c+d//e"), RequestBody.fromString(text));
        assertThat(s3.getObjectAsBytes(it -> it.bucket("ledger").key("a b/c+d//e"))
                        .asUtf8String())
                .isEqualTo(text);
        assertThat(s3.headObject(it -> it.bucket("ledger").key("a b/c+d//e")).contentLength())
                .isEqualTo(300_000);
    }

    @Test
    void aClientThatWaitsToBeAskedForTheBodyIsAsked() throws IOException { // RFC 9110 section 10.1.1
        String head = "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
        try (Socket socket = connected()) {
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            assertThat(line(socket.getInputStream())).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(line(socket.getInputStream())).isEmpty();
            socket.getOutputStream().write("ab".getBytes(ISO_8859_1));
            assertThat(line(socket.getInputStream())).isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void aTargetMayBeAWholeAddress() throws IOException { // RFC 9112 section 3.2.2
        try (Socket socket = connected()) {
            String request = "GET http://localhost/bucket/key?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            assertThat(line(socket.getInputStream())).isEqualTo("HTTP/1.1 403");
        }
    }

    private Socket connected() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String line(InputStream stream) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = stream.read(); read != '\n' && read >= 0; read = stream.read()) {
            line.append((char) read);
        }
        return line.toString().stripTrailing();
    }
}
