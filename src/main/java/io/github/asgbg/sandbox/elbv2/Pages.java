package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paging of ELBv2's describe calls: a size of 1 to 400 and a marker. */
final class Pages {
    private static final int LARGEST = 400;

    private Pages() {}

    /** One page, and the marker of the next, or null. */
    record Page<T>(List<T> items, @Nullable String next) {}

    static <T> Page<T> of(List<T> all, @Nullable Integer pageSize, @Nullable String marker) {
        int from = Math.min(position(marker), all.size());
        int size = Optional.ofNullable(pageSize).orElse(LARGEST);
        Errors.require(size >= 1 && size <= LARGEST, "Page size must be between 1 and " + LARGEST);
        int to = Math.min(from + size, all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    private static int position(@Nullable String marker) {
        try {
            int position = marker == null ? 0 : Integer.parseInt(marker);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException notOurs) {
            // Falls through to the answer for any marker that was not given out.
        }
        throw AwsError.validation("Invalid marker '" + marker + "'");
    }
}
