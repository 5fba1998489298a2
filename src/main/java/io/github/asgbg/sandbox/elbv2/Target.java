package io.github.asgbg.sandbox.elbv2;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;

/** One registration of an instance in a target group; registering it again after draining makes another. */
final class Target {
    /** What a target goes through. */
    enum Phase {
        REGISTERING,
        CHECKING,
        HEALTHY,
        UNHEALTHY,
        STOPPED,
        DRAINING
    }

    /** What the last failed health check found. */
    record Finding(TargetHealthReasonEnum reason, String description) {}

    private final Key key;
    private Phase phase = Phase.REGISTERING;
    private int successes;
    private int failures;
    private Optional<Finding> finding = Optional.empty();
    private Optional<Instant> slowStart = Optional.empty();
    private Instant servesUntil = Instant.MAX;

    Target(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    Phase phase() {
        return phase;
    }

    Optional<Finding> finding() {
        return finding;
    }

    /** When slow start began, if this target goes through it. */
    Optional<Instant> slowStart() {
        return slowStart;
    }

    boolean is(Phase asked) {
        return phase == asked;
    }

    /** Starts over, as a target whose health is not known. */
    void startChecking() {
        phase = Phase.CHECKING;
        successes = 0;
        failures = 0;
        finding = Optional.empty();
    }

    /** Counts a success; a new target needs one, a recovering one {@code threshold} in a row. */
    boolean succeeded(int threshold) {
        failures = 0;
        successes++;
        boolean recovers = phase == Phase.CHECKING || (phase == Phase.UNHEALTHY && successes >= threshold);
        if (recovers) {
            phase = Phase.HEALTHY;
            finding = Optional.empty();
        }
        return recovers;
    }

    void failed(Finding found, int threshold) {
        successes = 0;
        failures++;
        if (phase == Phase.UNHEALTHY || failures >= threshold) {
            phase = Phase.UNHEALTHY;
            finding = Optional.of(found);
            slowStart = Optional.empty();
        }
    }

    void stopped() {
        phase = Phase.STOPPED;
    }

    void startSlowly(Instant from) {
        slowStart = Optional.of(from);
    }

    /** Begins to drain; new requests still come until {@code lastNewRequest} if the target got any. */
    void drain(Instant lastNewRequest) {
        servesUntil = phase == Phase.HEALTHY ? lastNewRequest : Instant.MIN;
        phase = Phase.DRAINING;
    }

    /** Whether the deregistration has not reached all of the load balancer yet. */
    boolean lags(Instant now) {
        return phase == Phase.DRAINING && now.isBefore(servesUntil);
    }

    /** A target's identity within its target group. */
    record Key(String id, int port) {}
}
