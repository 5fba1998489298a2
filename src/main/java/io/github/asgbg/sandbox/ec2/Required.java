package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters without which a request means nothing (EC2 API, "Error codes": MissingParameter). */
final class Required {
    private Required() {}

    /**
     * The value, unless it was left out or, being a text, is empty.
     *
     * @throws AwsError MissingParameter
     */
    static <T> T of(@Nullable T value, String parameter) {
        return Optional.ofNullable(value)
                .filter(given -> !given.equals(""))
                .orElseThrow(() ->
                        new AwsError(400, "MissingParameter", "The request must contain the parameter " + parameter));
    }
}
