package io.github.asgbg.config;

import io.github.asgbg.config.Settings.LedgerPlace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code s3://bucket/prefix}. Source of the naming rules: S3 user guide, general purpose bucket naming rules. */
final class S3Url {
    private static final Pattern SHAPE = Pattern.compile("s3://([^/]+)(?:/(.*))?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}");
    /** The characters that S3 calls safe in keys; service and file name come after it. */
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()/=+@-]{0,512}");

    private S3Url() {}

    static Optional<LedgerPlace> parse(String text) {
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

    private static boolean isBucket(String name) {
        return BUCKET.matcher(name).matches()
                && !ADDRESS.matcher(name).matches()
                && !name.startsWith("xn--")
                && !name.endsWith("-s3alias");
    }

    private static boolean isPrefix(String prefix) {
        return PREFIX.matcher(prefix).matches() && !prefix.contains("//") && !prefix.matches("(.*/)?\\.\\.?(/.*)?");
    }
}
