package io.github.asgbg.cli.setup;

import java.io.OutputStream;

/** Successors that are no processes. */
public final class Successors {
    private Successors() {}

    /** One whose input goes here. */
    public static Successor writingTo(OutputStream input) {
        return new Successor(input);
    }
}
