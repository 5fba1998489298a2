package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** The constraints of the service's model, all of which are checked before a request is refused once. */
final class Constraints {
    private final List<String> violations = new ArrayList<>();

    Constraints required(String member, @Nullable Object value) {
        if (value == null) {
            violations.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    /** Each dimension has a name and a value. */
    Constraints dimensions(List<Dimension> dimensions) {
        for (int index = 0; index < dimensions.size(); index++) {
            String path = "dimensions." + (index + 1) + ".member.";
            required(path + "name", dimensions.get(index).name());
            required(path + "value", dimensions.get(index).value());
        }
        return this;
    }

    Constraints atLeast(String member, int least, @Nullable Integer value) {
        return check(
                value == null || value >= least,
                member,
                value,
                "Member must have value greater than or equal to " + least);
    }

    Constraints atMost(String member, int most, @Nullable Integer value) {
        return check(
                value == null || value <= most, member, value, "Member must have value less than or equal to " + most);
    }

    /** Texts have as many letters as are allowed, and at least one. */
    Constraints length(String member, int most, @Nullable String value) {
        check(value == null || !value.isEmpty(), member, value, "Member must have length greater than or equal to 1");
        return lengthOrEmpty(member, most, value);
    }

    Constraints lengthOrEmpty(String member, int most, @Nullable String value) {
        return check(
                value == null || value.length() <= most,
                member,
                value,
                "Member must have length less than or equal to " + most);
    }

    Constraints size(String member, int most, Collection<?> values) {
        return check(values.size() <= most, member, values, "Member must have length less than or equal to " + most);
    }

    Constraints oneOf(String member, Collection<String> allowed, @Nullable String value) {
        return check(
                value == null || allowed.contains(value),
                member,
                value,
                "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
    }

    private Constraints check(boolean holds, String member, @Nullable Object value, String constraint) {
        if (!holds) {
            violations.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
        }
        return this;
    }

    /**
     * Ends the checks.
     *
     * @throws AwsError with all violations in one text
     */
    void require() {
        if (!violations.isEmpty()) {
            String errors = violations.size() == 1 ? " validation error detected: " : " validation errors detected: ";
            throw Errors.validation(violations.size() + errors + String.join("; ", violations));
        }
    }
}
