package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.TargetHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What earlier looks of the same run add to the present one.
 *
 * @param inState how long each instance has been seen in its present lifecycle state
 * @param unhealthyFor how long each instance has been seen unhealthy without a break
 * @param starting what earlier looks tell of the instances' beginnings
 * @param seen ids of all instances of the incoming group ever seen in this run
 * @param inStep how long the present step has been running
 * @param shortFor how long fewer instances have been seen to serve than served at the cut-over
 * @param usualLaunch how long it is likely to take from asking for instances to their being healthy
 */
public record LookHistory(
        Map<String, Duration> inState,
        Map<String, Duration> unhealthyFor,
        Starting starting,
        Set<String> seen,
        Duration inStep,
        Duration shortFor,
        Duration usualLaunch) {
    /**
     * What is known of instances since they were launched, or came into service.
     *
     * @param lastGain by AWS's clock, when a look last showed an instance that no look of this run had shown before
     * @param inServiceFor how long each has been in service by AWS's clock, or was before it left
     * @param neverHealthy of those that were never seen healthy in that time, the last complaint of a target group
     */
    public record Starting(
            Map<Colour, Instant> lastGain, Map<String, Duration> inServiceFor, Map<String, TargetHealth> neverHealthy) {
        public static final Starting UNKNOWN = new Starting(Map.of(), Map.of(), Map.of());

        public Starting {
            lastGain = Map.copyOf(lastGain);
            inServiceFor = Map.copyOf(inServiceFor);
            neverHealthy = Map.copyOf(neverHealthy);
        }
    }

    /**
     * What to expect before anything is known of a service: about what the user guide's sample notification shows from start
     * to end of a launch (32 s).
     */
    public static final Duration TYPICAL_LAUNCH = Duration.ofSeconds(30);

    public static final LookHistory NONE = new LookHistory(Map.of(), Map.of(), Set.of(), Duration.ZERO);

    /** With nothing known of earlier launches, and nothing missing. */
    public LookHistory(
            Map<String, Duration> inState, Map<String, Duration> unhealthyFor, Set<String> seen, Duration inStep) {
        this(inState, unhealthyFor, Starting.UNKNOWN, seen, inStep, Duration.ZERO, TYPICAL_LAUNCH);
    }

    public LookHistory {
        inState = Map.copyOf(inState);
        unhealthyFor = Map.copyOf(unhealthyFor);
        seen = Set.copyOf(seen);
    }
}
