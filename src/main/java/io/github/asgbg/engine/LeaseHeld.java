package io.github.asgbg.engine;

import io.github.asgbg.port.Ledger;

/** Another holder is alive and acting. */
final class LeaseHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Ledger.Entry entry;

    /** {@code entry}: the document that carries its lease. */
    LeaseHeld(Ledger.Entry entry) {
        super("the lease is held", null, false, false);
        this.entry = entry;
    }

    Ledger.Entry entry() {
        return entry;
    }
}
