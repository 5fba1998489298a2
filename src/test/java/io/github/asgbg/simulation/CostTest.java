package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a deploy costs in API calls and in time of our own, by the requests on the wire. */
class CostTest {
    private static final long SEED = 41;
    private static final Duration ADDED = Duration.ofSeconds(4);

    @Test
    void theCallsOfADeployHardlyGrowWithTheNumberOfInstances() {
        deploy(2, 65);
        deploy(19, 80);
        deploy(60, 90);
    }

    private static void deploy(int instances, int calls) {
        Account account = new Account(SEED, instances);
        WorldWatcher watcher = new WorldWatcher(account);
        Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(operator.wire.operations())
                .as(instances + " instances, seed " + SEED)
                .hasSizeLessThanOrEqualTo(calls);
        assertThat(outcome.summary().orElseThrow().totalCalls())
                .as("the summary counts every call")
                .isEqualTo(operator.wire.operations().size());
        assertThat(outcome.summary().orElseThrow().added()).isLessThan(ADDED);
        assertThat(account.healthyTargets()).hasSize(instances).isEqualTo(Account.ids(account.green()));
        watcher.assertUnharmed("seed " + SEED);
    }
}
