package io.github.asgbg.aws.scaling;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Members that AWS may add to what it describes and that nobody can set, told by their names alone: what an item is called by
 * AWS, when something became of it, and the state in which AWS sees it. Nothing is lost where they are not carried along. The
 * names are as narrow as the SDK's present members allow: {@code StartTime} and {@code ThresholdMetricId} are settings, and so is
 * the {@code RuleState} of another request of CloudWatch.
 */
final class OutputMembers {
    private static final Pattern NAMES = Pattern.compile("(?:Alarm|Policy|ScalingPolicy|ScheduledAction)?(?:ARN|Arn)"
            + "|(?:Alarm|Policy|ScalingPolicy|ScheduledAction)(?:ID|Id)"
            + "|[A-Za-z]+Timestamp"
            + "|(?:Created|LastModified|LastUpdated)(?:At|By|Date|Time)|CreationTime|CreationDate"
            + "|State(?:Value|Reason|ReasonData)|EvaluationState");

    private OutputMembers() {}

    /** Whether only AWS sets a member that an item has by itself; inside of others everything may be a setting. */
    static boolean isOne(String path) {
        return NAMES.matcher(path).matches();
    }

    static List<String> without(List<String> paths) {
        return paths.stream().filter(path -> !isOne(path)).toList();
    }
}
