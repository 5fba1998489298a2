package io.github.asgbg.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Looks are quick after a change, slower while nothing happens, and rare when it is known that nothing can. */
class BackoffTest {
    private static final Duration QUICKEST = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final Duration JITTER = SLOWEST.dividedBy(10);

    @Test
    void pausesGrowFromTheQuickestToTheSlowest() {
        for (long seed = 0; seed < 100; seed++) {
            Backoff backoff = new Backoff(QUICKEST, SLOWEST, new SplittableRandom(seed));
            assertThat(backoff.next()).as("seed " + seed).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
            Duration last = Duration.ZERO;
            for (int n = 0; n < 20; n++) {
                last = backoff.next();
                assertThat(last).as("seed " + seed).isBetween(QUICKEST, SLOWEST.plus(JITTER));
            }
            assertThat(last).as("seed " + seed).isGreaterThanOrEqualTo(SLOWEST.minus(JITTER));
        }
    }

    @Test
    void aChangeMakesThemQuickAgain() {
        Backoff backoff = new Backoff(QUICKEST, SLOWEST, new SplittableRandom(1));
        for (int n = 0; n < 20; n++) {
            backoff.next();
        }
        backoff.quicken();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(1100));
    }

    @Test
    void whatCannotHappenSoonerIsNotLookedAtSooner() {
        Backoff backoff = new Backoff(QUICKEST, SLOWEST, new SplittableRandom(1));
        Duration drain = Duration.ofMinutes(5);
        assertThat(backoff.next(drain)).isEqualTo(drain);
        assertThat(backoff.next(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMillis(1100));
    }
}
