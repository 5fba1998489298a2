package io.github.asgbg.engine;

/** The user asked to stop; the action in hand has been finished. */
final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interruption() {
        super("interrupted", null, false, false);
    }
}
