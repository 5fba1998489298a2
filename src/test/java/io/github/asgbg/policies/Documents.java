package io.github.asgbg.policies;

import io.github.asgbg.sandbox.iam.policy.PolicyDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The documents of {@code iam-policies}, with values in the place of the words in capitals. */
public final class Documents {
    private static final Path FOLDER = Path.of("iam-policies");
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z_])[A-Z][A-Z_]+(?![A-Za-z_])");

    /** Values for every word, those of a simulated account. */
    public static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("REGION", "us-east-1"),
            Map.entry("ACCOUNT", "123456789012"),
            Map.entry("SERVICE", "shop"),
            Map.entry("BLUE", "shop-blue"),
            Map.entry("GREEN", "shop-green"),
            Map.entry("VERSION_TAG", "image-version"),
            Map.entry("SERVICE_TAG", "service"),
            Map.entry("ALARM_PREFIX", "shop-"),
            Map.entry("ALARM_TOPIC", "shop-blue-alerts"),
            Map.entry("BUCKET", "asg-bg-ledger"),
            Map.entry("PREFIX", "releases"),
            Map.entry("OPERATOR", "sandbox"),
            Map.entry("BOOTSTRAP_BUCKET", "asg-bg-ledger"),
            Map.entry("BOOTSTRAP_PREFIX", "asg-bg-bootstrap"));

    private Documents() {}

    public static PolicyDocument operator() {
        return PolicyDocument.ofIdentity(filledIn("operator.json"));
    }

    public static PolicyDocument observer() {
        return PolicyDocument.ofIdentity(filledIn("observer.json"));
    }

    public static PolicyDocument adopt() {
        return PolicyDocument.ofIdentity(filledIn("adopt.json"));
    }

    public static PolicyDocument instance() {
        return PolicyDocument.ofIdentity(filledIn("instance.json"));
    }

    public static PolicyDocument bucket() {
        return PolicyDocument.ofResource(filledIn("bucket-policy.json"));
    }

    static String filledIn(String name) {
        Matcher word = WORD.matcher(text(name));
        return word.replaceAll(found -> Matcher.quoteReplacement(VALUES.getOrDefault(found.group(), found.group())));
    }

    /** The words to be replaced. */
    static Set<String> words(String name) {
        return WORD.matcher(text(name))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
