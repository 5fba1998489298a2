package io.github.asgbg.model;

/** Where a release is. Written before the first action of the phase. */
public enum Phase {
    /** The incoming group is tagged, filled and becoming healthy; the outgoing one serves. */
    DEPLOYING("deploying"),
    /** The outgoing instances are leaving the load balancer. */
    CUTTING_OVER("cutting over"),
    /** The incoming group serves, the outgoing instances stand by. */
    SOAKING("in soak"),
    ROLLING_BACK("rolling back"),
    FINALIZING("finalizing"),
    /** Ended: the outgoing version serves again. */
    ROLLED_BACK("rolled back"),
    /** Ended: the incoming version serves for good. */
    FINALIZED("finalized");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /** The phase as people read it. */
    public String words() {
        return words;
    }

    public boolean isEnded() {
        return this == ROLLED_BACK || this == FINALIZED;
    }
}
