package io.github.asgbg.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that says the same to everybody, as a proxy between this machine and AWS, or in AWS's place. */
@Timeout(60)
class ProxyRefusesTest {
    private static final String AWS = "sts.eu-west-1.amazonaws.com";
    private static final String PAGE = "\r\n<!DOCTYPE html><html><body>Please log in</body></html>";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    ProxyRefusesTest() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void keys() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aProxyThatWantsALoginIsNamedWithoutThePasswordInItsAddress() {
        says("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n");
        CloudException e = refused(throughProxy("HTTPS_PROXY"));
        assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(e.getMessage())
                .isEqualTo("the proxy 127.0.0.1:" + server.getLocalPort() + ", which HTTPS_PROXY names, refused the"
                        + " connection to " + AWS + " with HTTP 407 Proxy Authentication Required");
        assertThat(e.remedy()).contains("without a login").contains(AWS + " into NO_PROXY");
        assertThat(e.sentence() + e.remedy()).doesNotContain("secret");
        assertThat(asked).allMatch(line -> line.startsWith("CONNECT " + AWS + ":443"));
    }

    @Test
    void aProxyThatForbidsTheServerIsNotTakenForAwsDenyingAPermission() {
        says("HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n");
        CloudException e = refused(throughProxy("https_proxy"));
        assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(e.getMessage()).contains("which https_proxy names").endsWith("with HTTP 403 Forbidden");
        assertThat(e.remedy()).startsWith("have the proxy allow " + AWS);
    }

    @Test
    void aProxyThatIsOverloadedMayBeAskedAgain() {
        says("HTTP/1.1 503 Service Unavailable\r\n");
        CloudException e = refused(throughProxy("HTTPS_PROXY"));
        assertThat(e.isPassing()).isTrue();
        assertThat(e.getMessage()).contains("the proxy").contains("HTTP 503");
    }

    @Test
    void aProxyThatAnswersInTheServersPlaceIsNamed() {
        says("HTTP/1.1 200 OK\r\n" + PAGE);
        CloudException e = refused(throughProxy("HTTPS_PROXY"));
        assertThat(e.getMessage()).startsWith("no TLS connection to " + AWS + " through the proxy 127.0.0.1:");
        assertThat(e.remedy()).contains("trustStore").contains("NO_PROXY");
    }

    @Test
    void aProxyThatIsNotThereIsNotTakenForAwsNotBeingThere() throws IOException {
        AwsClients clients = throughProxy("HTTPS_PROXY");
        server.close();
        CloudException e = refused(clients);
        assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(e.getMessage())
                .startsWith("cannot reach the proxy 127.0.0.1:")
                .contains("which HTTPS_PROXY names");
    }

    @Test
    void theLoginPageOfANetworkIsNotTakenForAwsDenyingAPermission() {
        says("HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n" + PAGE);
        CloudException e = refused(direct());
        assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
        assertThat(e.getMessage())
                .isEqualTo("127.0.0.1:" + server.getLocalPort() + " sent a web page with HTTP 403 instead of an answer"
                        + " of AWS");
        assertThat(e.remedy()).contains("login page");
        assertThat(asked).hasSize(1);
    }

    @Test
    void norIsOneThatComesWithASuccess() {
        says("HTTP/1.1 200 OK\r\n" + PAGE);
        assertThat(refused(direct()).getMessage()).contains("a web page with HTTP 200");
    }

    @Test
    void whatSendsElsewhereIsNotFollowed() {
        says("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + server.getLocalPort() + "/elsewhere\r\n");
        assertThat(refused(direct()).isPassing()).isFalse();
        assertThat(asked).singleElement().asString().startsWith("POST / ");
    }

    @Test
    void callsToThisMachineDoNotGoThroughTheProxy() {
        says("HTTP/1.1 403 Forbidden\r\n" + PAGE);
        AwsClients clients = new AwsClients(
                at("http://localhost:" + server.getLocalPort()),
                new Network(HttpsProxy.of(Map.of("HTTPS_PROXY", "http://127.0.0.1:1"), Map.of())));
        assertThat(refused(clients).getMessage()).doesNotContain("proxy");
        assertThat(asked).singleElement().asString().startsWith("POST / ");
    }

    private AwsClients throughProxy(String variable) {
        String address = "http://me:secret@127.0.0.1:" + server.getLocalPort();
        return new AwsClients(
                new Connection(Optional.empty(), Optional.of("eu-west-1"), Optional.empty()),
                new Network(HttpsProxy.of(Map.of(variable, address), Map.of())));
    }

    private AwsClients direct() {
        return new AwsClients(at("http://127.0.0.1:" + server.getLocalPort()), new Network(Optional.empty()));
    }

    private static Connection at(String endpoint) {
        return new Connection(Optional.empty(), Optional.of("eu-west-1"), Optional.of(URI.create(endpoint)));
    }

    private static CloudException refused(AwsClients clients) {
        try (clients) {
            Asking asking = new Asking(clients);
            return catchThrowableOfType(
                    CloudException.class,
                    () -> asking.ask("sts:GetCallerIdentity", () -> "*", () -> clients.sts()
                            .getCallerIdentity()));
        }
    }

    private void says(String answer) {
        String head = answer.contains("\r\n\r\n") ? answer : answer + "Content-Length: 0\r\n\r\n";
        Thread thread = new Thread(() -> serve(head), "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(String answer) {
        while (true) {
            try (Socket client = server.accept()) {
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                asked.add(String.valueOf(reader.readLine()));
                int length = bodyLength(reader);
                for (int i = 0; i < length; i++) {
                    reader.read();
                }
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
            } catch (SocketException closed) {
                if (server.isClosed()) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int bodyLength(BufferedReader reader) throws IOException {
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            length = line.toLowerCase(Locale.ROOT).startsWith("content-length:")
                    ? Integer.parseInt(line.substring(15).strip())
                    : length;
        }
        return length;
    }
}
