package io.github.asgbg.sandbox.iam.policy;

import java.util.List;

/**
 * What the policies say of a request, with the statements that decided it, by their Sids.
 *
 * @param statements empty for an implicit deny
 */
public record Decision(Effect effect, List<String> statements) {
    /** In the order of their weight: an explicit deny outweighs everything, an allow the silence. */
    public enum Effect {
        IMPLICIT_DENY,
        ALLOW,
        EXPLICIT_DENY
    }

    /** Copies the statements. */
    public Decision {
        statements = List.copyOf(statements);
    }

    public boolean isAllowed() {
        return effect == Effect.ALLOW;
    }
}
