package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What the three listing operations have in common: which keys are wanted, and how they are folded and written. */
record ListingRequest(String prefix, String delimiter, int maxKeys, Optional<String> encoding) {
    private static final int PAGE = 1000;

    static ListingRequest of(Call call) {
        return new ListingRequest(
                call.query("prefix").orElse(""),
                call.query("delimiter").orElse(""),
                Math.min(
                        PAGE, call.query("max-keys").map(ListingRequest::number).orElse(PAGE)),
                call.query("encoding-type"));
    }

    /** The common prefix that stands for the key, or an empty string where the key stands for itself. */
    String folded(String key) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    /** A page that ended with a common prefix goes on after all the keys folded into it. */
    boolean isFoldedInto(String after, String key) {
        return !delimiter.isEmpty() && after.endsWith(delimiter) && folded(key).equals(after);
    }

    void describe(Xml xml, Bucket bucket, boolean truncated) {
        xml.element("Name", bucket.name()).element("Prefix", encoded(prefix)).element("MaxKeys", maxKeys);
        encoding.ifPresent(type -> xml.element("EncodingType", type));
        if (!delimiter.isEmpty()) {
            xml.element("Delimiter", encoded(delimiter));
        }
        xml.element("IsTruncated", truncated);
    }

    void writePrefixes(Xml xml, Set<String> commonPrefixes) {
        commonPrefixes.forEach(
                folded -> xml.element("CommonPrefixes", item -> item.element("Prefix", encoded(folded))));
    }

    String encoded(String key) {
        boolean asUrl = encoding.equals(Optional.of("url"));
        return asUrl ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/") : key;
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to S3's answer.
        }
        throw new AwsError(400, "InvalidArgument", "Provided max-keys not an integer or within integer range");
    }
}
