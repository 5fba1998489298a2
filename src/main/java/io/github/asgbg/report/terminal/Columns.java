package io.github.asgbg.report.terminal;

/** How many columns a terminal gives to a text. */
public final class Columns {
    private Columns() {}

    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** As much of the text as fits; what was cut off shows as an ellipsis. */
    public static String fit(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        return width <= 0 ? "" : head(text, width - 1) + "…";
    }

    /** As much of the text's end as fits: the end of an id tells more than its beginning. */
    public static String fitEnd(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        return width <= 0 ? "" : "…" + text.substring(text.length() - Math.min(text.length(), width - 1));
    }

    public static String pad(String text, int width) {
        String fitting = fit(text, width);
        return fitting + " ".repeat(Math.max(0, width - of(fitting)));
    }

    private static String head(String text, int width) {
        StringBuilder head = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += of(c);
            if (used > width) {
                break;
            }
            head.appendCodePoint(c);
        }
        return head.toString();
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** Source: Unicode Standard Annex 11, East Asian Wide and Fullwidth, in coarse ranges. */
    private static boolean isWide(int c) {
        return within(c, 0x1100, 0x115F)
                || within(c, 0x2E80, 0xA4CF)
                || within(c, 0xAC00, 0xD7A3)
                || within(c, 0xF900, 0xFAFF)
                || within(c, 0xFE30, 0xFE6F)
                || within(c, 0xFF00, 0xFF60)
                || within(c, 0xFFE0, 0xFFE6)
                || within(c, 0x1F300, 0x1FAFF)
                || within(c, 0x20000, 0x3FFFD);
    }

    private static boolean within(int c, int from, int to) {
        return c >= from && c <= to;
    }
}
