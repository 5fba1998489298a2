package io.github.asgbg.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Size;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.simulation.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    @Test
    void aFrameIsDrawnOverTheLastOne() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Painter painter = new Painter(new PrintStream(bytes, true, UTF_8), Style.PLAIN);
        painter.paint(new Frame(List.of(Line.of("one"), Line.of("two"))), 80);
        bytes.reset();
        painter.paint(new Frame(List.of(Line.of("three"))), 80);
        assertThat(bytes.toString(UTF_8)).isEqualTo("\u001b[2Fthree\u001b[K\n\u001b[J");
    }

    @Test
    void aTerminalMadeNarrowerHasWrappedTheLastFrame() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Painter painter = new Painter(new PrintStream(bytes, true, UTF_8), Style.PLAIN);
        painter.paint(new Frame(List.of(Line.of("x".repeat(50)), Line.EMPTY)), 80);
        bytes.reset();
        painter.paint(new Frame(List.of()), 20);
        assertThat(bytes.toString(UTF_8)).startsWith("\u001b[4F");
    }

    @Test
    void theLastFrameStaysAndNothingIsDrawnAfterTheEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LiveView view = new LiveView(new PrintStream(bytes, true, UTF_8), () -> Size.USUAL, Style.PLAIN);
        view.tick(Recordings.failedDeploy().get(0).at());
        assertThat(bytes.size()).isZero();

        Recordings.failedDeploy().forEach(view::tell);
        assertThat(bytes.toString(UTF_8)).contains("shop-green").endsWith("\u001b[J");
        bytes.reset();
        view.tick(Recordings.failedDeploy().get(0).at().plus(Duration.ofHours(1)));
        assertThat(bytes.size()).isZero();
    }
}
