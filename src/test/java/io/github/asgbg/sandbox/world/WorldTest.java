package io.github.asgbg.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = World.virtual(1);
    private final List<String> seen = new ArrayList<>();

    @Test
    void virtualTimeBeginsAtTheNewYearAndMovesOnlyWhenAdvanced() {
        assertThat(world.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        world.advance(Duration.ofSeconds(90));
        assertThat(world.now()).isEqualTo(Instant.parse("2026-01-01T00:01:30Z"));
    }

    @Test
    void eventsRunInOrderOfTimeAndThenOfInsertion() {
        world.after(Duration.ofSeconds(2), () -> seen.add("late"));
        world.after(Duration.ofSeconds(1), () -> seen.add("first"));
        world.after(Duration.ofSeconds(1), () -> seen.add("second"));
        world.advance(Duration.ofSeconds(1));
        assertThat(seen).containsExactly("first", "second");
        world.advance(Duration.ofSeconds(1));
        assertThat(seen).containsExactly("first", "second", "late");
    }

    @Test
    void anEventSeesItsOwnTimeAndWhatItSchedulesRunsInTheSameAdvance() {
        world.after(
                Duration.ofSeconds(1),
                () -> world.after(
                        Duration.ofSeconds(1), () -> seen.add(world.now().toString())));
        world.advance(Duration.ofSeconds(10));
        assertThat(seen).containsExactly("2026-01-01T00:00:02Z");
    }

    @Test
    void repeatedEventsKeepTheirPeriodUntilTheWorldIsClosed() {
        world.every(Duration.ofSeconds(3), () -> seen.add("tick"));
        world.advance(Duration.ofSeconds(10));
        assertThat(seen).hasSize(3);
        world.close();
        world.advance(Duration.ofSeconds(10));
        assertThat(seen).hasSize(3);
    }

    @Test
    void equalSeedsGiveEqualChance() {
        assertThat(World.virtual(7).random().nextLong())
                .isEqualTo(World.virtual(7).random().nextLong());
    }

    @Test
    void aRealWorldRunsEventsByItselfAndFasterThanTheClockOnTheWall() throws InterruptedException {
        World real = World.real(1, 1000);
        CountDownLatch ran = new CountDownLatch(3);
        real.every(Duration.ofSeconds(20), ran::countDown);
        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(real.realTime(Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(20));
        real.close();
    }

    @Test
    void aRealWorldCannotBeAdvanced() {
        World real = World.real(1, 1);
        assertThatThrownBy(() -> real.advance(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
        real.close();
    }

    @Test
    void requestsGetTheirTurnEvenWhenEventsRunLate() {
        World late = World.real(1, 1_000_000);
        late.every(Duration.ofMillis(1), () -> seen.add("tick"));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int request = 0; request < 20; request++) {
                late.locked(() -> seen.add("request"));
            }
            late.close();
        });
        assertThat(seen).contains("request");
    }
}
