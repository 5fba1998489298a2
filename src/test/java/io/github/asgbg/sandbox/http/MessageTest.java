package io.github.asgbg.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** RFC 9112. */
class MessageTest {
    private static HttpInput input(String text) {
        return new HttpInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String body(Message message) {
        return new String(message.body(), StandardCharsets.ISO_8859_1);
    }

    // RFC 9112 section 6.2
    @Test
    void messagesFollowEachOtherOnOneConnection() throws IOException {
        HttpInput input = input("POST /a HTTP/1.1\r\ncontent-length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n");
        Message first = Message.read(input).orElseThrow();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(body(first)).isEqualTo("abc");
        assertThat(Message.read(input).orElseThrow().target()).isEqualTo("/b");
        assertThat(Message.read(input)).isEmpty();
    }

    // RFC 9112 section 7.1
    @Test
    void chunkedBodiesAreDecoded() throws IOException {
        Message message = Message.read(
                        input(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"))
                .orElseThrow();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        message.writeTo(sent, true);
        assertThat(sent.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\nabc0123456789");
    }

    // RFC 9110 section 9.3.2
    @Test
    void theAnswerToHeadHasALengthButNoBody() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        Message.response(200, "OK", "text/plain", "hello").writeTo(sent, false);
        assertThat(sent.toString(StandardCharsets.ISO_8859_1)).endsWith("Content-Length: 5\r\n\r\n");
    }

    @Test
    void linesLongerThanTheBufferAreRefused() {
        assertThatThrownBy(() -> Message.read(input("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void brokenMessagesAreErrors() {
        assertThatThrownBy(() -> Message.read(input("GET / HTTP/1.1\r\nHost"))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Message.read(input("GET / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc")))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Message.read(input("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Message.read(input("GET / HTTP/1.1\r\nno colon\r\n\r\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("malformed headers");
    }
}
