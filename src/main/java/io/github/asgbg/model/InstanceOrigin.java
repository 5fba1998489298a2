package io.github.asgbg.model;

import java.time.Instant;
import java.util.Optional;

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

    /** Whether there is still something of it that could be ended, or brought back. */
    public boolean isThere() {
        return switch (state) {
            case "shutting-down", "terminated", "gone" -> false;
            default -> true;
        };
    }
}
