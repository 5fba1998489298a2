package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.plan.scaling.Processes;
import io.github.asgbg.port.LedgerDocument;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/** What somebody suspends by hand while a release is under way is told of and stays suspended; what we suspend does not. */
class SuspendedByOthersTest {
    private final Account account = new Account(73, 2);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @BeforeEach
    void furnish() {
        ScalingFixtures.few(account);
    }

    @Test
    void onTheLiveGroupWhileTheNewInstancesStart() {
        deploySuspending("ScheduledActions");
        assertThat(suspended(blue)).containsExactly("AZRebalance", "AlarmNotification", "ScheduledActions");
        assertThat(drift()).contains(left("ScheduledActions", blue));
        done(operator().rollback());
        assertThat(suspended(blue)).containsExactly("ScheduledActions");
        assertThat(suspended(green)).isEmpty();
    }

    @Test
    void everythingOnTheLiveGroupWhileTheNewInstancesStart() {
        deploySuspending("ScheduledActions", "AlarmNotification", "AZRebalance", "HealthCheck");
        done(operator().finalizeRelease());
        assertThat(suspended(blue))
                .containsExactly("AZRebalance", "AlarmNotification", "HealthCheck", "ScheduledActions");
    }

    @Test
    void onTheNewGroupInTheSoak() {
        done(operator().deploy("v2"));
        suspend(green, "AlarmNotification");
        assertThat(drift()).contains(left("AlarmNotification", green));
        done(operator().rollback());
        assertThat(suspended(green)).containsExactly("AlarmNotification");
        assertThat(suspended(blue)).isEmpty();
        LedgerDocument after = operator().status().entry().orElseThrow().document();
        assertThat(Processes.left(
                        operator().status().observation(), after.last().orElseThrow()))
                .containsExactly(left("AlarmNotification", green));
    }

    @Test
    void onTheOldGroupInTheSoakWhatWeDoNotSuspend() {
        done(operator().deploy("v2"));
        suspend(blue, "HealthCheck");
        assertThat(drift()).containsExactly(left("HealthCheck", blue));
        done(operator().finalizeRelease());
        assertThat(suspended(blue)).containsExactly("HealthCheck");
    }

    private static String left(String process, String group) {
        return "process " + process + " of " + group
                + " was suspended by somebody else during the release, and is left so";
    }

    private List<String> drift() {
        var status = operator().status();
        return status.drift();
    }

    /** Somebody suspends these as soon as new instances have been asked for. */
    private void deploySuspending(String... processes) {
        Operator operator = operator();
        boolean[] isDone = {false};
        operator.wire.meanwhile(() -> {
            if (!isDone[0] && account.green().desiredCapacity() > 0) {
                isDone[0] = true;
                suspend(blue, processes);
            }
        });
        done(operator.deploy("v2"));
        assertThat(isDone[0]).isTrue();
    }

    private void suspend(String group, String... processes) {
        account.autoScaling.suspendProcesses(r -> r.autoScalingGroupName(group).scalingProcesses(processes));
    }

    private List<String> suspended(String group) {
        return account.groups().get(group).suspendedProcesses().stream()
                .map(SuspendedProcess::processName)
                .sorted()
                .toList();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }
}
