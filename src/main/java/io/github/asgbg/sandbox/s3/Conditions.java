package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Conditional requests, as the S3 user guide and RFC 7232 have them. */
final class Conditions {
    private Conditions() {}

    static boolean isConditionalWrite(Call call) {
        return call.header("if-match").isPresent()
                || call.header("if-none-match").isPresent();
    }

    /**
     * Before a write.
     *
     * @throws AwsError PreconditionFailed, or NoSuchKey for {@code If-Match} on an object that is not there
     */
    static void checkWrite(Call call, Optional<StoredObject> existing) {
        call.header("if-none-match").ifPresent(condition -> requireAbsent(condition, existing));
        call.header("if-match").ifPresent(condition -> requireMatch(condition, existing));
    }

    private static void requireAbsent(String condition, Optional<StoredObject> existing) {
        if (!condition.equals("*")) {
            throw new AwsError(
                    501, "NotImplemented", "A header you provided implies functionality that is not implemented");
        }
        if (existing.isPresent()) {
            throw failed();
        }
    }

    /**
     * Before a delete or an overwrite that names an entity tag.
     *
     * @throws AwsError PreconditionFailed or NoSuchKey
     */
    static void requireMatch(String condition, Optional<StoredObject> existing) {
        if (!existing.orElseThrow(Bucket::noSuchKey).matches(condition)) {
            throw failed();
        }
    }

    /**
     * Before a read: a matching entity tag decides alone, and dates are looked at only where none was given.
     *
     * @throws AwsError PreconditionFailed, or NotModified with status 304
     */
    static void checkRead(Call call, StoredObject object, String prefix) {
        Optional<String> match = call.header(prefix + "if-match");
        Optional<String> noneMatch = call.header(prefix + "if-none-match");
        boolean unmodified = match.map(object::matches)
                .orElseGet(() ->
                        !since(call, prefix + "if-unmodified-since", object).orElse(false));
        boolean changed = noneMatch.map(condition -> !object.matches(condition)).orElseGet(() -> since(
                        call, prefix + "if-modified-since", object)
                .orElse(true));
        if (!unmodified) {
            throw failed();
        }
        if (!changed) {
            throw prefix.isEmpty() ? new AwsError(304, "NotModified", "Not Modified") : failed();
        }
    }

    /** Whether the object was modified after the date in a header, if there is a readable one. */
    private static Optional<Boolean> since(Call call, String header, StoredObject object) {
        Instant modified = object.lastModified().truncatedTo(ChronoUnit.SECONDS);
        return call.header(header).flatMap(Conditions::date).map(modified::isAfter);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // RFC 7232: a recipient ignores a date that it cannot read
        }
    }

    private static AwsError failed() {
        return new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }
}
