package io.github.asgbg.sandbox.autoscaling;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * One scheduled action of a group.
 *
 * @param given what was put; its start time is the first one, also where the recurrence alone decides it
 * @param next when it runs next; empty when it does not run again before its end
 */
record ScheduledAction(ScheduledUpdateGroupAction given, Optional<Recurrence> recurrence, Optional<Instant> next) {
    /** The action as it is after its first start was found. */
    static ScheduledAction starting(Instant first, ScheduledUpdateGroupAction given, Optional<Recurrence> recurrence) {
        return new ScheduledAction(given.toBuilder().startTime(first).build(), recurrence, Optional.of(first));
    }

    String name() {
        return given.scheduledActionName();
    }

    /** The action after it ran, or was skipped. */
    ScheduledAction passed(Instant now) {
        Optional<Instant> following = recurrence
                .flatMap(times -> times.after(now))
                .filter(time -> end().map(end -> !time.isAfter(end)).orElse(true));
        return new ScheduledAction(given, recurrence, following);
    }

    /** When something happens to it: it runs, or, having run for the last time, reaches its end. */
    Optional<Instant> due() {
        return next.or(() -> recurrence.flatMap(unused -> end()));
    }

    /** Whether nothing will happen to it any more, so that AWS has forgotten it. */
    boolean isOver(Instant now) {
        return next.isEmpty() && due().stream().noneMatch(now::isBefore);
    }

    /** As DescribeScheduledActions shows it, the start also as the old {@code Time}. */
    ScheduledUpdateGroupAction shown(boolean withNextStart) {
        Instant start = Stream.concat(next.filter(unused -> withNextStart).stream(), Stream.of(given.startTime()))
                .findFirst()
                .orElseThrow();
        return given.toBuilder().startTime(start).time(start).build();
    }

    private Optional<Instant> end() {
        return Optional.ofNullable(given.endTime());
    }
}
