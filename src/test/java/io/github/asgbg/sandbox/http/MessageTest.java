package io.github.asgbg.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112. */
class MessageTest {
    private static MessageReader input(String text) {
        return new MessageReader(
                new HttpInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))), Limits.usual());
    }

    private static String body(Message message) {
        return new String(message.body(), StandardCharsets.ISO_8859_1);
    }

    // RFC 9112 section 6.2
    @Test
    void messagesFollowEachOtherOnOneConnection() throws IOException {
        MessageReader input = input("POST /a HTTP/1.1\r\ncontent-length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n");
        Message first = input.next().orElseThrow();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(body(first)).isEqualTo("abc");
        assertThat(input.next().orElseThrow().target()).isEqualTo("/b");
        assertThat(input.next()).isEmpty();
    }

    // RFC 9112 section 7.1
    @Test
    void chunkedBodiesAreDecoded() throws IOException {
        Message message = input(
                        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3;x=y|abc|A|0123456789|0||".replace("|", "\r\n"))
                .next()
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

    // RFC 9110 section 5.5: a value cannot begin a header of its own.
    @Test
    void noHeaderBeginsAnother() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        Message.response(200, "OK", "a/b\r\nSet-Cookie: x", "").writeTo(sent, true);
        assertThat(sent.toString(StandardCharsets.ISO_8859_1)).contains("Content-Type: a/b  Set-Cookie: x\r\n");
    }

    @Test
    void whatEndsTooEarlyIsNoMessage() {
        assertThatThrownBy(() -> input("GET / HTTP/1.1\r\nHost").next()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() ->
                        input("GET / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc").next())
                .isInstanceOf(EOFException.class);
    }

    /** A status, and a request's head and body, with bars for the ends of lines. */
    @ParameterizedTest
    @CsvSource({
        "400, GET / HTTP/1.1|Content-Length: -1||", // RFC 9110 section 8.6
        "400, GET / HTTP/1.1|Content-Length: +1||a",
        "400, GET / HTTP/1.1|Content-Length: 1 1||a",
        "400, GET / HTTP/1.1|Content-Length: 1|Content-Length: 2||ab", // RFC 9112 section 6.3
        "400, GET / HTTP/1.1|Content-Length: 1|Transfer-Encoding: chunked||1|a|0||", // section 6.1
        "400, GET / HTTP/1.1|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||",
        "501, GET / HTTP/1.1|Transfer-Encoding: gzip||",
        "501, GET / HTTP/1.1|Transfer-Encoding: gzip; chunked||",
        "413, GET / HTTP/1.1|Content-Length: 16777217||",
        "413, GET / HTTP/1.1|Content-Length: 999999999999999999||",
        "400, GET / HTTP/1.1|Content-Length: 99999999999999999999||",
        "413, GET / HTTP/1.1|Transfer-Encoding: chunked||1|a|7fffffff|", // section 7.1
        "413, GET / HTTP/1.1|Transfer-Encoding: chunked||fffffffffffffff|",
        "400, GET / HTTP/1.1|Transfer-Encoding: chunked||ffffffffffffffff|", // would overflow
        "400, GET / HTTP/1.1|Transfer-Encoding: chunked||-1|",
        "400, GET / HTTP/1.1|Transfer-Encoding: chunked||0x1|a|0||",
        "400, GET / HTTP/1.1|Transfer-Encoding: chunked|||",
        "400, GET / HTTP/1.1|Transfer-Encoding: chunked||1|ab|0||",
        "400, GET / HTTP/1.1|no colon||", // section 5.1
        "400, GET / HTTP/1.1|Host : x||",
        "400, GET / HTTP/1.1|A: b| c: d||", // section 5.2
        "400, GET / HTTP/1.1|: x||",
        "400, GET /|",
        "400, GET / HTTP/2.0||",
        "400, GET / / HTTP/1.1||",
        "400, ||GET / HTTP/1.1||"
    })
    void whatCouldBeReadInTwoWaysIsRefused(int status, String message) {
        refused(status, message.replace("|", "\r\n"));
    }

    // RFC 9112 section 3, RFC 6585 section 5
    @Test
    void linesAndHeadersHaveLimits() {
        refused(414, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n");
        refused(431, "GET / HTTP/1.1\r\nA: " + "a".repeat(20_000) + "\r\n\r\n");
        refused(431, "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(101) + "\r\n");
        refused(431, "GET / HTTP/1.1\r\n" + ("A: " + "b".repeat(900) + "\r\n").repeat(40) + "\r\n");
        refused(400, "GET / HTTP/1.1\r\nA: b\u0000c\r\n\r\n");
        refused(400, "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n");
    }

    private static void refused(int status, String message) {
        assertThatThrownBy(() -> input(message).next())
                .isInstanceOfSatisfying(RefusedMessageException.class, refused -> assertThat(refused.status())
                        .isEqualTo(status));
    }

    // RFC 9112 section 2.2: a line end before a request is no request.
    @Test
    void aLineEndBeforeARequestIsPassedOver() throws IOException {
        assertThat(input("\r\nGET /a HTTP/1.1\r\n\r\n").next().orElseThrow().target())
                .isEqualTo("/a");
    }
}
