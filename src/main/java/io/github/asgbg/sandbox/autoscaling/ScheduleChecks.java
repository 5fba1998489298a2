package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/** What AWS checks of a scheduled action before it looks at the group's others. */
final class ScheduleChecks {
    private ScheduleChecks() {}

    static void check(ScheduledUpdateGroupAction action, Instant now) {
        Requests.name(action.scheduledActionName(), "scheduledActionName");
        checkSizes(
                Optional.ofNullable(action.minSize()),
                Optional.ofNullable(action.maxSize()),
                Optional.ofNullable(action.desiredCapacity()));
        checkTimes(action, now);
    }

    /** Against each other only; the group's own sizes count when the action runs. */
    private static void checkSizes(Optional<Integer> min, Optional<Integer> max, Optional<Integer> desired) {
        refuseIf(
                min.isEmpty() && max.isEmpty() && desired.isEmpty(),
                "At least one of max size, min size, or desired capacity must be specified");
        refuseIf(isBelow(min, Optional.of(0)), "Min size must be non-negative");
        refuseIf(isBelow(max, Optional.of(0)), "Max size must be non-negative");
        refuseIf(isBelow(desired, Optional.of(0)), "Desired capacity must be non-negative");
        refuseIf(isBelow(max, min), "Min size must be less than or equal to max size");
        refuseIf(isBelow(max, desired), "Desired capacity must be less than or equal to max size");
        refuseIf(isBelow(desired, min), "Desired capacity must be greater than or equal to min size");
    }

    private static boolean isBelow(Optional<Integer> one, Optional<Integer> other) {
        return one.flatMap(size -> other.filter(bound -> size < bound)).isPresent();
    }

    private static void checkTimes(ScheduledUpdateGroupAction action, Instant now) {
        Instant start = action.startTime();
        Instant end = action.endTime();
        refuseIf(
                start == null && action.recurrence() == null,
                "Scheduled start time must be specified for non-recurrent future group action");
        refuseIf(isBefore(start, now), "Given start time is in the past");
        refuseIf(isBefore(end, now), "Given end time is in the past");
        refuseIf(start != null && isBefore(end, start), "Given end time must be after start time");
        // The API says what a time zone is for, not what becomes of one without a recurrence.
        refuseIf(
                action.timeZone() != null && action.recurrence() == null,
                "Time zone can be specified for recurrent group actions only");
    }

    private static boolean isBefore(@Nullable Instant time, Instant other) {
        return time != null && time.isBefore(other);
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw AwsError.validation(message);
        }
    }
}
