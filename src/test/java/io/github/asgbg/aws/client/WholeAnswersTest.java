package io.github.asgbg.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.error.CutOff;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

@Timeout(60)
class WholeAnswersTest {
    private static final String XML =
            "<?xml version=\"1.0\"?>\n<!-- a > b -->\n<a:List xmlns:a=\"u\"><a:List/></a:List>\n";

    @ParameterizedTest
    @ValueSource(strings = {XML, "<A/>", "<A x=\"1\" />", "<A><B></B></A>", "\n<A>\n</A>\n"})
    void whatEndsWithItsFirstElementIsWhole(String xml) {
        assertThat(isWhole(xml)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<A", "<?xml version=\"1.0\"?>", "<A><B/>", "<A><B></B>", "<A></A", "cut"})
    void whateverEndsBeforeThatIsNot(String xml) {
        assertThat(isWhole(xml)).isFalse();
    }

    @Test
    void noBeginningOfADocumentPassesForAllOfIt() {
        for (int length = 0; length < XML.strip().length(); length++) {
            assertThat(isWhole(XML.substring(0, length)))
                    .as("the first %d", length)
                    .isFalse();
        }
    }

    private static boolean isWhole(String xml) {
        return WholeAnswers.isWholeXml(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** The JDK reports the end of this body as if all of it had come. */
    @Test
    void aBodyShorterThanAnnouncedIsABrokenConnectionOverRealSocketsToo() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SdkHttpClient http = new WholeAnswers(UrlConnectionHttpClient.create())) {
            answering(server, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<A><B>");
            assertThatThrownBy(() -> get(http, server.getLocalPort()))
                    .isInstanceOf(CutOff.class)
                    .hasMessage("it ended after 6 of 1000 bytes");
        }
    }

    @Test
    void aWholeBodyIsPassedOnAsItIs() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SdkHttpClient http = new WholeAnswers(UrlConnectionHttpClient.create())) {
            answering(server, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<A/>");
            HttpExecuteResponse answer = get(http, server.getLocalPort());
            assertThat(answer.responseBody().orElseThrow().readAllBytes())
                    .asString()
                    .isEqualTo("<A/>");
        }
    }

    private static HttpExecuteResponse get(SdkHttpClient http, int port) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        return http.prepareRequest(HttpExecuteRequest.builder().request(request).build())
                .call();
    }

    private static void answering(ServerSocket server, String answer) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                readHead(socket.getInputStream());
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }
}
