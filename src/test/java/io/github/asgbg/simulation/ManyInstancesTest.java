package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.sandbox.Sandbox;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More instances than one call takes, and accounts whose calls take fewer than AWS documents. */
class ManyInstancesTest {
    private static final long SEED = 62;

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 19, 7})
    void areMovedByAsManyCallsAsItTakes(int limit) {
        try (Account account = new Account(Sandbox.builder()
                .seed(SEED)
                .instances(41)
                .drain(Duration.ofSeconds(15))
                .idsPerCall(limit)
                .start())) {
            WorldTimer timer = new WorldTimer(account.sandbox.world(), () -> {});
            done(new Operator(account, timer, "tester").deploy("v2"));
            done(new Operator(account, timer, "tester").rollback());
            done(new Operator(account, timer, "tester").deploy("v3"));
            done(new Operator(account, timer, "tester").finalizeRelease());
            assertThat(account.running()).hasSize(41).isEqualTo(Account.ids(account.green()));
        }
    }
}
