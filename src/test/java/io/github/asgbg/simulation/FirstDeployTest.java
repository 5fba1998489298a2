package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Sizes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Both groups are empty: there is no capacity to copy, and nothing to go back to. */
class FirstDeployTest {
    private final Account account = emptied();

    @Test
    void withoutACapacityItIsRefusedAndSaysHow() {
        Operator operator = operator();
        Outcome refused = operator.deploy("v1");
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.problems()).singleElement().satisfies(p -> assertThat(p.remedy())
                .contains("--capacity min/desired/max"));
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void withACapacityItStartsThatMuchAndIsDone() {
        Outcome done = operator().deployFirst("v7", new Sizes(1, 2, 4));
        assertThat(done.ending()).as(done.toString()).isEqualTo(Ending.DONE);
        assertThat(account.healthyTargets())
                .hasSize(2)
                .isEqualTo(Account.ids(account.blue()))
                .allSatisfy(id -> assertThat(account.sandbox.version(id)).hasValue("v7"));
        assertThat(account.blue().minSize()).isEqualTo(1);
        assertThat(account.blue().maxSize()).isEqualTo(4);
        assertThat(operator().ledger.read().orElseThrow().document().release()).isEmpty();
        assertThat(operator().deploy("v8").ending()).as("the next release").isEqualTo(Ending.DONE);
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }

    private static Account emptied() {
        Account account = new Account(51, 2);
        account.resize(account.sandbox.blueGroup(), 0, 0, 4);
        account.pass(Duration.ofMinutes(3));
        return account;
    }
}
