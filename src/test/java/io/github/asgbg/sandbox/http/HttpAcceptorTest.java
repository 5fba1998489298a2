package io.github.asgbg.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one server behind the API, the load balancer and the machines. */
class HttpAcceptorTest {
    @Test
    void nobodyReachesItFromAnotherMachine() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        try (HttpAcceptor acceptor = new HttpAcceptor("test", 0, request -> request)) {
            assertThat(acceptor.address().getAddress().isLoopbackAddress()).isTrue();
            for (InetAddress other : others) {
                assertThatThrownBy(() -> new Socket(other, acceptor.address().getPort()))
                        .as(other.toString())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static final Limits FEW = new Limits(5, 500, 1000, 2, Duration.ofSeconds(30), Duration.ofMinutes(3));

    /** Time passes by whoever looks at it, so that no test waits for it. */
    private final AtomicLong nanos = new AtomicLong();

    private final AtomicLong pace = new AtomicLong();

    private HttpAcceptor acceptor(Limits limits, HttpAcceptor.Handler handler) {
        return new HttpAcceptor("test", 0, handler, limits, () -> nanos.addAndGet(pace.get()));
    }

    private HttpAcceptor echo() {
        return acceptor(FEW, request -> Message.response(200, "OK", "a/b", request.method() + request.body().length));
    }

    private static RawHttp connect(HttpAcceptor acceptor) throws IOException {
        return new RawHttp(URI.create("http://127.0.0.1:" + acceptor.address().getPort()));
    }

    private void passes(Duration atEveryLook) {
        pace.set(atEveryLook.toNanos());
    }

    /** What a connection ends with. */
    private static String end(HttpAcceptor acceptor, String sent) throws IOException {
        try (RawHttp client = connect(acceptor).send(sent)) {
            return client.rest();
        }
    }

    @Test
    void whatIsBeyondALimitIsSaidAndEndsTheConnection() throws IOException {
        try (HttpAcceptor acceptor = echo()) {
            assertThat(end(acceptor, "POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n" + "a".repeat(1001)))
                    .startsWith("HTTP/1.1 413")
                    .contains("Connection: close")
                    .endsWith("The body is larger than 1000 bytes.\n");
            assertThat(end(acceptor, "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(6) + "\r\n"))
                    .startsWith("HTTP/1.1 431");
            assertThat(end(acceptor, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 414");
            assertThat(end(acceptor, "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void whatIsJustWithinTheLimitsIsAnswered() throws IOException {
        String request = "POST / HTTP/1.1\r\nConnection: close\r\n" + "A: b\r\n".repeat(3)
                + "Content-Length: 1000\r\n\r\n" + "a".repeat(1000);
        try (HttpAcceptor acceptor = echo()) {
            assertThat(end(acceptor, request)).startsWith("HTTP/1.1 200").endsWith("POST1000");
        }
    }

    @Test
    void tooManyConnectionsAreTurnedAway() throws IOException {
        try (HttpAcceptor acceptor = echo();
                RawHttp first = connect(acceptor);
                RawHttp second = connect(acceptor);
                RawHttp third = connect(acceptor)) {
            assertThat(third.rest()).startsWith("HTTP/1.1 503").endsWith("There are too many connections.\n");
            assertThat(first.send("GET / HTTP/1.1\r\n\r\n").line()).startsWith("HTTP/1.1 200");
            assertThat(second.send("GET / HTTP/1.1\r\n\r\n").line()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HT",
                "GET / HTTP/1.1\r\nHost: ",
                "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void whoSendsTooSlowlyIsDropped(String begun) throws IOException {
        try (HttpAcceptor acceptor = echo()) {
            passes(Duration.ofSeconds(10));
            assertThat(end(acceptor, begun)).isEmpty();
        }
    }

    @Test
    void whoNeverReadsTheAnswerIsDropped() throws IOException {
        byte[] large = new byte[32 * 1024 * 1024];
        HttpAcceptor.Handler handler = request -> new Message("HTTP/1.1 200 OK", List.of(), large);
        try (HttpAcceptor acceptor = acceptor(FEW, handler);
                RawHttp client = connect(acceptor)) {
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
            passes(Duration.ofSeconds(10));
            until(() -> acceptor.clients() == 0);
        }
    }

    @Test
    void whoKeepsAConnectionForTheNextRequestMayTakeLonger() throws IOException {
        try (HttpAcceptor acceptor = echo();
                RawHttp kept = connect(acceptor)) {
            String request = "GET / HTTP/1.1\r\n\r\n";
            for (int index = 0; index < 6; index++) {
                kept.send(request);
                readAnswer(kept);
                until(() -> acceptor.waiting() == 1);
                nanos.addAndGet(Duration.ofSeconds(100).toNanos());
                sweep(acceptor);
            }
            kept.send(request);
            readAnswer(kept);
            until(() -> acceptor.waiting() == 1);
            passes(Duration.ofMinutes(1));
            assertThat(kept.rest()).isEmpty();
        }
    }

    private static void until(BooleanSupplier holds) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(patience);
            Thread.onSpinWait();
        }
    }

    /** Connections are looked through after each new one, so after two of them they have been at least once. */
    private static void sweep(HttpAcceptor acceptor) throws IOException {
        for (int index = 0; index < 2; index++) {
            end(acceptor, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        }
    }

    private static void readAnswer(RawHttp client) throws IOException {
        assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(client.line()).startsWith("Content-Type");
        assertThat(client.line()).isEqualTo("Content-Length: 4");
        assertThat(client.line()).isEmpty();
        client.skip(4);
    }
}
