package io.github.asgbg.plan;

import java.time.Duration;

/**
 * How long to wait and when to give up.
 *
 * @param launch until as many instances as wanted are in service, besides the time of the group's lifecycle hooks
 * @param healthy until all of them are healthy, from the same beginning, besides what the group grants
 * @param unhealthy how long a target may stay unhealthy besides what its group grants, before it is held to be broken
 * @param standby until the outgoing instances stand by
 * @param rollback for a rollback as a whole
 * @param finalizing for a finalize as a whole
 * @param change until AWS shows a single change; as long, at most, the guard is asked again before a command stops
 * @param interrupt for putting back what an interrupted deploy has begun
 * @param failedLaunches how many launches in a row end the wait, where AWS's next one may succeed
 */
public record TimeLimits(
        Duration launch,
        Duration healthy,
        Duration unhealthy,
        Duration standby,
        Duration rollback,
        Duration finalizing,
        Duration change,
        Duration interrupt,
        int failedLaunches) {

    /** Which budget a step draws on. */
    public enum Budget {
        /** A single change that AWS shows soon after. */
        CHANGE,
        HEALTHY,
        STANDBY,
        ROLLBACK,
        FINALIZE
    }

    /** How long a step with this budget may take, besides what a group grants. */
    public Duration of(Budget budget) {
        return switch (budget) {
            case CHANGE -> change;
            case HEALTHY -> healthy;
            case STANDBY -> standby;
            case ROLLBACK -> rollback;
            case FINALIZE -> finalizing;
        };
    }
}
