package io.github.asgbg.report.terminal;

import io.github.asgbg.model.Printable;
import java.util.ArrayList;
import java.util.List;

/** Breaks sentences between words. */
public final class Wrap {
    private Wrap() {}

    /**
     * The text below a head; what does not fit in one line goes on below the text's beginning. A command in quotes that fits in
     * a line of its own is not broken; a longer one is broken so that a shell which it is pasted into joins it again.
     */
    public static List<Line> hanging(Line head, String text, Tone tone, int width) {
        Line indent = Line.of(" ".repeat(head.width()));
        List<Line> lines = new ArrayList<>();
        String safe = CiCommands.broken(Printable.of(text));
        for (Pieces.Piece piece : Pieces.of(safe, Math.max(1, width - head.width()))) {
            Line start = lines.isEmpty() ? head : piece.isRestOfWord() ? Line.EMPTY : indent;
            lines.add(start.plus(piece.text(), tone).fit(width));
        }
        return lines;
    }

    /** The same in at most so many lines; what was cut off shows as an ellipsis. */
    public static List<Line> hanging(Line head, String text, Tone tone, int width, int most) {
        List<Line> lines = hanging(head, text, tone, width);
        if (lines.size() <= most || most < 1) {
            return lines.subList(0, Math.min(lines.size(), Math.max(0, most)));
        }
        List<Line> fitting = new ArrayList<>(lines.subList(0, most));
        Line last = fitting.get(most - 1);
        fitting.set(most - 1, last.fit(width - 2).plus(" …", tone));
        return fitting;
    }

    /** Parts with a dot between them, broken between parts only, unless one of them is wider than a line. */
    public static List<Line> parts(List<String> parts, Tone tone, int width) {
        List<Line> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + " · " + part;
            boolean fits = Columns.of(longer) <= width;
            if (!fits && !line.isEmpty()) {
                lines.addAll(hanging(Line.EMPTY, line, tone, width));
            }
            line = fits ? longer : part;
        }
        lines.addAll(hanging(Line.EMPTY, line, tone, width));
        return lines;
    }
}
