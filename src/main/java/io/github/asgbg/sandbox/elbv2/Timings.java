package io.github.asgbg.sandbox.elbv2;

import java.time.Duration;

/**
 * How long a load balancer takes, in simulated time.
 *
 * @param provisioning from CreateLoadBalancer to state {@code active}
 * @param registration for how long a new target shows {@code Elb.RegistrationInProgress}
 * @param routingLag between a deregistration and the last new request that the target still gets
 */
public record Timings(Duration provisioning, Duration registration, Duration routingLag) {
    /** Times within what AWS's documents and its CodeDeploy samples speak of. */
    public static Timings typical() {
        return new Timings(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    /** The same with another lag between deregistration and the last new request. */
    public Timings withRoutingLag(Duration lag) {
        return new Timings(provisioning, registration, lag);
    }
}
