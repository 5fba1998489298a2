package io.github.asgbg.sandbox.autoscaling;

/** The lifecycle states that this simulation knows, in AWS's spelling (UG:ec2-auto-scaling-lifecycle). */
enum State {
    PENDING("Pending"),
    PENDING_WAIT("Pending:Wait"),
    PENDING_PROCEED("Pending:Proceed"),
    IN_SERVICE("InService"),
    ENTERING_STANDBY("EnteringStandby"),
    STANDBY("Standby"),
    DETACHING("Detaching"),
    TERMINATING("Terminating"),
    TERMINATING_WAIT("Terminating:Wait"),
    TERMINATING_PROCEED("Terminating:Proceed"),
    TERMINATING_RETAINED("Terminating:Retained");

    private final String text;

    State(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether the instance counts against the desired capacity. */
    boolean isActive() {
        return switch (this) {
            case PENDING, PENDING_WAIT, PENDING_PROCEED, IN_SERVICE -> true;
            case ENTERING_STANDBY,
                    STANDBY,
                    DETACHING,
                    TERMINATING,
                    TERMINATING_WAIT,
                    TERMINATING_PROCEED,
                    TERMINATING_RETAINED -> false;
        };
    }

    boolean isTerminating() {
        return this == TERMINATING || this == TERMINATING_WAIT || this == TERMINATING_PROCEED;
    }

    /** Whether an activity moves the instance, so that other calls on it are refused. */
    boolean isInTransition() {
        return this == ENTERING_STANDBY || this == DETACHING || isTerminating();
    }
}
