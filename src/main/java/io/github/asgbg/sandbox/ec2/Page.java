package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a Describe operation.
 *
 * @param nextToken null on the last page
 * @param <T> what is described
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
    /**
     * Cuts a page out; without a size everything is on one page.
     *
     * @throws AwsError InvalidNextToken
     */
    static <T> Page<T> of(List<T> all, @Nullable Integer maxResults, @Nullable String token) {
        int from = token == null ? 0 : position(token, all.size());
        int to = maxResults == null ? all.size() : Math.min(all.size(), from + Math.max(1, maxResults));
        return new Page<>(all.subList(from, to), to < all.size() ? "page-" + to : null);
    }

    private static int position(String token, int size) {
        try {
            int position = Integer.parseInt(token.replaceFirst("^page-", ""));
            if (position >= 0) {
                return Math.min(size, position);
            }
        } catch (NumberFormatException e) {
            // Falls through to EC2's answer for any token that it did not give out.
        }
        throw new AwsError(400, "InvalidNextToken", "The token '" + token + "' is invalid");
    }
}
