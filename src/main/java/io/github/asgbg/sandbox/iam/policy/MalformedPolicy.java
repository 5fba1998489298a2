package io.github.asgbg.sandbox.iam.policy;

/** A document that is not in the policy language, or uses a part of it that is not understood here. */
public final class MalformedPolicy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedPolicy(String what) {
        super(what);
    }

    MalformedPolicy(String what, Throwable cause) {
        super(what, cause);
    }
}
