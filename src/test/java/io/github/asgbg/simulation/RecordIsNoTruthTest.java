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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Somebody changes a word of the ledger, or the settings name the groups the other way round: what serves goes on serving. */
class RecordIsNoTruthTest {
    private static final long SEED = 91;
    private static final List<Function<Operator, Outcome>> COMMANDS =
            List.of(Operator::rollback, Operator::finalizeRelease, o -> o.deploy("v2"));

    private static Release uncut(Release r, Phase phase) {
        return new Release(
                r.id(),
                r.strategy(),
                r.service(),
                r.tagKey(),
                phase,
                r.incoming(),
                r.incomingVersion(),
                r.outgoingVersion(),
                r.outgoingBefore(),
                r.incomingBefore(),
                r.firstCapacity(),
                0,
                r.detaching(),
                r.startedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Release turned(Release r) {
        return new Release(
                r.id(),
                r.strategy(),
                r.service(),
                r.tagKey(),
                r.phase(),
                r.incoming().other(),
                r.incomingVersion(),
                r.outgoingVersion(),
                r.outgoingBefore(),
                r.incomingBefore(),
                r.firstCapacity(),
                r.needed(),
                r.detaching(),
                r.startedAt(),
                r.bothServeSince(),
                r.cutOverAt(),
                r.endedAt());
    }

    @Test
    void aChangedRecordTakesNothingThatServes() {
        List<UnaryOperator<Release>> changes = List.of(
                r -> uncut(r, Phase.DEPLOYING),
                r -> uncut(r, Phase.ROLLING_BACK),
                r -> uncut(r, Phase.CUTTING_OVER),
                r -> uncut(r, Phase.FINALIZING),
                r -> uncut(r, Phase.SOAKING),
                RecordIsNoTruthTest::turned,
                r -> turned(r).in(Phase.ROLLING_BACK),
                r -> turned(uncut(r, Phase.ROLLING_BACK)),
                r -> r.cutOver(0, r.startedAt()).in(Phase.ROLLING_BACK));
        for (int change = 0; change < changes.size(); change++) {
            for (int command = 0; command < COMMANDS.size(); command++) {
                harmless(changes.get(change), COMMANDS.get(command), "change " + change + ", command " + command);
            }
        }
    }

    private static void harmless(UnaryOperator<Release> change, Function<Operator, Outcome> command, String what) {
        String as = what + ", seed " + SEED;
        Account account = new Account(SEED, 2);
        WorldWatcher watcher = new WorldWatcher(account);
        operator(account, watcher).deploy("v2");
        tamper(account, watcher, change);
        Outcome outcome = command.apply(operator(account, watcher));
        account.pass(Duration.ofMinutes(5));
        watcher.run();
        watcher.assertUnharmed(as + ": " + outcome);
        String said = outcome.message().soNow();
        assertThat(said).as(as + ": " + outcome).doesNotContain("nothing is in service");
        assertThat(account.healthyTargets()).as(as + ": " + outcome).hasSizeGreaterThanOrEqualTo(2);
        account.close();
    }

    private static void tamper(Account account, WorldWatcher watcher, UnaryOperator<Release> change) {
        Operator enemy = operator(account, watcher);
        Ledger.Entry entry = enemy.ledger.read().orElseThrow();
        LedgerDocument document = entry.document();
        enemy.ledger.write(
                new LedgerDocument(document.lease(), document.release().map(change), document.last()),
                Optional.of(entry.tag()));
    }

    private static Operator operator(Account account, WorldWatcher watcher) {
        return new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
    }

    @Test
    void coloursSwappedInTheSettingsAreRefusedNamingBoth() {
        for (Function<Operator, Outcome> command : COMMANDS) {
            Account account = new Account(SEED, 2);
            WorldWatcher watcher = new WorldWatcher(account);
            operator(account, watcher).deploy("v2");
            WorldTimer timer = new WorldTimer(account.sandbox.world(), watcher);
            Operator swapped = Operator.withColoursSwapped(account, timer, "tester");
            Outcome outcome = command.apply(swapped);
            assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.REFUSED);
            assertThat(outcome.problems())
                    .extracting(p -> p.what())
                    .containsExactly(
                            "the release was begun with groups.blue shop-blue, and the settings say shop-green",
                            "the release was begun with groups.green shop-green, and the settings say shop-blue");
            assertThat(swapped.wire.changes()).isEmpty();
            watcher.assertUnharmed("seed " + SEED);
            account.close();
        }
    }
}
