package io.github.asgbg.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next look: quick when something has just changed, slower the longer nothing does. The
 * jitter keeps several commands from looking in step, since all calls of an account share one rate.
 */
final class Backoff {
    private static final double GROWTH = 1.4;
    private static final double JITTER = 0.1;

    private final Duration quickest;
    private final Duration slowest;
    private final RandomGenerator random;
    private double nextMillis;

    Backoff(Duration quickest, Duration slowest, RandomGenerator random) {
        this.quickest = quickest;
        this.slowest = slowest;
        this.random = random;
        this.nextMillis = (double) quickest.toMillis();
    }

    void quicken() {
        nextMillis = (double) quickest.toMillis();
    }

    Duration next() {
        double jittered = nextMillis * (1 - JITTER + 2 * JITTER * random.nextDouble());
        nextMillis = Math.min(nextMillis * GROWTH, (double) slowest.toMillis());
        return Duration.ofMillis(Math.round(jittered));
    }

    /** The next pause when nothing is expected before {@code expected}. */
    Duration next(Duration expected) {
        Duration usual = next();
        if (expected.compareTo(usual) <= 0) {
            return usual;
        }
        quicken();
        return expected;
    }
}
