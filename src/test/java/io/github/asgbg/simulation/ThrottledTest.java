package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** AWS refuses some calls because the account makes too many: the release goes on, and leaves the same. */
class ThrottledTest {
    private static final long SEED = 68;
    private static final int IN_HUNDRED = 3;

    private final Account account = new Account(SEED, 2);
    private int refused;

    @Test
    void aReleaseThereAndBackAndOneThatStays() {
        ScalingFixtures.few(account);
        WorldWatcher watcher = new WorldWatcher(account);
        List<String> before = Picture.of(account);
        List<String> ours = Picture.of(account, account.sandbox.blueGroup(), account.sandbox.greenGroup());
        done(watcher, 1, o -> o.deploy("v2"));
        done(watcher, 2, Operator::rollback);
        assertThat(Picture.differences(before, Picture.of(account))).isEmpty();
        done(watcher, 3, o -> o.deploy("v3"));
        done(watcher, 4, Operator::finalizeRelease);
        List<String> theirs = Picture.of(account, account.sandbox.greenGroup(), account.sandbox.blueGroup());
        assertThat(Picture.differences(ours, theirs, "IDLE sizes")).isEmpty();
        assertThat(refused).as("refused calls").isGreaterThan(3);
        watcher.assertUnharmed("seed " + SEED);
    }

    private void done(WorldWatcher watcher, long seed, Function<Operator, Outcome> command) {
        Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
        operator.wire.throttle(IN_HUNDRED, SEED + seed);
        Outcome outcome = command.apply(operator);
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        refused += operator.wire.operations().size() - operator.wire.answered().size();
    }
}
