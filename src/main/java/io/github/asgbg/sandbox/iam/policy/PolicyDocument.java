package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * A policy document. Source: IAM user guide, "IAM JSON policy reference".
 *
 * <p>Everything in it is understood, or it is refused: what would be skipped could be the condition that matters.
 */
public final class PolicyDocument {
    private final List<Statement> statements;

    private PolicyDocument(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * Reads a policy of a user or a role.
     *
     * @throws MalformedPolicy when it is none
     */
    public static PolicyDocument ofIdentity(String json) {
        return new PolicyDocument(PolicyReader.read(json, false));
    }

    /**
     * Reads a policy of a resource, such as a bucket.
     *
     * @throws MalformedPolicy when it is none
     */
    public static PolicyDocument ofResource(String json) {
        return new PolicyDocument(PolicyReader.read(json, true));
    }

    /** Statements that allow, or that deny, this request. */
    Stream<Statement> about(AccessRequest request, boolean isAllow) {
        return statements.stream().filter(s -> s.isAllow() == isAllow && s.isAbout(request));
    }
}
