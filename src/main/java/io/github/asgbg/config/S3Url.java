package io.github.asgbg.config;

import io.github.asgbg.config.Settings.LedgerPlace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code s3://bucket/prefix}. Source of the naming rules: S3 user guide, general purpose bucket naming rules. */
public final class S3Url {
    private static final Pattern SHAPE = Pattern.compile("s3://([^/]+)(?:/(.*))?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}");
    /** The characters that S3 calls safe in keys; service and file name come after it. */
    private static final Pattern OF_PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()/=+@-]");

    private static final int LONGEST_PREFIX = 512;
    private static final Pattern PREFIX = Pattern.compile(OF_PREFIX + "{0," + LONGEST_PREFIX + "}");
    private static final Pattern OF_BUCKET = Pattern.compile("[a-z0-9.-]");
    private static final int SHORTEST_BUCKET = 3;
    private static final int LONGEST_BUCKET = 63;
    private static final List<String> RESERVED_BEGINNINGS = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_ENDS = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private S3Url() {}

    /** The place that is written so; empty when it is none. */
    public static Optional<LedgerPlace> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String rest = shape.group(2) == null ? "" : shape.group(2);
        String prefix = rest.replaceAll("^/+|/+$", "");
        return isBucket(shape.group(1)) && isPrefix(prefix)
                ? Optional.of(new LedgerPlace(shape.group(1), prefix))
                : Optional.empty();
    }

    /** What is wrong with a place, to follow the complaint about it; empty when it is not of this shape at all. */
    public static String fault(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return "";
        }
        String bucket = shape.group(1);
        String prefix = shape.group(2) == null ? "" : shape.group(2).replaceAll("^/+|/+$", "");
        if (bucket.length() < SHORTEST_BUCKET) {
            return ": its bucket has " + bucket.length() + " characters, not 3 to 63";
        }
        String ofBucket = NameFault.of(bucket, OF_BUCKET, LONGEST_BUCKET);
        if (!ofBucket.isEmpty()) {
            return "; in its bucket" + ofBucket;
        }
        if (!isBucket(bucket)) {
            return ": S3 has no bucket of that name";
        }
        String ofPrefix = NameFault.of(prefix, OF_PREFIX, LONGEST_PREFIX);
        return ofPrefix.isEmpty() ? ": its prefix has an empty part, or one of dots" : "; in its prefix" + ofPrefix;
    }

    private static boolean isBucket(String name) {
        return BUCKET.matcher(name).matches()
                && !ADDRESS.matcher(name).matches()
                && RESERVED_BEGINNINGS.stream().noneMatch(name::startsWith)
                && RESERVED_ENDS.stream().noneMatch(name::endsWith);
    }

    private static boolean isPrefix(String prefix) {
        return PREFIX.matcher(prefix).matches() && !prefix.contains("//") && !prefix.matches("(.*/)?\\.\\.?(/.*)?");
    }
}
