package io.github.asgbg.sandbox.elbv2;

import java.time.Duration;
import java.util.Set;

/** What the health checks and the draining of a target group go by, as configured at the moment of asking. */
interface TargetGroupSettings {
    Duration interval();

    int healthyThreshold();

    int unhealthyThreshold();

    String path();

    /** Whether a health check's answer with this status is a success. */
    boolean accepts(int status);

    Duration deregistrationDelay();

    Duration slowStart();

    /** The zones in which the target group's load balancer works; none when no listener forwards to it. */
    Set<String> zones();
}
