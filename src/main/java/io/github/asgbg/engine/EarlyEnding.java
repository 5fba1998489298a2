package io.github.asgbg.engine;

import io.github.asgbg.model.Outcome;

/** A command ends before it began to change anything: it is refused, or there is nothing to do. */
public final class EarlyEnding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    /** Ends with this outcome. */
    public EarlyEnding(Outcome outcome) {
        super(outcome.message().what(), null, false, false);
        this.outcome = outcome;
    }

    /** How the command ends, and why. */
    public Outcome outcome() {
        return outcome;
    }
}
