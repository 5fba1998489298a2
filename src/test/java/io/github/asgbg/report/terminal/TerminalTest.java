package io.github.asgbg.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Size USUAL = Size.USUAL;

    @Test
    void aTerminalHasColoursAndALiveView() {
        TerminalTraits traits = TerminalTraits.of(Map.of("TERM", "xterm-256color"), true, UTF_8);
        assertThat(traits.style()).isEqualTo(new Style(true, true));
        assertThat(traits.canRedraw(USUAL)).isTrue();
        assertThat(traits.canRedraw(new Size(39, 24))).isFalse();
    }

    @Test
    void aPipeHasNeither() {
        TerminalTraits traits = TerminalTraits.of(Map.of("TERM", "xterm"), false, UTF_8);
        assertThat(traits.style().colour()).isFalse();
        assertThat(traits.canRedraw(USUAL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1,true", "0,true", "'',false"})
    void noColorOfAnyValueButTheEmptyOneRefusesColours(String value, boolean isRefused) {
        Map<String, String> environment = Map.of("TERM", "xterm", "NO_COLOR", value, "CLICOLOR_FORCE", "1");
        TerminalTraits traits = TerminalTraits.of(environment, true, UTF_8);
        assertThat(traits.style().colour()).isEqualTo(!isRefused);
        assertThat(traits.canRedraw(USUAL)).isTrue();
    }

    @Test
    void coloursCanBeForcedThroughAPipe() {
        assertThat(TerminalTraits.of(Map.of("CLICOLOR_FORCE", "1"), false, UTF_8)
                        .style()
                        .colour())
                .isTrue();
        assertThat(TerminalTraits.of(Map.of("CLICOLOR_FORCE", "0"), false, UTF_8)
                        .style()
                        .colour())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dumb", ""})
    void dumbTerminalsGetPlainLines(String term) {
        TerminalTraits traits = TerminalTraits.of(Map.of("TERM", term), true, UTF_8);
        assertThat(traits.canRedraw(USUAL)).isFalse();
        assertThat(traits.style().colour()).isFalse();
    }

    @Test
    void otherCharsetsGetAscii() {
        Charset latin = StandardCharsets.ISO_8859_1;
        assertThat(TerminalTraits.of(Map.of("TERM", "xterm"), true, latin)
                        .style()
                        .unicode())
                .isFalse();
    }

    @Test
    void theEnvironmentsSizeComesFirst() {
        Terminal terminal = new Terminal(Map.of("COLUMNS", "132", "LINES", "50"), () -> 0, () -> "24 80");
        assertThat(terminal.get()).isEqualTo(new Size(132, 50));
    }

    @Test
    void theTerminalIsAskedAtMostEveryTwoSeconds() {
        AtomicLong nanos = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        Terminal terminal = new Terminal(Map.of(), nanos::get, () -> "30 10" + asked.incrementAndGet());

        assertThat(terminal.get()).isEqualTo(new Size(101, 30));
        nanos.addAndGet(Duration.ofMillis(1999).toNanos());
        assertThat(terminal.get()).isEqualTo(new Size(101, 30));
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(terminal.get()).isEqualTo(new Size(102, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "stty: not a tty", "24", "99999999999 1"})
    void withoutAnAnswerTheUsualSizeIsTaken(String answer) {
        assertThat(new Terminal(Map.of(), () -> 0, () -> answer).get()).isEqualTo(USUAL);
    }

    @Test
    void textsOfOtherScriptsAreMeasuredAsTerminalsDo() {
        assertThat(Columns.of("版本2")).isEqualTo(5);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        assertThat(Columns.fit("版本2", 4)).isEqualTo("版…");
        assertThat(Columns.fitEnd("i-0123456789abcdef0", 9)).isEqualTo("…9abcdef0");
    }
}
