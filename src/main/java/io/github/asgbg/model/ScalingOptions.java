package io.github.asgbg.model;

import java.util.List;
import java.util.Optional;

/**
 * What the user decides about how scaling goes with a release.
 *
 * @param movesWatchingAlarms whether alarms that watch the live group and call no policy follow the release, too
 * @param groupDimensions the CloudWatch dimensions whose value names the group; empty: every dimension whose value is
 *     exactly a group's name, or only {@code AutoScalingGroupName} when a group has the same name as the service
 */
public record ScalingOptions(boolean movesWatchingAlarms, Optional<List<String>> groupDimensions) {
    public static final ScalingOptions DEFAULT = new ScalingOptions(false, Optional.empty());

    public ScalingOptions {
        groupDimensions = groupDimensions.map(List::copyOf);
    }
}
