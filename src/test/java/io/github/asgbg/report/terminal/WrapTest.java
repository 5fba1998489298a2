package io.github.asgbg.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {
    @Test
    void spacesInsideALineAreKept() {
        assertThat(wrap("console: [    5.000000] systemd started", 24))
                .containsExactly("console: [    5.000000]", "systemd started");
    }

    @Test
    void aNumberStaysWithItsUnit() {
        assertThat(wrap("it was finalized 3 d ago", 18)).containsExactly("it was finalized", "3 d ago");
    }

    @Test
    void aLimitShowsThatSomethingWasCutOff() {
        assertThat(render(Wrap.hanging(Line.of("- "), "one two three four", Tone.PLAIN, 10, 2)))
                .containsExactly("- one two", "  three …");
        assertThat(render(Wrap.hanging(Line.of("- "), "one two", Tone.PLAIN, 10, 2)))
                .containsExactly("- one two");
    }

    @Test
    void partsAreBrokenBetweenThemOnly() {
        assertThat(render(Wrap.parts(List.of("blue shop-blue", "green shop-green"), Tone.PLAIN, 20)))
                .containsExactly("blue shop-blue", "green shop-green");
        assertThat(render(Wrap.parts(List.of("blue", "green"), Tone.PLAIN, 20))).containsExactly("blue · green");
    }

    @Test
    void aCommandThatFitsInALineIsNotBroken() {
        assertThat(wrap("try 'asg-bg deploy v2' or not", 20)).containsExactly("try", "'asg-bg deploy v2'", "or not");
    }

    @Test
    void aLongCommandIsBrokenSoThatAShellJoinsIt() {
        assertThat(render(Wrap.hanging(Line.of("try "), "'aws x --group-name shop-blue' or not", Tone.PLAIN, 18)))
                .containsExactly("try 'aws x \\", "    --group-name \\", "    shop-blue' or", "    not");
    }

    @Test
    void aWordOfACommandThatIsTooLongGoesOnInTheFirstColumn() {
        assertThat(render(Wrap.hanging(Line.of("try "), "'aws x a\\ b\\ c\\ d\\ e' f", Tone.PLAIN, 12)))
                .containsExactly("try 'aws x \\", "    a\\ b\\ c\\", "\\ d\\ e'", "    f");
    }

    @Test
    void textThatOnlyLooksLikeACommandIsTextAsBefore() {
        assertThat(wrap("'asg-bg is not a command", 10)).containsExactly("'asg-bg is", "not a", "command");
    }

    private static List<String> wrap(String text, int width) {
        return render(Wrap.hanging(Line.EMPTY, text, Tone.PLAIN, width));
    }

    private static List<String> render(List<Line> lines) {
        return lines.stream().map(l -> l.render(Style.PLAIN)).toList();
    }
}
