package io.github.asgbg.config;

import java.util.Arrays;
import java.util.List;

/**
 * One value as somebody wrote it.
 *
 * @param where the flag, the environment variable, or file, line and column
 * @param items its parts, for a setting that is a list
 */
record Found(String text, String where, List<String> items) {
    Found {
        items = List.copyOf(items);
    }

    /** A text; commas separate its parts. */
    Found(String text, String where) {
        this(text, where, Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    /** A list of the settings file, whose parts may hold commas. */
    static Found list(List<String> items, String where) {
        return new Found(String.join(", ", items), where, items);
    }
}
