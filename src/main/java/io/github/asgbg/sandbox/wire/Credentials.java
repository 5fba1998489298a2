package io.github.asgbg.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Until when the callers' sessions last, and whether their clocks are looked at. Unless told otherwise, sessions last for ever and
 * clocks are not: time here is virtual, and that of the caller is not. Each service refuses in its own words.
 */
public final class Credentials {
    /** The most by which a caller's clock may differ ("Common errors" of the Query services, RequestExpired; S3 user guide). */
    private static final Duration MOST = Duration.ofMinutes(15);

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private volatile Supplier<Instant> clock = () -> Instant.EPOCH;
    private volatile boolean checksClocks;

    /** The session of this access key ends then; a time in the past ends it at once. */
    public void endAt(String accessKeyId, Instant end) {
        ends.put(accessKeyId, end);
    }

    /** From now on a request is refused whose time is too far from the world's. */
    public void checkClocks() {
        checksClocks = true;
    }

    /** By which clock. */
    void by(Supplier<Instant> worldTime) {
        clock = worldTime;
    }

    /** Refuses what was signed too early, too late, or in a session that has ended. */
    public void require(WireRequest request, String service) {
        Instant now = clock.get();
        signedAt(request)
                .filter(at -> checksClocks && Duration.between(at, now).abs().compareTo(MOST) > 0)
                .ifPresent(at -> {
                    throw skewed(service, at, now);
                });
        Scope.of(request)
                .map(scope -> ends.get(scope.accessKeyId()))
                .filter(end -> !now.isBefore(end))
                .ifPresent(end -> {
                    throw ended(service);
                });
    }

    private static Optional<Instant> signedAt(WireRequest request) {
        try {
            return request.headers().getOrDefault("x-amz-date", List.of()).stream()
                    .findFirst()
                    .map(text -> LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static AwsError skewed(String service, Instant at, Instant now) {
        return switch (service) {
            case "s3" ->
                new AwsError(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.");
            case "ec2" -> new AwsError(400, "RequestExpired", "Request has expired.");
            default -> new AwsError(403, "SignatureDoesNotMatch", at.isBefore(now) ? late(at, now) : early(at, now));
        };
    }

    private static String late(Instant at, Instant now) {
        return "Signature expired: " + BASIC.format(at) + " is now earlier than " + BASIC.format(now.minus(MOST)) + " ("
                + BASIC.format(now) + " - 15 min.)";
    }

    private static String early(Instant at, Instant now) {
        return "Signature not yet current: " + BASIC.format(at) + " is still later than " + BASIC.format(now.plus(MOST))
                + " (" + BASIC.format(now) + " + 15 min.)";
    }

    private static AwsError ended(String service) {
        return switch (service) {
            case "s3" -> new AwsError(400, "ExpiredToken", "The provided token has expired.");
            case "ec2" -> new AwsError(400, "RequestExpired", "Request has expired.");
            default -> new AwsError(403, "ExpiredToken", "The security token included in the request is expired");
        };
    }
}
