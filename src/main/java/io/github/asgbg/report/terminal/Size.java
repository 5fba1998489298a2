package io.github.asgbg.report.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal's columns and lines. */
public record Size(int width, int height) {
    public static final Size USUAL = new Size(80, 24);
    private static final Pattern STTY = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

    /** Reads what {@code stty size} prints: lines, then columns. Some terminals say 0 for what they do not know. */
    static Optional<Size> ofStty(String output) {
        Matcher shape = STTY.matcher(output);
        return shape.matches() ? of(shape.group(2), shape.group(1)) : Optional.empty();
    }

    /** Reads two numbers; empty unless both are greater than zero. */
    static Optional<Size> of(String width, String height) {
        if (!width.matches("\\d{1,5}") || !height.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        Size size = new Size(Integer.parseInt(width), Integer.parseInt(height));
        return Optional.of(size).filter(s -> s.width > 0 && s.height > 0);
    }
}
