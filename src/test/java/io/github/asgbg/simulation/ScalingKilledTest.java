package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * A process that ends at any of its requests while it moves what scales a group; the same command again leaves exactly what
 * an uninterrupted one leaves, and puts or deletes nothing that it knew to be done.
 */
class ScalingKilledTest {
    private static final long SEED = 63;
    private static final int SOME = 20;
    private static final Set<String> MOVES = Set.of(
            "PutScalingPolicy",
            "DeletePolicy",
            "BatchPutScheduledUpdateGroupAction",
            "BatchDeleteScheduledAction",
            "PutMetricAlarm");
    private static final Map<String, Function<Operator, Outcome>> COMMANDS = Map.of(
            "deploy", o -> o.deploy("v2"), "rollback", Operator::rollback, "finalize", Operator::finalizeRelease);

    @Test
    void aDeployLeavesTheSame() {
        killedAnywhere("deploy");
    }

    @Test
    void aRollbackLeavesTheSame() {
        killedAnywhere("rollback");
    }

    @Test
    void aFinalizeLeavesTheSame() {
        killedAnywhere("finalize");
    }

    /** After every request that changes something, and before some of the others. */
    private static void killedAnywhere(String command) {
        Trial undisturbed = new Trial(command);
        undisturbed.first.run();
        List<String> requests = undisturbed.first.operator.wire.operations();
        List<String> picture = undisturbed.picture();
        assertThat(requests).containsAnyElementsOf(MOVES);
        for (int n = 1; n <= requests.size(); n++) {
            boolean isWrite = Wire.isWrite(requests.get(n - 1));
            if (isWrite || n % SOME == 0) {
                Trial trial = new Trial(command);
                trial.killed(n, isWrite);
                trial.again(picture);
            }
        }
    }

    /** One process of the command. */
    private static final class Try {
        private final Operator operator;
        private final Function<Operator, Outcome> command;

        Try(Account account, Runnable watcher, String command) {
            this.operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
            this.command = COMMANDS.get(command);
        }

        Outcome run() {
            return command.apply(operator);
        }
    }

    /** One world, one process killed in it. */
    private static final class Trial {
        private final Account account = new Account(SEED, 2);
        private final String command;
        private final WorldWatcher watcher;
        private final Try first;
        private String as;

        Trial(String command) {
            this.command = command;
            this.as = command + ", seed " + SEED;
            ScalingFixtures.few(account);
            this.watcher = new WorldWatcher(account);
            if (!command.equals("deploy")) {
                assertThat(new Try(account, () -> {}, "deploy").run().ending()).isEqualTo(Ending.DONE);
            }
            this.first = new Try(account, watcher, command);
        }

        void killed(int n, boolean afterIt) {
            as += " killed " + (afterIt ? "after" : "before") + " request " + n;
            first.operator.wire.killAt(n, afterIt);
            try {
                Outcome outcome = first.run();
                assertThat(outcome).as(as + ": nobody was killed").isNull();
            } catch (Wire.Killed death) {
                assertThat(first.operator.wire.operations()).as(as).hasSize(n);
            }
        }

        void again(List<String> picture) {
            Try second = new Try(account, watcher, command);
            Outcome outcome = second.run();
            assertThat(outcome.ending()).as(as + ": " + outcome).isEqualTo(Ending.DONE);
            assertThat(Picture.differences(picture, picture())).as(as).isEmpty();
            assertNothingTwice(List.of(first, second));
            watcher.assertUnharmed(as);
            account.close();
        }

        List<String> picture() {
            account.pass(Duration.ofMinutes(3));
            return Picture.of(account, account.sandbox.greenGroup(), account.sandbox.blueGroup());
        }

        private void assertNothingTwice(List<Try> tries) {
            Set<String> done = new HashSet<>();
            for (Try each : tries) {
                for (Wire.Answered request : each.operator.wire.answered()) {
                    assertThat(!MOVES.contains(request.operation()) || done.add(request.body()))
                            .as(as + ": again " + request)
                            .isTrue();
                }
            }
        }
    }
}
