package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** A process that ends at any of its requests, before AWS gets it or before it gets the answer; then the same again. */
class KilledAndRunAgainTest {
    private static final long SEED = 21;
    private static final int SOME = 5;

    private enum Command {
        DEPLOY,
        ROLLBACK,
        FINALIZE;

        Outcome run(Operator operator) {
            return switch (this) {
                case DEPLOY -> operator.deploy("v2");
                case ROLLBACK -> operator.rollback();
                case FINALIZE -> operator.finalizeRelease();
            };
        }
    }

    @Test
    void aDeployKilledAnywhereIsEndedByTheSameCommand() {
        killedAnywhere(Command.DEPLOY, Command.DEPLOY);
    }

    @Test
    void aRollbackKilledAnywhereIsEndedByTheSameCommand() {
        killedAnywhere(Command.ROLLBACK, Command.ROLLBACK);
    }

    @Test
    void aFinalizeKilledAnywhereIsEndedByTheSameCommand() {
        killedAnywhere(Command.FINALIZE, Command.FINALIZE);
    }

    @Test
    void aFinalizeKilledAnywhereCanBeTakenBack() {
        killedAnywhere(Command.FINALIZE, Command.ROLLBACK);
    }

    @Test
    void aDeployKilledAnywhereCanBeTakenBack() {
        killedAnywhere(Command.DEPLOY, Command.ROLLBACK);
    }

    /**
     * Before and after every request that changes something, and before some of the others: where nothing is changed,
     * dying a request later leaves the same behind.
     */
    private static void killedAnywhere(Command command, Command next) {
        List<String> requests = new Trial(command).requests();
        assertThat(requests).hasSizeGreaterThan(SOME);
        for (int n = 1; n <= requests.size(); n++) {
            boolean isWrite = Wire.isWrite(requests.get(n - 1));
            if (isWrite || n % SOME == 0) {
                new Trial(command, n, false).endsAs(next);
            }
            if (isWrite) {
                new Trial(command, n, true).endsAs(next);
            }
        }
    }

    /** One world, one process killed in it. */
    private static final class Trial {
        private final Account account;
        private final WorldWatcher watcher;
        private final Map<String, AutoScalingGroup> beginning;
        private final Map<String, AutoScalingGroup> before;
        private final String as;
        private final Operator first;

        /** Nobody is killed. */
        Trial(Command command) {
            this(command, Integer.MAX_VALUE, false);
        }

        Trial(Command command, int n, boolean afterIt) {
            as = command + " killed " + (afterIt ? "after" : "before") + " request " + n + ", seed " + SEED;
            account = new Account(SEED, 2);
            watcher = new WorldWatcher(account);
            beginning = account.groups();
            if (command != Command.DEPLOY) {
                assertThat(operator().deploy("v2").ending()).as(as).isEqualTo(Ending.DONE);
            }
            before = account.groups();
            first = operator();
            first.wire.killAt(n, afterIt);
            try {
                assertThat(command.run(first).ending()).as(as).isEqualTo(Ending.DONE);
                assertThat(n).as("nobody was killed").isEqualTo(Integer.MAX_VALUE);
            } catch (Wire.Killed death) {
                assertThat(first.wire.operations()).as(as).hasSize(n);
            }
        }

        List<String> requests() {
            return first.wire.operations();
        }

        void endsAs(Command promise) {
            LedgerDocument document =
                    operator().ledger.read().map(Ledger.Entry::document).orElse(LedgerDocument.EMPTY);
            Optional<Phase> last = document.last().map(Release::phase);
            boolean isClosed = document.release().isEmpty();
            boolean isNothingLeft =
                    promise == Command.ROLLBACK && isClosed && !last.equals(Optional.of(Phase.ROLLED_BACK));
            Outcome outcome = promise.run(operator());
            assertThat(outcome.ending())
                    .as(as + ": " + outcome)
                    .isEqualTo(isNothingLeft ? Ending.REFUSED : Ending.DONE);
            if (isNothingLeft && last.isPresent()) {
                account.close();
                return;
            }
            account.pass(Duration.ofMinutes(3));
            switch (promise) {
                case DEPLOY -> deployed();
                case ROLLBACK -> rolledBack();
                case FINALIZE -> finalized();
            }
            watcher.assertUnharmed(as);
            watcher.assertNothingIsLeftOver(as);
            account.close();
        }

        private void deployed() {
            assertThat(Account.states(account.blue())).as(as).containsExactly("Standby");
            assertThat(account.healthyTargets())
                    .as(as)
                    .hasSize(2)
                    .isEqualTo(Account.ids(account.green()))
                    .allSatisfy(id -> assertThat(account.sandbox.version(id)).hasValue("v2"));
            assertThat(account.green().minSize())
                    .as(as)
                    .isEqualTo(beginning.get(account.sandbox.blueGroup()).minSize());
            watcher.assertOldInstancesRemain(as);
        }

        /** What finalize had terminated already is launched anew; all else is as it was. */
        private void rolledBack() {
            assertThat(account.groups().values()).as(as).zipSatisfy(beginning.values(), (now, then) -> {
                assertThat(now.instances()).as(as).hasSameSizeAs(then.instances());
                AutoScalingGroup likeThen =
                        now.toBuilder().instances(then.instances()).build();
                assertThat(likeThen).as(as).isEqualTo(then);
            });
            assertThat(account.healthyTargets()).as(as).isEqualTo(Account.ids(account.blue()));
        }

        private void finalized() {
            assertThat(account.blue().instances()).as(as).isEmpty();
            assertThat(account.blue().suspendedProcesses()).as(as).isEmpty();
            assertThat(account.green()).as(as).isEqualTo(before.get(account.sandbox.greenGroup()));
            assertThat(account.running()).as(as).isEqualTo(Account.ids(account.green()));
        }

        private Operator operator() {
            return new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
        }
    }
}
