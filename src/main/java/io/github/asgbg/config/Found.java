package io.github.asgbg.config;

import java.util.Arrays;
import java.util.List;

/**
 * One value as somebody wrote it.
 *
 * @param where the flag, the environment variable, or file, line and column
 * @param items its parts, for a setting that is a list
 * @param isInFile whether the settings file says it, which may be anybody's: it is looked for where one happens to be
 */
record Found(String text, String where, List<String> items, boolean isInFile) {
    Found {
        items = List.copyOf(items);
    }

    /** A text that somebody typed or exported; commas separate its parts. */
    Found(String text, String where) {
        this(text, where, parts(text), false);
    }

    /** A text of the settings file. */
    static Found inFile(String text, String where) {
        return new Found(text, where, parts(text), true);
    }

    /** A list of the settings file, whose parts may hold commas. */
    static Found list(List<String> items, String where) {
        return new Found(String.join(", ", items), where, items, true);
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
