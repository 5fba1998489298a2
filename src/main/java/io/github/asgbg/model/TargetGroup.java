package io.github.asgbg.model;

import java.time.Duration;

/**
 * A target group that both groups are attached to.
 *
 * @param drain the deregistration delay: how long a deregistered target is shown as draining
 * @param checkInterval the time between two health checks
 * @param isInUse whether a load balancer forwards to it
 */
public record TargetGroup(String arn, String name, Duration drain, Duration checkInterval, boolean isInUse) {}
