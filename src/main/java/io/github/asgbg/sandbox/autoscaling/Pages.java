package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer answer.
 *
 * @param next the token of the page after it, or null
 */
record Pages<T>(List<T> items, @Nullable String next) {
    private static final String MARK = "after-";

    /** Cuts the page that a request asks for. */
    static <T> Pages<T> of(List<T> all, @Nullable Integer maxRecords, @Nullable String token, int byDefault, int most) {
        int size = Optional.ofNullable(maxRecords).orElse(byDefault);
        if (size < 1 || size > most) {
            throw Requests.invalid("Value '" + size + "' at 'maxRecords' failed to satisfy constraint: "
                    + "Member must have value between 1 and " + most);
        }
        int from = token == null || token.isEmpty() ? 0 : offset(token);
        int to = Math.min(all.size(), from + size);
        return new Pages<>(
                from >= all.size() ? List.of() : List.copyOf(all.subList(from, to)),
                to < all.size() ? token(to) : null);
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return Integer.parseInt(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException garbled) {
            // Falls through to AWS's answer for any token that it did not give out.
        }
        throw new AwsError(400, "InvalidNextToken", "The token '" + token + "' is invalid");
    }
}
