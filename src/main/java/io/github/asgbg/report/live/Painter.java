package io.github.asgbg.report.live;

import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Style;
import java.io.PrintStream;
import java.util.List;

/**
 * Draws one frame over the last. Each is written in one piece, line by line over the old text and never by clearing
 * first, so that nothing flickers; the cursor is left below the frame, so that a program that is killed leaves a usable
 * terminal. Control sequences: ECMA-48 CPL, EL, ED.
 */
final class Painter {
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final Style style;
    private List<Integer> drawn = List.of();

    Painter(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** The width is the terminal's: it tells where the last frame's lines are now, if it was made narrower. */
    void paint(Frame frame, int width) {
        StringBuilder text = new StringBuilder();
        int up = drawn.stream()
                .mapToInt(w -> Math.max(1, (w + width - 1) / width))
                .sum();
        if (up > 0) {
            text.append("\u001b[" + up + "F");
        }
        frame.render(style).forEach(line -> text.append(line).append(CLEAR_LINE).append('\n'));
        out.print(text.append(CLEAR_BELOW));
        out.flush();
        drawn = frame.lines().stream().map(Line::width).toList();
    }
}
