package io.github.asgbg.report.live;

import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Style;
import java.util.List;

/** What a terminal shows at one moment. */
record Frame(List<Line> lines) {
    Frame {
        lines = List.copyOf(lines);
    }

    /** No wider and no higher than this. */
    Frame fit(int width, int height) {
        return new Frame(lines.stream().limit(height).map(l -> l.fit(width)).toList());
    }

    /** Each line as characters. */
    List<String> render(Style style) {
        return lines.stream().map(l -> l.render(style)).toList();
    }
}
