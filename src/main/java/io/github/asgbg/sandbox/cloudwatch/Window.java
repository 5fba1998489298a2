package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time that becomes one datapoint; it begins with its start and ends right before its end. */
record Window(Instant start, Instant end) {
    /** The last {@code count} windows before a point in time, the oldest first. */
    static List<Window> before(Instant end, Duration period, int count) {
        return from(end.minus(period.multipliedBy(count)), end, period);
    }

    /** The windows that begin in a range of time, the oldest first. */
    static List<Window> from(Instant start, Instant end, Duration period) {
        List<Window> windows = new ArrayList<>();
        for (Instant at = start; at.isBefore(end); at = at.plus(period)) {
            windows.add(new Window(at, at.plus(period)));
        }
        return windows;
    }
}
