package io.github.asgbg.sandbox.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** How failed launches slow a group down, and which Availability Zones it avoids after them. */
final class LaunchPace {
    private int failures;
    private Instant next = Instant.MIN;
    private final Set<String> failedZones = new HashSet<>();

    boolean mayLaunch(Instant now) {
        return !now.isBefore(next);
    }

    /** Whether the last launch in this zone failed. */
    boolean avoids(String zone) {
        return failedZones.contains(zone);
    }

    void succeeded() {
        failures = 0;
        failedZones.clear();
        next = Instant.MIN;
    }

    void failed(String zone, Instant now, Timings timings) {
        Duration pause = timings.launchRetry().multipliedBy(1L << Math.min(failures, 16));
        next = now.plus(pause.compareTo(timings.launchRetryLimit()) < 0 ? pause : timings.launchRetryLimit());
        failures++;
        failedZones.add(zone);
    }
}
