package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** Requests and answers that get lost on the way cost time, and nothing else. */
class BadConnectionTest {
    private static final int SEEDS = 6;
    private static final int LOSSES_IN_HUNDRED = 4;
    private static final int ATTEMPTS = 5;

    @Test
    void aReleaseThatGoesThereAndBackLeavesEverythingAsItWas() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Account account = new Account(seed, 3);
            WorldWatcher watcher = new WorldWatcher(account);
            Map<String, AutoScalingGroup> before = account.groups();
            untilDone(account, watcher, seed, o -> o.deploy("v2"));
            watcher.assertOldInstancesRemain("seed " + seed);
            untilDone(account, watcher, seed + 100, Operator::rollback);
            account.pass(Duration.ofMinutes(3));
            assertThat(account.groups()).as("seed " + seed).isEqualTo(before);
            watcher.assertUnharmed("seed " + seed);
            watcher.assertNothingIsLeftOver("seed " + seed);
        }
    }

    @Test
    void aReleaseThatIsFinalizedLeavesNoInstanceBehind() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Account account = new Account(seed, 3);
            WorldWatcher watcher = new WorldWatcher(account);
            untilDone(account, watcher, seed, o -> o.deploy("v2"));
            untilDone(account, watcher, seed + 200, Operator::finalizeRelease);
            account.pass(Duration.ofMinutes(3));
            assertThat(account.running()).as("seed " + seed).isEqualTo(Account.ids(account.green()));
            assertThat(account.healthyTargets()).as("seed " + seed).hasSize(3);
            watcher.assertUnharmed("seed " + seed);
        }
    }

    /** A user who runs the same command again when it says that it could not. */
    private static void untilDone(
            Account account, WorldWatcher watcher, long seed, Function<Operator, Outcome> command) {
        Outcome outcome = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
            operator.wire.lose(LOSSES_IN_HUNDRED, seed * ATTEMPTS + attempt);
            outcome = command.apply(operator);
            if (outcome.ending() == Ending.DONE) {
                return;
            }
            assertThat(outcome.ending()).as("seed " + seed + ": " + outcome).isIn(Ending.CONTINUE, Ending.REFUSED);
        }
        assertThat(outcome)
                .as("seed " + seed + ": the last of " + ATTEMPTS + " attempts")
                .isNull();
    }
}
