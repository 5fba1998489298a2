package io.github.asgbg.sandbox.elbv2;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The status codes that a health check takes for success: {@code 200}, {@code 200,202} or {@code 200-299}. */
record Codes(List<Range> ranges) {
    private static final Pattern FORM = Pattern.compile("\\d{3}(-\\d{3})?(,\\d{3}(-\\d{3})?)*");

    /** From the first to the last code, both included. */
    record Range(int first, int last) {}

    static Codes parse(String matcher) {
        Errors.require(
                FORM.matcher(matcher).matches(),
                "Health check matcher HTTP code '" + matcher + "' must be within 200-499");
        return new Codes(Arrays.stream(matcher.split(",", -1)).map(Codes::range).toList());
    }

    private static Range range(String text) {
        int first = Integer.parseInt(text.substring(0, 3));
        return new Range(first, text.length() > 3 ? Integer.parseInt(text.substring(4)) : first);
    }

    boolean contain(int status) {
        return ranges.stream().anyMatch(range -> range.first() <= status && status <= range.last());
    }
}
