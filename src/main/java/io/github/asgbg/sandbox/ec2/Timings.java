package io.github.asgbg.sandbox.ec2;

import java.time.Duration;

/**
 * How long machines take, in simulated time.
 *
 * @param starting from {@code pending} to {@code running}; about 5 s as measured by daemonology.net, 2021-08-12
 * @param stopping from {@code shutting-down} to {@code terminated}, or from {@code stopping} to {@code stopped}
 * @param remembered how long a terminated instance stays visible; "approximately one hour" (EC2 API, TerminateInstances)
 */
public record Timings(Duration starting, Duration stopping, Duration remembered) {
    /** What AWS is known to take. */
    public static Timings usual() {
        return new Timings(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofHours(1));
    }
}
