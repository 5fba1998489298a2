package io.github.asgbg.engine;

/** Somebody else holds the lease now, or ours could not be renewed in time: this process must not act any more. */
final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(String message) {
        super(message, null, false, false);
    }
}
