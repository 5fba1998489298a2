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

    /** The ids of a call that moves instances: some, and not too many. */
    static List<String> ids(List<String> ids, int limit) {
        if (ids.isEmpty()) {
            throw invalid("Value '[]' at 'instanceIds' failed to satisfy constraint: "
                    + "Member must have length greater than or equal to 1");
        }
        if (ids.size() > limit) {
            throw invalid("Value '" + ids + "' at 'instanceIds' failed to satisfy constraint: "
                    + "Member must have length less than or equal to " + limit);
        }
        return ids.stream().distinct().toList();
    }

    static AwsError invalid(String constraint) {
        return AwsError.validation("1 validation error detected: " + constraint);
    }
}
