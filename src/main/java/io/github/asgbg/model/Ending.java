package io.github.asgbg.model;

/** How a command ended; the exit code is part of the interface that CI stages rely on. */
public enum Ending {
    DONE(0),
    DEFECT(1),
    USAGE(2),
    /** Refused; nothing was changed. */
    REFUSED(3),
    /** Another release holds the lease. */
    LEASE_HELD(4),
    /** Failed and rolled back: the old version serves. */
    ROLLED_BACK(5),
    /** Left half-way: somebody must act now. */
    HALF_WAY(6),
    /** Timed out or lost its hold; running it again continues. */
    CONTINUE(7),
    /** In soak, waiting for finalize or rollback. */
    IN_SOAK(8),
    /** Ctrl-C. */
    INTERRUPTED(130),
    /** SIGTERM. */
    TERMINATED(143);

    private final int exitCode;

    Ending(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
