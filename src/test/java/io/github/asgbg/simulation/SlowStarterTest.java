package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version that boots for minutes is waited for as long as its group says, and not for ever. */
class SlowStarterTest {
    private static final long SEED = 71;
    /** It boots three times as long as the others. */
    private static final String FOUR_MINUTES = "v2-slow";

    private final Account account = Account.booting(SEED, 2, Duration.ofSeconds(80));
    private final WorldWatcher watcher = new WorldWatcher(account);

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aVersionThatBootsForFourMinutesIsDeployedByDefault() {
        account.checkLikeDefaults();
        account.checkHealth("EC2", 300);
        Outcome outcome = deploy(FOUR_MINUTES);
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(outcome.summary().orElseThrow().took()).isGreaterThan(Duration.ofMinutes(6));
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void theGracePeriodOfAGroupThatAsksTheLoadBalancerIsWaitedForToo() {
        account.checkLikeDefaults();
        account.checkHealth("ELB", 480);
        Outcome outcome = deploy(FOUR_MINUTES);
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void aGroupThatGrantsMoreThanTheBudgetsIsWaitedForAllTheSame() {
        try (Account slow = Account.booting(SEED, 2, Duration.ofMinutes(14))) {
            slow.checkHealth("EC2", 45 * 60);
            Outcome outcome =
                    new Operator(slow, new WorldTimer(slow.sandbox.world(), () -> {}), "tester").deploy(FOUR_MINUTES);
            assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
            assertThat(outcome.summary().orElseThrow().took()).isGreaterThan(Duration.ofMinutes(40));
        }
    }

    @Test
    void aVersionThatIsNeverHealthyIsGivenUpWhenTheGroupsTimeIsOver() {
        account.checkLikeDefaults();
        account.checkHealth("EC2", 300);
        Outcome outcome = deploy("v2-sick");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because())
                .contains("2 of 2 instances stay unhealthy: Target.ResponseCodeMismatch")
                .endsWith(
                        "waited 7 min: the group's health check grace period of 5 min, and 2 min (budgets.unhealthy)");
        assertThat(outcome.summary().orElseThrow().took()).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(9));
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void withoutAGracePeriodTheHealthChecksOwnTimeIsGranted() {
        account.checkLikeDefaults();
        account.checkHealth("EC2", 0);
        Outcome outcome = deploy("v2-sick");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because())
                .endsWith("waited 4 min 30 s: the target group's healthy threshold times its interval of 2 min 30 s,"
                        + " and 2 min (budgets.unhealthy)");
    }

    /** Health checks of a target group count for a group once one of its instances has passed (UG:load-balancer-status). */
    @Test
    void whatAutoScalingBeginsToReplaceIsGivenUpWithTheGracePeriodThatWasTooShort() {
        deploy("v2");
        operator().finalizeRelease();
        account.checkLikeDefaults();
        account.checkHealth("ELB", 180);
        Outcome outcome = deploy("v3-slow");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because())
                .contains("Auto Scaling replaces i-")
                .contains("until the end of the group's health check grace period of 3 min: Target.");
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(6));
        watcher.assertUnharmed("seed " + SEED);
    }

    private Outcome deploy(String version) {
        return operator().deploy(version);
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
    }
}
