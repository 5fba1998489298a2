package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** A version that never becomes healthy: the old one serves throughout, and everything is as it was. */
class BrokenDeployTest {
    private static final long SEED = 12;

    private final Account account = new Account(SEED, 3);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final Map<String, AutoScalingGroup> before = account.groups();
    private Duration skew = Duration.ZERO;

    @Test
    void aVersionThatAnswersWithErrorsIsTakenBack() {
        Outcome outcome = deployInVain("v4-sick");
        assertThat(outcome.message().because()).contains("Target.ResponseCodeMismatch");
        assertThat(outcome.evidence()).anyMatch(line -> line.contains("target unhealthy Target.ResponseCodeMismatch"));
        assertThat(outcome.evidence()).anyMatch(line -> line.startsWith("  console: "));
    }

    @Test
    void aVersionThatNeverListensIsTakenBack() {
        Outcome outcome = deployInVain("v4-dead");
        assertThat(outcome.message().because()).contains("instances stay unhealthy: Target.");
        assertThat(outcome.evidence()).anyMatch(line -> line.startsWith("  console: "));
    }

    /** Which failures are the release's is a question about AWS's times, whatever this machine's clock says. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3600, -3600})
    void launchesThatFailAreGivenUpAtOnce(int secondsAhead) {
        skew = Duration.ofSeconds(secondsAhead);
        String text = "The image id '[ami-gone]' does not exist. Launching EC2 instance failed.";
        account.sandbox.failLaunches("v4", text);
        Outcome outcome = deployInVain("v4");
        assertThat(outcome.message().because()).contains(text);
        assertThat(outcome.evidence()).anyMatch(line -> line.contains(text));
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void theSameServiceCanBeDeployedRightAfterwards() {
        deployInVain("v4-sick");
        assertThat(operator().deploy("v5").ending()).isEqualTo(Ending.DONE);
        watcher.assertUnharmed("seed " + SEED);
    }

    private Outcome deployInVain(String version) {
        Operator operator = operator();
        Outcome outcome = operator.deploy(version);
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().what()).isEqualTo(version + " was not put into service");
        assertThat(outcome.message().soNow())
                .isEqualTo("everything was put back; v1 serves from shop-blue (3 healthy)");
        assertThat(operator.events()).anyMatch(e -> e instanceof Event.WayBackStarted);
        account.pass(Duration.ofMinutes(3));
        assertThat(account.groups()).as("seed " + SEED).isEqualTo(before);
        assertThat(account.running()).isEqualTo(Account.ids(before.get(account.sandbox.blueGroup())));
        assertThat(operator.wire.changes()).doesNotContainAnyElementsOf(List.of("EnterStandby", "DetachInstances"));
        watcher.assertUnharmed("seed " + SEED);
        return outcome;
    }

    private Operator operator() {
        return new Operator(account, new Ahead(new WorldTimer(account.sandbox.world(), watcher), skew), "tester");
    }
}
