package io.github.asgbg.sandbox.autoscaling;

import java.time.Duration;

/**
 * How long things take, in simulated time.
 *
 * @param tick how often groups look at their instances; the grain of all transitions
 * @param decision from a wrong capacity to the activity that corrects it (3 to 26 s in the guide's samples)
 * @param inServiceAfterRunning from EC2's {@code running} to {@code InService} (the guide's sample: launched in 32 s, of
 *     which EC2 takes about 5)
 * @param returnToService from leaving Standby, or being attached, to {@code InService}
 * @param enterStandby at least so long in {@code EnteringStandby}, besides draining
 * @param detach at least so long in {@code Detaching}, besides draining
 * @param healthCheck between two health checks of the instances in service
 * @param launchRetry from a failed launch to the next attempt; doubles from failure to failure
 * @param launchRetryLimit the longest pause between two attempts
 */
public record Timings(
        Duration tick,
        Duration decision,
        Duration inServiceAfterRunning,
        Duration returnToService,
        Duration enterStandby,
        Duration detach,
        Duration healthCheck,
        Duration launchRetry,
        Duration launchRetryLimit) {

    /** What AWS's guides and public measurements show. */
    public static Timings defaults() {
        return new Timings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(27),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10));
    }

    /** The same with another time from {@code running} to {@code InService}. */
    public Timings withInServiceAfterRunning(Duration other) {
        return new Timings(
                tick,
                decision,
                other,
                returnToService,
                enterStandby,
                detach,
                healthCheck,
                launchRetry,
                launchRetryLimit);
    }

    /** The same with another time from a wrong capacity to its correction. */
    public Timings withDecision(Duration other) {
        return new Timings(
                tick,
                other,
                inServiceAfterRunning,
                returnToService,
                enterStandby,
                detach,
                healthCheck,
                launchRetry,
                launchRetryLimit);
    }

    /** The same with another minimal time in {@code Detaching}. */
    public Timings withDetach(Duration other) {
        return new Timings(
                tick,
                decision,
                inServiceAfterRunning,
                returnToService,
                enterStandby,
                other,
                healthCheck,
                launchRetry,
                launchRetryLimit);
    }
}
