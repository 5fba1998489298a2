package io.github.asgbg.aws.client;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.core.SdkResponse;

/** AWS's clock, which every answer carries in its {@code Date} header (RFC 9110 section 6.6.1), to the second. */
public final class Dates {
    private Dates() {}

    /** When AWS gave this answer, by AWS's clock; empty where an imitation leaves it out. */
    public static Optional<Instant> of(SdkResponse answer) {
        return Optional.ofNullable(answer.sdkHttpResponse())
                .flatMap(http -> http.firstMatchingHeader("Date"))
                .flatMap(Dates::parsed);
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
