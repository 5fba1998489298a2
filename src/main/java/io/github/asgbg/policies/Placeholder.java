package io.github.asgbg.policies;

import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word in capitals that the documents leave open, where its value comes from, and what it may be. */
public enum Placeholder {
    ACCOUNT("--account", "the account, its 12 digits", "\\d{12}"),
    REGION("--region", "the Region of the two groups, as in eu-central-1", "[a-z]{2,}(-[a-z]+)+-\\d{1,2}"),
    SERVICE("service", "the service", Forms.NAME),
    BLUE("groups.blue", "the blue Auto Scaling group", Forms.NAME),
    GREEN("groups.green", "the green Auto Scaling group", Forms.NAME),
    VERSION_TAG("tag-key", "the tag that carries the version", Forms.TEXT),
    SERVICE_TAG("service-tag", "the tag that names the service", Forms.TEXT),
    BUCKET("ledger", "the ledger's bucket", Forms.NAME),
    /** Empty where the ledger has its bucket to itself. */
    PREFIX("ledger", "the ledger's prefix", Forms.NAME_OR_NOTHING),
    BUCKET_ACCOUNT("bucket-owner", "the account that owns the ledger's bucket, its 12 digits", "\\d{12}"),
    /** Source: IAM API reference, CreateRole: RoleName and Path; of a path only what names of roles may have. */
    OPERATOR(
            "--operator",
            "the role or user that runs asg-bg, by its name and, if it has one, its path, as in team/deployer",
            "(?:[\\w+=,.@-]{1,64}/)*[\\w+=,.@-]{1,64}"),
    /** Empty it would be every alarm. */
    ALARM_PREFIX("--alarm-prefix", "how the names of the service's alarms begin, as in shop-", Forms.TEXT),
    /** Source: SNS API reference, CreateTopic: Name. */
    ALARM_TOPIC(
            "--alarm-topic", "the SNS topic that those alarms notify, by its name", "[A-Za-z0-9_-]{1,256}(\\.fifo)?"),
    BOOTSTRAP_BUCKET("--bootstrap", "where the scripts are that instances run, as s3://BUCKET/PREFIX", Forms.NAME),
    /** Empty where the scripts have their bucket to themselves. */
    BOOTSTRAP_PREFIX(
            "--bootstrap", "where the scripts are that instances run, as s3://BUCKET/PREFIX", Forms.NAME_OR_NOTHING),
    /**
     * As the token's subject has it, where the numbers of owner and repository may follow their names. Source: GitHub changelog
     * of 2026-04-23, "Immutable subject claims for GitHub Actions OIDC tokens".
     */
    GITHUB_REPOSITORY(
            "--github-repository",
            "the repository whose jobs assume the role, as OWNER/NAME",
            "[A-Za-z0-9][A-Za-z0-9_-]*(@\\d+)?/[A-Za-z0-9._-]+(@\\d+)?"),
    /** What follows the repository in the token's subject. Source: GitHub, "OpenID Connect reference", example subject claims. */
    GITHUB_SUBJECT(
            "--github-branch or --github-environment",
            "the branch or the environment for which the jobs run",
            "(ref:refs/heads/|environment:)[A-Za-z0-9._/#+@ -]+"),
    GITHUB_AUDIENCE(
            "--github-audience", "for whom the jobs ask their tokens, as in sts.amazonaws.com", "[A-Za-z0-9._:/-]+");

    /** What stands for anything, or for something of the request, wherever it stands in a policy, or would end a text. */
    private static final Pattern SPECIAL = Pattern.compile("[*?${}\"\\\\\\p{Cntrl}]");

    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z_])[A-Z][A-Z_]+(?![A-Za-z_])");

    private final String given;
    private final String meaning;
    private final Pattern form;

    Placeholder(String given, String meaning, String form) {
        this.given = given;
        this.meaning = meaning;
        this.form = Pattern.compile(form);
    }

    /** How a value is given: an option, or the path of a setting. */
    public String given() {
        return given;
    }

    public String meaning() {
        return meaning;
    }

    /** Finds every word in capitals of a text. */
    static Matcher words(String text) {
        return WORD.matcher(text);
    }

    /** What is said instead where the service has no such thing. */
    String without() {
        return switch (this) {
            case ALARM_PREFIX -> "--no-alarms";
            case ALARM_TOPIC -> "--no-alarm-topic";
            case BOOTSTRAP_BUCKET, BOOTSTRAP_PREFIX -> "--no-bootstrap";
            case ACCOUNT,
                    REGION,
                    SERVICE,
                    BLUE,
                    GREEN,
                    VERSION_TAG,
                    SERVICE_TAG,
                    BUCKET,
                    PREFIX,
                    BUCKET_ACCOUNT,
                    OPERATOR,
                    GITHUB_REPOSITORY,
                    GITHUB_SUBJECT,
                    GITHUB_AUDIENCE -> throw new IllegalStateException(this + " is always needed");
        };
    }

    /** Why this must not stand in a policy; what a policy takes for a pattern or a variable would grant more than it says. */
    Optional<Problem> objection(String value) {
        Matcher special = SPECIAL.matcher(value);
        if (special.find()) {
            return Optional.of(refused(
                    value, "has " + shown(special.group()) + " in it, which a policy would not take for a letter"));
        }
        return form.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(refused(value, "is not what it has to be"));
    }

    private static String shown(String character) {
        return Printable.isPrintable(character)
                ? "'" + character + "'"
                : String.format("U+%04X", character.codePointAt(0));
    }

    private Problem refused(String value, String why) {
        return new Problem(
                given + ": '" + Printable.brief(value) + "' " + why,
                "give " + meaning + ", without * ? $ { } \" and \\");
    }

    private static final class Forms {
        static final String NAME = "[!-~]+";
        static final String NAME_OR_NOTHING = "[!-~]*";
        static final String TEXT = ".*\\S.*";
    }
}
