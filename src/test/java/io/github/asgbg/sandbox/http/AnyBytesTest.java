package io.github.asgbg.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Requests with bytes changed, left out, repeated and inserted: each is read, refused with a status, or ends too early. */
class AnyBytesTest {
    private static final int ROUNDS = Integer.getInteger("any.bytes.rounds", 20_000);
    private static final Limits SMALL = new Limits(8, 300, 200, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private static final List<String> REQUESTS = List.of(
            "GET /bucket/key?x=1 HTTP/1.1|Host: localhost|Connection: close||",
            "POST / HTTP/1.1|Host: localhost|Content-Length: 11||Action=List",
            "PUT /b/k HTTP/1.1|Transfer-Encoding: chunked||5;a=b|hello|A|0123456789|0|X: y||");

    private static final List<String> PIECES = List.of(
            "\r",
            "\n",
            "\r\n\r\n",
            "\0",
            " ",
            "\t",
            ":",
            ";",
            "-",
            "f".repeat(15),
            "9".repeat(20),
            "\u00ff",
            "a".repeat(400),
            "Content-Length: 5\r\n",
            "Transfer-Encoding: chunked\r\n",
            "HTTP/1.1");

    @Test
    void everyRequestIsReadOrRefused() {
        long seed = Long.getLong("any.bytes.seed", 20_261_121);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String request = spoilt(
                    REQUESTS.get(random.nextInt(REQUESTS.size())).replace("|", "\r\n"), 1 + random.nextInt(4), random);
            assertThat(status(request)).as("seed %d, request %s", seed, request).isIn(200, 0, 400, 413, 414, 431, 501);
        }
    }

    private static String spoilt(String request, int times, SplittableRandom random) {
        StringBuilder text = new StringBuilder(request);
        for (int index = 0; index < times; index++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(4));
            String piece = random.nextBoolean()
                    ? PIECES.get(random.nextInt(PIECES.size()))
                    : String.valueOf((char) random.nextInt(256));
            text.replace(from, to, piece);
        }
        return text.toString();
    }

    /** 200 for what could be read, 0 for what ended too early. */
    private static int status(String request) {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        MessageReader reader = new MessageReader(new HttpInput(new ByteArrayInputStream(bytes)), SMALL);
        try {
            while (reader.begins()) {
                Message message = reader.whole(reader.head());
                assertThat(message.body().length).isLessThanOrEqualTo(SMALL.body());
                assertThat(message.headers()).hasSizeLessThanOrEqualTo(SMALL.headers());
                assertThat(message.method() + message.target()).isNotEmpty();
            }
            return 200;
        } catch (RefusedMessageException refused) {
            return refused.status();
        } catch (EOFException endedTooEarly) {
            return 0;
        } catch (IOException unexpected) {
            return -1;
        }
    }
}
