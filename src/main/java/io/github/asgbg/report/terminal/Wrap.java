package io.github.asgbg.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks sentences between words. */
public final class Wrap {
    /** A number stays with its unit. */
    private static final Pattern SPACES = Pattern.compile(" +(?!(?:s|min|h|d)\\b)");

    private Wrap() {}

    /** The text below a head; what does not fit in one line goes on below the text's beginning. */
    public static List<Line> hanging(Line head, String text, Tone tone, int width) {
        Line indent = Line.of(" ".repeat(head.width()));
        List<Line> lines = new ArrayList<>();
        for (String piece : pieces(Columns.clean(text), Math.max(1, width - head.width()))) {
            lines.add((lines.isEmpty() ? head : indent).plus(piece, tone).fit(width));
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

    private static List<String> pieces(String text, int width) {
        if (Columns.of(text) <= width) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        String whole = text.strip();
        String line = "";
        String gap = "";
        Matcher spaces = SPACES.matcher(whole);
        for (int from = 0; from < whole.length(); ) {
            int to = spaces.find() ? spaces.start() : whole.length();
            String longer = line + gap + whole.substring(from, to);
            boolean fits = line.isEmpty() || Columns.of(longer) <= width;
            if (!fits) {
                pieces.add(line);
            }
            line = fits ? longer : whole.substring(from, to);
            gap = to < whole.length() ? spaces.group() : "";
            from = to + gap.length();
        }
        pieces.add(line);
        return pieces;
    }
}
