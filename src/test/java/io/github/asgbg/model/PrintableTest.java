package io.github.asgbg.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u001b[2J",
                "\u009b2J",
                "\u001b]8;;http://example.test\u001b\\",
                "\u001b]0;title\u0007",
                "\u001bP1$r\u001b\\",
                "\u001bc",
                "\u001b",
                "\r",
                "\n",
                "\r\n",
                "\u0007",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u00ad",
                "\u034f",
                "\u061c",
                "\u115f",
                "\u200b",
                "\u200d",
                "\u202e",
                "\u2028",
                "\u2029",
                "\u2066",
                "\u2800",
                "\u3164",
                "\ufe0f",
                "\ufeff",
                "\ufff9",
                "\uffff",
                "\ud800",
                "\udc00",
                "\udb40\udc41",
                "\ud834\udd73"
            })
    void whatSteersOrHidesBecomesOneVisibleStandIn(String unsafe) {
        assertThat(Printable.of("a" + unsafe + "b")).isEqualTo("a\ufffdb");
        assertThat(Printable.of("a" + unsafe + unsafe + "b")).isEqualTo("a\ufffdb");
        assertThat(Printable.isPrintable("a" + unsafe)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " v1 ",
                "v1.2+build-7",
                "'; touch x; '",
                "caf\u00e9",
                "cafe\u0301",
                "\u7248\u672c2",
                "\u0e17\u0e35\u0e48",
                "\u0915\u093f",
                "\ud83d\ude00",
                "\ud840\udc00",
                "\ue0b0",
                "\u00a0"
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
        assertThat(Printable.isPrintable(text)).isTrue();
    }

    @Test
    void whatIsWithinALinkIsNotHidden() {
        assertThat(Printable.of("\u001b]8;;http://evil.test\u001b\\here\u001b]8;;\u001b\\."))
                .isEqualTo("\ufffdhere\ufffd.");
        assertThat(Printable.of("\u001b]8;;never ended")).isEqualTo("\ufffd]8;;never ended");
    }

    @Test
    void tabsAreBlanks() {
        assertThat(Printable.of("a\t\tb")).isEqualTo("a b");
    }

    @Test
    void aTowerOfMarksEnds() {
        assertThat(Printable.of("z" + "\u0301".repeat(500) + "w")).isEqualTo("z" + "\u0301".repeat(8) + "\ufffdw");
    }

    @ParameterizedTest
    @CsvSource({"abc,3,abc", "abcd,3,abc…", "'',3,''"})
    void aLimitCutsWithAnEllipsis(String text, int most, String expected) {
        assertThat(Printable.of(text, most)).isEqualTo(expected);
        assertThat(Printable.shortened(text, most)).isEqualTo(expected);
    }

    @Test
    void aLimitCountsCharactersAndSplitsNone() {
        assertThat(Printable.of("\ud83d\ude00".repeat(4), 3)).isEqualTo("\ud83d\ude00".repeat(3) + "…");
        assertThat(Printable.of("\u001b".repeat(90) + "a", 3)).isEqualTo("\ufffda");
    }

    @Test
    void linesStayLines() {
        assertThat(Printable.lines("a\u001b[1mb\n\tat c\r\nd")).isEqualTo("a\ufffdb\n at c\nd\n");
    }

    @Test
    void whatWasWrittenForATerminalCanBeReadWithoutItsSequences() {
        assertThat(Printable.withoutSequences("[\u001b[0;32m  OK  \u001b[0m] \u001b]8;;x\u0007Started\u001b]8;;\u0007"))
                .isEqualTo("[  OK  ] Started");
    }

    @Test
    void aTextOfAHundredKilobytesIsNoTrouble() {
        for (String piece :
                new String[] {"\u001b[", "\u001b]", "\u009d", "\u202ea", "\u0301", "\u001b[1;", "a\ud800"}) {
            String text = piece.repeat(100_000 / piece.length());
            assertThat(Printable.isPrintable(Printable.of(text)) || piece.equals("\u0301"))
                    .as(piece)
                    .isTrue();
        }
    }
}
