package io.github.asgbg.model;

/**
 * What an instance's lifecycle state means to a release. AWS's set of states is open: a state that we do not know is
 * {@link #OTHER}, which is neither serving nor gone, so that nothing is concluded from it.
 *
 * <p>Source: the Auto Scaling API reference, type LifecycleState.
 */
public enum Lifecycle {
    /** On its way into service; counts towards desired capacity. */
    PENDING,
    IN_SERVICE,
    /** Being deregistered from its target groups, still running. */
    ENTERING_STANDBY,
    STANDBY,
    DETACHING,
    /** On its way out for good. */
    TERMINATING,
    /** Kept alive by a lifecycle policy after its termination was abandoned; does not count towards desired capacity. */
    RETAINED,
    OTHER;

    /** Reads AWS's own word, such as {@code Pending:Wait}. */
    public static Lifecycle of(String state) {
        if (state.endsWith(":Retained")) {
            return RETAINED;
        }
        String stem = state.contains(":") ? state.substring(0, state.indexOf(':')) : state;
        return switch (stem) {
            case "Pending" -> PENDING;
            case "InService" -> IN_SERVICE;
            case "EnteringStandby" -> ENTERING_STANDBY;
            case "Standby" -> STANDBY;
            case "Detaching", "Detached" -> DETACHING;
            case "Terminating", "Terminated" -> TERMINATING;
            default -> OTHER;
        };
    }

    /** Whether the instance counts as the group's capacity. */
    public boolean isActive() {
        return this == PENDING || this == IN_SERVICE;
    }

    /** Whether nothing but its end is left for the instance in this group. */
    public boolean isLeaving() {
        return this == TERMINATING || this == DETACHING || this == RETAINED;
    }
}
