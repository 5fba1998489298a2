package io.github.asgbg.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One setting that decides where a command works, and that nobody typed for it: it comes from the settings file, or from a
 * variable or profile that redirects calls.
 *
 * @param source the file, variable or profile
 */
public record Origin(String source, String setting, String value) {
    /** All of them in one sentence, as in {@code settings from asg-bg.yaml: ledger s3://bucket/asg-bg, profile prod}. */
    public static String sentence(List<Origin> origins) {
        return origins.stream()
                .map(Origin::source)
                .distinct()
                .map(source -> "from " + source + ": " + values(origins, source))
                .collect(Collectors.joining("; ", "settings ", ""));
    }

    private static String values(List<Origin> origins, String source) {
        return origins.stream()
                .filter(o -> o.source().equals(source))
                .map(o -> o.setting() + " " + o.value())
                .collect(Collectors.joining(", "));
    }
}
