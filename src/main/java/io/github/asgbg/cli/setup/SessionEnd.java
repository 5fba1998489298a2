package io.github.asgbg.cli.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * When the keys end that a command was started with, where whoever handed them over says so. Source: AWS CLI command reference,
 * "configure export-credentials", which exports AWS_CREDENTIAL_EXPIRATION beside the keys.
 */
final class SessionEnd {
    private static final String VARIABLE = "AWS_CREDENTIAL_EXPIRATION";

    private SessionEnd() {}

    /** What is to be known before a deploy begins that may take so long; empty where the session lasts, or nobody says how long. */
    static Optional<String> warning(Map<String, String> environment, Instant now, Duration deploy) {
        return end(environment)
                .filter(end -> end.isAfter(now) && end.isBefore(now.plus(deploy)))
                .map(end -> "note: the session of the keys in the environment ends in "
                        + Duration.between(now, end).toMinutes() + " min (" + end + "), and a deploy may take "
                        + deploy.toMinutes() + " min; if it is cut short, the same command goes on with new keys");
    }

    private static Optional<Instant> end(Map<String, String> environment) {
        try {
            return Optional.ofNullable(environment.get(VARIABLE))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
