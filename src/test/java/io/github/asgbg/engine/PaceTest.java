package io.github.asgbg.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Looks are quick after a change, slower while nothing happens, and rare when it is known that nothing can. */
class PaceTest {
    private static final Duration QUICKEST = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final Duration JITTER = SLOWEST.dividedBy(10);

    @Test
    void pausesGrowFromTheQuickestToTheSlowest() {
        for (long seed = 0; seed < 100; seed++) {
            Pace pace = new Pace(QUICKEST, SLOWEST, new SplittableRandom(seed));
            assertThat(pace.next()).as("seed " + seed).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
            Duration last = Duration.ZERO;
            for (int n = 0; n < 20; n++) {
                last = pace.next();
                assertThat(last).as("seed " + seed).isBetween(QUICKEST, SLOWEST.plus(JITTER));
            }
            assertThat(last).as("seed " + seed).isGreaterThanOrEqualTo(SLOWEST.minus(JITTER));
        }
    }

    @Test
    void aChangeMakesThemQuickAgain() {
        Pace pace = new Pace(QUICKEST, SLOWEST, new SplittableRandom(1));
        for (int n = 0; n < 20; n++) {
            pace.next();
        }
        pace.quicken();
        assertThat(pace.next()).isLessThanOrEqualTo(Duration.ofMillis(1100));
    }

    @Test
    void whatCannotHappenSoonerIsNotLookedAtSooner() {
        Pace pace = new Pace(QUICKEST, SLOWEST, new SplittableRandom(1));
        Duration drain = Duration.ofMinutes(5);
        assertThat(pace.next(drain)).isEqualTo(drain);
        assertThat(pace.next(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofMillis(1100));
    }
}
