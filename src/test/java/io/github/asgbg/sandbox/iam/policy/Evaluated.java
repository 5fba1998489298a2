package io.github.asgbg.sandbox.iam.policy;

import io.github.asgbg.sandbox.iam.policy.Decision.Effect;
import java.util.List;

/** One statement at work, written with single quotes. */
final class Evaluated {
    static final Caller BOB = new Caller("arn:aws:iam::123456789012:user/Bob");

    private Evaluated() {}

    static PolicyDocument identity(String... statements) {
        return PolicyDocument.ofIdentity(document(statements));
    }

    static PolicyDocument resource(String... statements) {
        return PolicyDocument.ofResource(document(statements));
    }

    static String document(String... statements) {
        return "{'Version':'2012-10-17','Statement':[".replace('\'', '"')
                + String.join(",", statements).replace('\'', '"') + "]}";
    }

    /** An allow of everything under one condition. */
    static String allowedIf(String condition) {
        return "{'Effect':'Allow','Action':'*','Resource':'*','Condition':" + condition + "}";
    }

    static AccessRequest request(String action, String resource) {
        return AccessRequest.of(BOB, action, resource);
    }

    static Effect effect(PolicyDocument identity, AccessRequest request) {
        return new Policies(List.of(identity), List.of()).decide(request).effect();
    }

    /** Whether the condition holds for this request. */
    static boolean holds(String condition, AccessRequest request) {
        return effect(identity(allowedIf(condition)), request) == Effect.ALLOW;
    }
}
