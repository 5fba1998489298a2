package io.github.asgbg.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query strings as they stand in a request line. */
final class QueryStrings {
    private QueryStrings() {}

    /**
     * The parameters in their order.
     *
     * @throws AwsError MalformedQueryString ("Common errors" of the Query services)
     */
    static Map<String, List<String>> parse(@Nullable String raw) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return parameters;
        }
        Bounds.requireFew((int) raw.chars().filter(each -> each == '&').count());
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(decoded(name), unused -> new ArrayList<>())
                    .add(decoded(value));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new AwsError(404, "MalformedQueryString", "The query string contains a syntax error.");
        }
    }
}
