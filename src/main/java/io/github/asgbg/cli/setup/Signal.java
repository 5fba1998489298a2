package io.github.asgbg.cli.setup;

import io.github.asgbg.model.Ending;

/** A signal that asks the process to stop, and how a command ends that followed it. */
public enum Signal {
    /** The terminal is gone. */
    HUP(Ending.TERMINATED),
    /** Ctrl-C. */
    INT(Ending.INTERRUPTED),
    /** What {@code kill}, a CI system or a service manager sends. */
    TERM(Ending.TERMINATED);

    private final Ending ending;

    Signal(Ending ending) {
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
