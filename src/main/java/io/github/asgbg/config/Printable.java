package io.github.asgbg.config;

import java.util.regex.Pattern;

/** Text from outside, fit to be shown: no control or invisible characters, not endless. */
final class Printable {
    private static final int LONGEST = 80;
    /** Line ends, what steers a terminal or the direction of writing, halves of characters, and what is no character. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    static String of(String text) {
        String clean = UNPRINTABLE.matcher(text).replaceAll("?");
        return clean.codePointCount(0, clean.length()) <= LONGEST
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
