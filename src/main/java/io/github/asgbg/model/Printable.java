package io.github.asgbg.model;

import java.util.regex.Pattern;

/**
 * Text that somebody else wrote, fit to be shown in a line of a terminal or a log. What would steer the terminal, reorder
 * or hide other text, break the line, or is no character at all becomes one visible replacement character (U+FFFD) for each run of it; a
 * control sequence counts as one. Wide characters and combining marks stay, up to eight marks on one character.
 *
 * <p>Sources: ECMA-48 and xterm's "Control Sequences" for escape sequences; the Unicode Character Database for the general
 * categories Cc, Cf, Cs, Zl and Zp, for Default_Ignorable_Code_Point (DerivedCoreProperties.txt) and for noncharacters;
 * Unicode Standard Annex 9 for what reorders.
 */
public final class Printable {
    private static final int BRIEF = 80;
    private static final String STAND_IN = "\uFFFD";

    /** Longer ones are no sequences that anybody means; what is in them then shows. */
    private static final String SEQUENCE = "(?:\\x1B\\[|\\x9B)[0-?]{0,64}[ -/]{0,8}[@-~]"
            + "|(?:\\x1B[\\]PX^_]|[\\x90\\x98\\x9D-\\x9F])[^\\x07\\x1B\\x90-\\x9F\\r\\n]{0,4096}+(?:\\x07|\\x1B\\\\|\\x9C)"
            + "|\\x1B(?:[ -/]{1,8}[0-~]|[@-Z\\\\^_c78=>])";

    /** U+2800 is an empty pattern of Braille: a blank that is none. */
    private static final String UNPRINTABLE = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}"
            + "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2060}-\\x{206F}\\x{2800}\\x{3164}"
            + "\\x{FDD0}-\\x{FDEF}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}"
            + noncharacters()
            + "]";

    private static final Pattern SEQUENCES = Pattern.compile(SEQUENCE);
    private static final Pattern UNSAFE = Pattern.compile("(?:" + SEQUENCE + "|" + UNPRINTABLE + ")++");
    private static final Pattern TABS = Pattern.compile("\\t++");
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("(\\p{M}{8})\\p{M}++");

    private Printable() {}

    /** The text in one line. */
    public static String of(String text) {
        if (isPlainAscii(text)) {
            return text;
        }
        String oneLine = TABS.matcher(text).replaceAll(" ");
        String safe = UNSAFE.matcher(oneLine).replaceAll(STAND_IN);
        return TOO_MANY_MARKS.matcher(safe).replaceAll("$1" + STAND_IN);
    }

    /** The same, of at most so many characters, and an ellipsis where there were more. */
    public static String of(String text, int most) {
        return shortened(of(text), most);
    }

    /** A value within a sentence, of which the beginning tells enough. */
    public static String brief(String text) {
        return of(text, BRIEF);
    }

    /** Several lines, each fit to be shown. */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        text.lines().forEach(line -> lines.append(of(line)).append('\n'));
        return lines.toString();
    }

    /** Whether all of it shows as it is. */
    public static boolean isPrintable(String text) {
        return of(text).equals(text);
    }

    /** The text without colours, links and other control sequences, for what was written for a terminal. */
    public static String withoutSequences(String text) {
        return SEQUENCES.matcher(text).replaceAll("");
    }

    /** An address without the user and password that may be in it. */
    public static String withoutLogin(String url) {
        return url.replaceFirst("//[^/]*@", "//…@");
    }

    /** At most so many characters, and an ellipsis where there were more; otherwise as it was. */
    public static String shortened(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private static boolean isPlainAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** The last two of every plane. */
    private static String noncharacters() {
        StringBuilder all = new StringBuilder();
        for (int plane = 0; plane <= 0x10; plane++) {
            String start = Integer.toHexString(plane);
            all.append("\\x{").append(start).append("FFFE}\\x{").append(start).append("FFFF}");
        }
        return all.toString();
    }
}
