package io.github.asgbg.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS tells of an instance that is no member of a group any more.
 *
 * @param state EC2's word ({@code running}, {@code terminated}, ...), or {@code gone} where EC2 does not know it
 * @param launched when EC2 launched it
 * @param version the value of its version tag
 * @param lastStandby when the last activity of the group began that moved it to Standby or back; empty where none did. Auto Scaling
 *     keeps activities for six weeks (API reference, DescribeScalingActivities)
 */
public record InstanceOrigin(
        String state, Optional<Instant> launched, Optional<String> version, Optional<Instant> lastStandby) {
    private static final Set<String> ENDED = Set.of("shutting-down", "terminated", "gone");

    /** Whether there is still something of it that could be ended, or brought back. */
    public boolean isThere() {
        return !isEnded(state);
    }

    /** Whether EC2's word for a state means an end for good, or that one is about to come. */
    static boolean isEnded(String state) {
        return ENDED.contains(state);
    }
}
