package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that AWS makes on the shape of a request, before it looks at any group. */
final class Requests {
    private Requests() {}

    static <T> T required(@Nullable T value, String member) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> invalid(
                        "Value null at '" + member + "' failed to satisfy constraint: Member must not be null"));
    }

    /** A name of the usual length: 1 to 255 characters. */
    static String name(@Nullable String value, String member) {
        String name = required(value, member);
        if (name.isEmpty() || name.length() > 255) {
            throw invalid(
                    "Value '" + name + "' at '" + member + "' failed to satisfy constraint: Member must have length "
                            + (name.isEmpty() ? "greater than or equal to 1" : "less than or equal to 255"));
        }
        return name;
    }

    /** One of the values that the API knows. */
    static String oneOf(List<String> known, @Nullable String value, String member) {
        String given = required(value, member);
        if (!known.contains(given)) {
            throw invalid("Value '" + given + "' at '" + member + "' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: " + known);
        }
        return given;
    }

    /** A list that may not be longer; the limit is the API's. */
    static <T> List<T> atMost(int limit, List<T> items, String member) {
        if (items.size() > limit) {
            throw invalid("Value '" + items + "' at '" + member + "' failed to satisfy constraint: "
                    + "Member must have length less than or equal to " + limit);
        }
        return items;
    }

    /** The ids of a call that moves instances: some, and not too many. */
    static List<String> ids(List<String> ids, int limit) {
        if (ids.isEmpty()) {
            throw invalid("Value '[]' at 'instanceIds' failed to satisfy constraint: "
                    + "Member must have length greater than or equal to 1");
        }
        return atMost(limit, ids, "instanceIds").stream().distinct().toList();
    }

    static AwsError invalid(String constraint) {
        return AwsError.validation("1 validation error detected: " + constraint);
    }
}
