package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * During whole releases each policy and scheduled action is in effect on a group that serves, save that alarms rest on both
 * for the few seconds of the cut-over; and afterwards on exactly one.
 */
class InEffectThroughoutTest {
    private static final long SEED = 64;
    private static final Duration CALL = Duration.ofMillis(200);
    private static final Duration ALARMS_REST = Duration.ofSeconds(10);
    private static final Duration SOAK = Duration.ofMinutes(3);

    private final Account account = furnished();
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();
    private final EffectWatcher watcher = new EffectWatcher(account);
    private final WorldTimer timer = new WorldTimer(account.sandbox.world(), watcher);

    @Test
    void thereAndBack() {
        watcher.assertAllOn(blue, "before");
        done(operator().deploy("v2"));
        watcher.assertAllOn(green, "in soak");
        timer.pause(SOAK);
        done(operator().rollback());
        watcher.assertAllOn(blue, "after the rollback");
        watcher.assertGaps(ALARMS_REST, "seed " + SEED);
    }

    @Test
    void thereForGood() {
        done(operator().deploy("v2"));
        timer.pause(SOAK);
        done(operator().finalizeRelease());
        watcher.assertAllOn(green, "after the finalize");
        watcher.assertGaps(ALARMS_REST, "seed " + SEED);
    }

    /** What its owner has suspended on the second group, too, is none of ours. */
    private static Account furnished() {
        Account account = new Account(SEED, 3);
        ScalingFixtures.all(account);
        account.autoScaling.suspendProcesses(r ->
                r.autoScalingGroupName(account.sandbox.blueGroup()).scalingProcesses("AZRebalance", "HealthCheck"));
        account.autoScaling.suspendProcesses(
                r -> r.autoScalingGroupName(account.sandbox.greenGroup()).scalingProcesses("ReplaceUnhealthy"));
        return account;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    /** Requests take time; and only while time passes can something be missed. */
    private Operator operator() {
        Operator operator = new Operator(account, timer, "tester");
        operator.wire.meanwhile(() -> timer.pause(CALL));
        return operator;
    }
}
