package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** A CI system cancels the job that deploys: what was begun is put back within the seconds that it grants. */
class InterruptedDeployTest {
    private static final long SEED = 33;
    private static final int INSTANCES = 2;
    private static final Duration CALL = Duration.ofMillis(150);

    /** What GitHub grants, from the first signal to the kill. */
    private static final Duration GRANTED = Duration.ofSeconds(10);

    @Test
    void atAnyRequestBeforeTheCutOverEverythingIsPutBackInTime() {
        List<String> requests = trial(Integer.MAX_VALUE).operations;
        int cutOver = requests.indexOf("EnterStandby");
        int lease = requests.indexOf("PUT") + 2;
        assertThat(cutOver).isGreaterThan(20);
        for (int n = lease; n < cutOver - 6; n++) {
            Trial trial = trial(n);
            String as = "interrupted at request " + n + ", " + requests.get(n - 1) + ", seed " + SEED + ": "
                    + trial.outcome;
            assertThat(trial.outcome.ending()).as(as).isEqualTo(Ending.INTERRUPTED);
            assertThat(trial.outcome.message().because()).as(as).contains("everything was put back");
            assertThat(trial.took).as(as).isLessThan(GRANTED);
            trial.account.pass(Duration.ofMinutes(3));
            assertThat(trial.account.groups()).as(as).isEqualTo(trial.beginning.groups());
            trial.watcher.assertUnharmed(as);
            trial.watcher.assertNothingIsLeftOver(as);
            trial.account.close();
        }
    }

    private record Beginning(Map<String, AutoScalingGroup> groups) {}

    private record Trial(
            Account account,
            Beginning beginning,
            WorldWatcher watcher,
            Outcome outcome,
            List<String> operations,
            Duration took) {}

    private static Trial trial(int n) {
        Account account = new Account(SEED, INSTANCES);
        Beginning beginning = new Beginning(account.groups());
        WorldWatcher watcher = new WorldWatcher(account);
        Stopping timer = new Stopping(account.sandbox.world(), watcher);
        Operator operator = new Operator(account, timer, "tester");
        operator.wire.meanwhile(() -> {
            timer.pass(CALL);
            timer.request(n);
        });
        Outcome outcome = operator.deploy("v2");
        return new Trial(account, beginning, watcher, outcome, operator.wire.operations(), timer.sinceInterruption());
    }

    /** Time in which somebody asks to stop at the n-th request. */
    private static final class Stopping implements Timer {
        private final World world;
        private final WorldTimer waiting;
        private int requests;
        private int interruptions;
        private Instant interruptedAt = Instant.MIN;

        Stopping(World world, Runnable onTick) {
            this.world = world;
            this.waiting = new WorldTimer(world, onTick);
        }

        void request(int deadline) {
            if (++requests == deadline) {
                interruptions++;
                interruptedAt = world.now();
            }
        }

        void pass(Duration time) {
            waiting.pause(time);
        }

        Duration sinceInterruption() {
            return interruptions == 0 ? Duration.ZERO : Duration.between(interruptedAt, world.now());
        }

        @Override
        public Instant now() {
            return world.now();
        }

        @Override
        public Duration elapsed() {
            return waiting.elapsed();
        }

        @Override
        public void pause(Duration duration) {
            waiting.pause(duration);
        }

        @Override
        public int interruptions() {
            return interruptions;
        }
    }
}
