package io.github.asgbg.sandbox.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * What the caller may do: everything, but for the actions that were denied. Actions are written as in an IAM policy, such
 * as {@code autoscaling:EnterStandby} or {@code ec2:Describe*}, in any case; of several that match, the last one said
 * counts.
 */
public final class Permissions {
    private final String caller;
    private final List<Statement> statements = new CopyOnWriteArrayList<>();
    private final Credentials credentials = new Credentials();

    /** All permissions, for the user of this ARN. */
    public Permissions(String callerArn) {
        this.caller = callerArn;
    }

    /** How IAM decides about an action (API: EvaluationResult). */
    public enum Decision {
        ALLOWED("allowed"),
        IMPLICIT_DENY("implicitDeny"),
        EXPLICIT_DENY("explicitDeny");

        private final String text;

        Decision(String text) {
            this.text = text;
        }

        /** In AWS's spelling. */
        public String text() {
            return text;
        }
    }

    private record Statement(Pattern action, Decision decision) {}

    /** Who is who at all. */
    public Credentials credentials() {
        return credentials;
    }

    /** Who asks. */
    public String caller() {
        return caller;
    }

    /**
     * From now on decides so about an action, or about all that the wildcards {@code *} and {@code ?} match.
     *
     * @throws IllegalArgumentException when the action is not written {@code service:Operation}
     */
    public void decide(String action, Decision decision) {
        if (!action.matches("[a-z0-9-]+:[A-Za-z0-9*?]+")) {
            throw new IllegalArgumentException("an IAM action is written service:Operation, not '" + action + "'");
        }
        statements.add(new Statement(pattern(action), decision));
    }

    private static Pattern pattern(String action) {
        String expression = action.replace("*", ".*").replace("?", ".");
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    /** What IAM says of an action. */
    public Decision decision(String action) {
        Decision last = Decision.ALLOWED;
        for (Statement statement : statements) {
            last = statement.action().matcher(action).matches() ? statement.decision() : last;
        }
        return last;
    }

    /**
     * The sentence in which AWS refuses an action; empty when it is allowed (IAM user guide, "Troubleshoot access denied
     * error messages").
     *
     * @param resource the ARN, as the service writes it in this sentence, empty for actions that have none
     */
    public Optional<String> refusal(String action, Optional<String> resource) {
        String attempt = "User: " + caller + " is not authorized to perform: " + action
                + resource.map(arn -> " on resource: " + arn).orElse("");
        return switch (decision(action)) {
            case ALLOWED -> Optional.empty();
            case IMPLICIT_DENY ->
                Optional.of(attempt + " because no identity-based policy allows the " + action + " action");
            case EXPLICIT_DENY -> Optional.of(attempt + " with an explicit deny in an identity-based policy");
        };
    }

    /** Whether it is an operation that only looks; AWS names no resource when it refuses most of these. */
    static boolean onlyLooks(String operation) {
        String name = operation.toLowerCase(Locale.ROOT);
        return name.startsWith("describe") || name.startsWith("list");
    }
}
