package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * How long a bucket protects what is stored in it, where it says so for all objects (S3 user guide, "Locking objects with
 * Object Lock"; API: PutObjectLockConfiguration). Retention that a request asks for itself is not simulated.
 */
record ObjectLock(String mode, Period period) {
    private static final String MODE = "x-amz-object-lock-mode";
    private static final String UNTIL = "x-amz-object-lock-retain-until-date";
    private static final String BYPASS = "x-amz-bypass-governance-retention";

    /** What a configuration says; empty where it has no default retention. */
    static Optional<ObjectLock> in(String configuration) {
        XmlInput xml = XmlInput.parse(configuration.getBytes(StandardCharsets.UTF_8));
        if (!xml.required("ObjectLockEnabled").equals("Enabled")) {
            throw XmlInput.malformed();
        }
        return xml.text("Mode").map(mode -> new ObjectLock(checked(mode), period(xml)));
    }

    private static String checked(String mode) {
        if (!mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
            throw XmlInput.malformed();
        }
        return mode;
    }

    /** Either days or years (API: DefaultRetention). */
    private static Period period(XmlInput xml) {
        Optional<Integer> days = xml.text("Days").map(ObjectLock::number);
        Optional<Integer> years = xml.text("Years").map(ObjectLock::number);
        if (days.isPresent() == years.isPresent()) {
            throw XmlInput.malformed();
        }
        return days.map(Period::ofDays).orElseGet(() -> Period.ofYears(years.orElseThrow()));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw XmlInput.malformed();
        }
        return Integer.parseInt(text);
    }

    /**
     * Asks for a digest of what is uploaded (API: PutObject, "The Content-MD5 or x-amz-sdk-checksum-algorithm header is
     * required for any request to upload an object with a retention period configured using Amazon S3 Object Lock").
     *
     * @throws AwsError InvalidRequest, in the words of public reports of it
     */
    static void requireDigest(Call call) {
        if (call.header("content-md5").isEmpty() && call.payload().checksums().isEmpty()) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock"
                            + " parameters");
        }
    }

    /** What an object that is stored now tells of its retention. */
    Map<String, String> headers(Instant now) {
        Instant until = now.atZone(ZoneOffset.UTC).plus(period).toInstant();
        return Map.of(MODE, mode, UNTIL, until.toString());
    }

    static boolean isHeader(String name) {
        return name.equals(MODE) || name.equals(UNTIL);
    }

    /**
     * Refuses to delete a version for good before its time; whoever may bypass governance has to say so (user guide,
     * "Object Lock considerations").
     *
     * @throws AwsError AccessDenied
     */
    static void checkRemoval(Call call, StoredVersion version, Instant now) {
        Map<String, String> headers =
                version.object().map(StoredObject::metadata).orElse(Map.of());
        boolean isKept = Optional.ofNullable(headers.get(UNTIL))
                .filter(until -> now.isBefore(Instant.parse(until)))
                .isPresent();
        if (isKept && !isBypassed(call, headers)) {
            throw new AwsError(403, "AccessDenied", "Access Denied because object protected by object lock.");
        }
    }

    private static boolean isBypassed(Call call, Map<String, String> headers) {
        boolean asks = call.header(BYPASS)
                        .filter(text -> text.equalsIgnoreCase("true"))
                        .isPresent()
                && "GOVERNANCE".equals(headers.get(MODE));
        if (asks) {
            Access.requireOn(call, "s3:BypassGovernanceRetention", call.key());
        }
        return asks;
    }
}
