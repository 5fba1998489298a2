package io.github.asgbg.report.terminal;

import io.github.asgbg.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of output in pieces of one tone each. It holds nothing that steers a terminal or commands a CI system. */
public record Line(List<Span> spans) {
    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = withoutCommands(List.copyOf(spans));
    }

    /** Pieces that are no command alone may be one together. */
    private static List<Span> withoutCommands(List<Span> spans) {
        String whole = spans.stream().map(Span::text).collect(Collectors.joining());
        List<Integer> breaks = CiCommands.breaks(whole, true);
        if (breaks.isEmpty()) {
            return spans;
        }
        List<Span> broken = new ArrayList<>();
        int from = 0;
        for (Span span : spans) {
            StringBuilder text = new StringBuilder(span.text());
            for (int i = breaks.size() - 1; i >= 0; i--) {
                int index = breaks.get(i) - from;
                if (index >= 0 && index < span.text().length()) {
                    text.insert(index, '\\');
                }
            }
            broken.add(new Span(text.toString(), span.tone()));
            from += span.text().length();
        }
        return broken;
    }

    /** A piece of text in one tone. */
    record Span(String text, Tone tone) {
        Span {
            text = Printable.of(text);
        }
    }

    public static Line of(String text) {
        return of(text, Tone.PLAIN);
    }

    public static Line of(String text, Tone tone) {
        return EMPTY.plus(text, tone);
    }

    public Line plus(String text) {
        return plus(text, Tone.PLAIN);
    }

    public Line plus(String text, Tone tone) {
        return plus(new Line(List.of(new Span(text, tone))));
    }

    public Line plus(Line other) {
        List<Span> both = new ArrayList<>(spans);
        both.addAll(other.spans);
        return new Line(both);
    }

    /** The columns it takes on a terminal. */
    public int width() {
        return spans.stream().mapToInt(s -> Columns.of(s.text())).sum();
    }

    /** The line, cut off where it would be wider than this. */
    public Line fit(int width) {
        if (width() <= width) {
            return this;
        }
        Line fitting = EMPTY;
        for (Span span : spans) {
            int left = width - fitting.width();
            if (Columns.of(span.text()) > left) {
                return fitting.plus(Columns.fit(span.text(), left), span.tone());
            }
            fitting = fitting.plus(span.text(), span.tone());
        }
        return fitting;
    }

    /** The line in exactly this width. */
    public Line pad(int width) {
        Line fitting = fit(width);
        return fitting.plus(" ".repeat(Math.max(0, width - fitting.width())));
    }

    /** The line as characters, with control sequences only if the style has colour. */
    public String render(Style style) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            String spelled = style.spell(span.text());
            text.append(style.colour() ? span.tone().paint(spelled) : spelled);
        }
        return text.toString();
    }
}
