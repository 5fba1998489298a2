package io.github.asgbg.report.terminal;

/**
 * How much a terminal can show.
 *
 * @param colour whether text may be coloured
 * @param unicode whether it shows more than ASCII
 */
public record Style(boolean colour, boolean unicode) {
    public static final Style PLAIN = new Style(false, true);

    private static final String FANCY = "✓✗▸·…│█░→─⠋⠙⠹⠸";
    private static final String PLAINER = "+x>-~|#.>-|/-\\";

    /** The text in characters that can be shown; each sign has a stand-in of the same width. */
    String spell(String text) {
        return unicode ? text : ascii(text);
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.append(c < 128 ? (char) c : standIn(c)));
        return plain.toString();
    }

    private static char standIn(int codePoint) {
        int i = FANCY.indexOf(codePoint);
        return i < 0 ? '?' : PLAINER.charAt(i);
    }
}
