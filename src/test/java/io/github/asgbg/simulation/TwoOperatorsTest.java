package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.engine.Turns;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Two processes on the same service in the same virtual time. */
class TwoOperatorsTest {
    private static final long SEED = 31;
    private static final int LAST_PAUSE = 22;

    private final Account account = new Account(SEED, 2);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final Turns turns = new Turns(new WorldTimer(account.sandbox.world(), watcher)::pause);

    @Test
    void theSecondIsTurnedAwayWhileTheFirstIsAtWork() {
        for (int seconds : List.of(0, 3, 20, 40)) {
            new TwoOperatorsTest().secondBeginsAfter(seconds);
        }
    }

    private void secondBeginsAfter(int seconds) {
        Operator first = new Operator(account, turns.timer(0), "first");
        Operator second = new Operator(account, turns.timer(1), "second");
        List<Ending> endings = run(Duration.ofSeconds(seconds), first, second, "v3");
        String as = "the second begins " + seconds + " s later, seed " + SEED;
        assertThat(endings).as(as).containsExactlyInAnyOrder(Ending.DONE, Ending.LEASE_HELD);
        Operator turnedAway = endings.get(0) == Ending.LEASE_HELD ? first : second;
        assertThat(turnedAway.wire.changes()).as(as).isEmpty();
        assertThat(account.healthyTargets()).as(as).isEqualTo(Account.ids(account.green()));
        watcher.assertUnharmed(as);
    }

    @Test
    void oneThatWasSuspendedForLongDoesNothingMoreAfterAnotherTookOver() {
        for (int pause = 1; pause <= LAST_PAUSE; pause += 3) {
            new TwoOperatorsTest().firstIsSuspendedAtPause(pause);
        }
    }

    private void firstIsSuspendedAtPause(int pause) {
        Suspended timer = new Suspended(turns.timer(0), pause);
        Operator first = new Operator(account, timer, "first");
        timer.count = () -> first.wire.changes().size();
        Operator second = new Operator(account, turns.timer(1), "second");
        List<Ending> endings = run(Duration.ofSeconds(200), first, second, "v2");
        String as = "suspended at pause " + pause + ", seed " + SEED;
        if (timer.pauses >= pause) {
            assertThat(endings).as(as).containsExactly(Ending.CONTINUE, Ending.DONE);
            assertThat(first.wire.changes()).as(as).hasSize(timer.changesBefore);
        } else {
            assertThat(endings).as(as).containsOnly(Ending.DONE);
        }
        account.pass(Duration.ofMinutes(2));
        assertThat(account.healthyTargets())
                .as(as)
                .hasSize(2)
                .isEqualTo(Account.ids(account.green()))
                .allSatisfy(id -> assertThat(account.sandbox.version(id)).hasValue("v2"));
        watcher.assertUnharmed(as);
        watcher.assertNothingIsLeftOver(as);
    }

    private List<Ending> run(Duration later, Operator first, Operator second, String other) {
        List<Callable<Outcome>> bodies = List.of(() -> first.deploy("v2"), () -> second.deploy(other));
        return turns.run(List.of(Duration.ZERO, later), bodies).stream()
                .map(Outcome::ending)
                .toList();
    }

    /** The time of a process that is stopped for ten minutes at its n-th pause, as by a laptop that is closed. */
    private static final class Suspended implements Timer {
        private final Timer timer;
        private final int at;
        private IntSupplier count = () -> 0;
        private int pauses;
        private int changesBefore;

        Suspended(Timer timer, int at) {
            this.timer = timer;
            this.at = at;
        }

        @Override
        public Instant now() {
            return timer.now();
        }

        @Override
        public Duration elapsed() {
            return timer.elapsed();
        }

        @Override
        public void pause(Duration duration) {
            pauses++;
            if (pauses == at) {
                changesBefore = count.getAsInt();
                timer.pause(Duration.ofMinutes(10));
            } else {
                timer.pause(duration);
            }
        }

        @Override
        public int interruptions() {
            return 0;
        }
    }
}
