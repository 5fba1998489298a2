package io.github.asgbg.model;

import java.time.Duration;

/**
 * A target group that both groups are attached to.
 *
 * @param drain the deregistration delay: how long a deregistered target is shown as draining
 * @param checkInterval the time between two health checks
 * @param healthyThreshold how many successes in a row make an unhealthy target a healthy one
 * @param isInUse whether a load balancer forwards to it
 */
public record TargetGroup(
        String arn, String name, Duration drain, Duration checkInterval, int healthyThreshold, boolean isInUse) {
    /** How long a target that was unhealthy must answer well before it is called healthy. */
    public Duration recovery() {
        return checkInterval.multipliedBy(healthyThreshold);
    }
}
