package io.github.asgbg.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.iam.policy.PolicyDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** The documents of {@code iam-policies}, with values in the place of the words in capitals. */
public final class Documents {
    private static final Path FOLDER = Path.of("iam-policies");
    /** Values for every word, those of a simulated account. */
    static final Map<Placeholder, String> VALUES = Map.ofEntries(
            Map.entry(Placeholder.REGION, "us-east-1"),
            Map.entry(Placeholder.ACCOUNT, "123456789012"),
            Map.entry(Placeholder.SERVICE, "shop"),
            Map.entry(Placeholder.BLUE, "shop-blue"),
            Map.entry(Placeholder.GREEN, "shop-green"),
            Map.entry(Placeholder.VERSION_TAG, "image-version"),
            Map.entry(Placeholder.SERVICE_TAG, "service"),
            Map.entry(Placeholder.ALARM_PREFIX, "shop-"),
            Map.entry(Placeholder.ALARM_TOPIC, "shop-blue-alerts"),
            Map.entry(Placeholder.BUCKET, "asg-bg-ledger"),
            Map.entry(Placeholder.PREFIX, "releases"),
            Map.entry(Placeholder.BUCKET_ACCOUNT, "123456789012"),
            Map.entry(Placeholder.OPERATOR, "sandbox"),
            Map.entry(Placeholder.BOOTSTRAP_BUCKET, "asg-bg-ledger"),
            Map.entry(Placeholder.BOOTSTRAP_PREFIX, "asg-bg-bootstrap"),
            Map.entry(Placeholder.GITHUB_REPOSITORY, "octo-org/shop"),
            Map.entry(Placeholder.GITHUB_SUBJECT, "environment:production"),
            Map.entry(Placeholder.GITHUB_AUDIENCE, "sts.amazonaws.com"));

    private Documents() {}

    public static PolicyDocument operator() {
        return PolicyDocument.ofIdentity(filledIn(PolicyTemplate.OPERATOR));
    }

    public static PolicyDocument observer() {
        return PolicyDocument.ofIdentity(filledIn(PolicyTemplate.OBSERVER));
    }

    public static PolicyDocument adopt() {
        return PolicyDocument.ofIdentity(filledIn(PolicyTemplate.ADOPT));
    }

    public static PolicyDocument instance() {
        return PolicyDocument.ofIdentity(filledIn(PolicyTemplate.INSTANCE));
    }

    public static PolicyDocument bucket() {
        return PolicyDocument.ofResource(filledIn(PolicyTemplate.BUCKET_POLICY));
    }

    /** As 'asg-bg iam show' prints it. */
    static String filledIn(PolicyTemplate template) {
        return filledIn(template, VALUES, Set.of());
    }

    static String filledIn(PolicyTemplate template, Map<Placeholder, String> values, Set<Placeholder> absent) {
        FilledPolicy policy = FilledPolicy.of(template, values, absent);
        assertThat(policy).isInstanceOf(FilledPolicy.Complete.class);
        return ((FilledPolicy.Complete) policy).json();
    }

    /** The same values with another one in the place of one of them. */
    static Map<Placeholder, String> with(Placeholder placeholder, String value) {
        Map<Placeholder, String> values = new EnumMap<>(VALUES);
        values.put(placeholder, value);
        return values;
    }

    /** The words to be replaced. */
    static Set<String> words(String name) {
        return Placeholder.words(text(name))
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
