package io.github.asgbg.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeStreamTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SafeStream stream = new SafeStream(bytes, StandardCharsets.UTF_8);

    @Test
    void noCommandLeavesInOnePiece() {
        stream.println("ok\n  ::set-env name=PATH::x\n##vso[x]y\n--- z\n\u7248\u672c");
        assertThat(written()).isEqualTo("ok\n  :\\:set-env name=PATH:\\:x\n#\\#vso[x]y\n--\\- z\n\u7248\u672c\n");
    }

    /** Wherever it is split, and whether the first part has left already. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "  ::set-env name=PATH::x\n",
                "a ##[group]b ##vso[c]\n",
                "a ##teamcity[buildStop]\n",
                "--- x\n",
                "a ^^^ +++\n"
            })
    void aCommandInTwoPiecesIsNone(String line) throws IOException {
        for (int split = 0; split <= line.length(); split++) {
            for (boolean isFlushed : new boolean[] {false, true}) {
                bytes.reset();
                stream.print(line.substring(0, split));
                if (isFlushed) {
                    stream.flush();
                }
                stream.print(line.substring(split));
                String written = written();
                assertThat(written.replace("\\", "")).isEqualTo(line);
                assertThat(written).as("split at %d", split).doesNotContain("::", "##", "--- ", "^^^ ", "+++");
            }
        }
    }

    @Test
    void aLineThatNeverEndsHoldsNoneEither() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 300_000) {
            text.append("x".repeat(random.nextInt(40_000))).append("::add-mask::");
        }
        stream.print(text);
        stream.flush();
        assertThat(written()).doesNotContain("::");
        assertThat(written().replace("\\", "")).isEqualTo(text.toString());
    }

    @Test
    void aQuestionIsSeenBeforeItsLineEnds() {
        stream.print("Go on? ");
        assertThat(written()).isEmpty();
        stream.flush();
        assertThat(written()).isEqualTo("Go on? ");
        stream.print("y\n");
        assertThat(written()).isEqualTo("Go on? y\n");
    }

    @Test
    void addressesAtTheEndOfALineStayAsTheyAre() {
        stream.println("arn:aws:s3:::b");
        stream.println("cannot reach ::1");
        assertThat(written()).isEqualTo("arn:aws:s3:::b\ncannot reach ::1\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
