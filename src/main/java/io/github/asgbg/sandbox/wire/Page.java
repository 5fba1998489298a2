package io.github.asgbg.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a longer answer of a service whose pages are asked for by {@code NextToken}.
 *
 * @param next the token of the page after it, or null
 */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final String MARK = "after-";

    /**
     * The page that a token asks for; without one, the first.
     *
     * @throws AwsError InvalidNextToken for a token that was not given out
     */
    public static <T> Page<T> of(List<T> all, int size, @Nullable String token) {
        int from = token == null || token.isEmpty() ? 0 : offset(token);
        int to = Math.min(all.size(), from + size);
        return new Page<>(
                from >= all.size() ? List.of() : List.copyOf(all.subList(from, to)),
                to < all.size() ? token(to) : null);
    }

    private static String token(int offset) {
        return Base64.getEncoder().encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.matches(MARK + "[0-9]+")) {
                return Integer.parseInt(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException garbled) {
            // Falls through to AWS's answer for any token that it did not give out.
        }
        throw new AwsError(400, "InvalidNextToken", "The token '" + token + "' is invalid");
    }
}
