package io.github.asgbg.engine;

import io.github.asgbg.port.LedgerDocument.LeaseNote;

/** Another holder is alive and acting. */
final class LeaseHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LeaseNote note;

    LeaseHeld(LeaseNote note) {
        super("the lease is held by " + note.holder(), null, false, false);
        this.note = note;
    }

    LeaseNote note() {
        return note;
    }
}
