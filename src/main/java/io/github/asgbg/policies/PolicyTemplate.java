package io.github.asgbg.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;

/** A document of {@code iam-policies}, which the jar carries as it is. */
public enum PolicyTemplate {
    OPERATOR("whoever runs asg-bg: a role or user of its own, for one service"),
    OBSERVER("whoever runs status and plan only"),
    ADOPT("beside observer, whoever runs adopt, for as long as a service is adopted"),
    INSTANCE("the role of the instances, where scripts in S3 start the version"),
    BUCKET_POLICY("the ledger's bucket: a second wall, for everybody in the account"),
    CI_UPLOADER("the CI job that uploads the scripts that instances run, and releases nothing"),
    GITHUB_OIDC_TRUST("the trust policy of a role that jobs of one repository on GitHub assume");

    /** What a service need not have, and whose statements the operator's document then does without. */
    private static final Set<Placeholder> DISPENSABLE = EnumSet.of(
            Placeholder.ALARM_PREFIX,
            Placeholder.ALARM_TOPIC,
            Placeholder.BOOTSTRAP_BUCKET,
            Placeholder.BOOTSTRAP_PREFIX);

    private final String holder;

    PolicyTemplate(String holder) {
        this.holder = holder;
    }

    /** As it is typed; the file has the same name and the end {@code .json}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Who gets it. */
    public String holder() {
        return holder;
    }

    /** The one that is typed so. */
    public static Optional<PolicyTemplate> of(String id) {
        return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(PolicyTemplate::id).toList();
    }

    /** The words that its text leaves open. */
    public Set<Placeholder> placeholders() {
        Set<Placeholder> found = EnumSet.noneOf(Placeholder.class);
        Placeholder.words(text().toString())
                .results()
                .map(MatchResult::group)
                .forEach(word -> found.add(Placeholder.valueOf(word)));
        return found;
    }

    /** Those of what a service does not have that this document can do without. */
    Set<Placeholder> dispensable(Set<Placeholder> absent) {
        Set<Placeholder> both = EnumSet.noneOf(Placeholder.class);
        both.addAll(this == OPERATOR ? DISPENSABLE : Set.of());
        both.retainAll(absent);
        return both;
    }

    /** As it is in the jar. */
    JsonNode text() {
        String file = id() + ".json";
        try (InputStream in = PolicyTemplate.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
