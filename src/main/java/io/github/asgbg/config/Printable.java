package io.github.asgbg.config;

/** Text from outside, fit to be shown: no control characters, not endless. */
final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    static String of(String text) {
        String clean = text.replaceAll("\\p{Cc}", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
