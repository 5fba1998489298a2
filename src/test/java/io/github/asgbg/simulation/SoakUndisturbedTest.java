package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** Somebody resumes every process of the old group in the soak, as a {@code terraform apply} may: no old instance starts. */
class SoakUndisturbedTest {
    private static final long SEED = 74;
    private static final Instant NEVER = Instant.parse("2027-01-01T00:00:00Z");

    private final Account account = Hazard.account(SEED, Hazard.HOT, NEVER);
    private final String blue = account.sandbox.blueGroup();
    private final Set<String> started = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingOfTheOldVersionStarts(boolean isRolledBack) {
        List<Integer> own = limits(account.blue());
        List<String> old = Account.ids(account.blue());
        account.autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(blue)
                .scheduledActionName("more-at-half-past")
                .recurrence("30 * * * *")
                .desiredCapacity(5));
        String ours = account.policyArn(blue, "two-more");
        done(operator().deploy("v2"));
        assertThat(limits(account.blue())).containsExactly(0, 0);
        account.autoScaling.resumeProcesses(r -> r.autoScalingGroupName(blue));
        account.autoScaling.executePolicy(
                r -> r.autoScalingGroupName(blue).policyName("two-more").honorCooldown(false));
        account.cloudWatch.putMetricAlarm(a -> a.alarmName("old-and-hot")
                .namespace("Shop")
                .metricName("none")
                .statistic("Average")
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanThreshold")
                .alarmActions(ours));
        account.cloudWatch.setAlarmState(
                r -> r.alarmName("old-and-hot").stateValue("ALARM").stateReason("for once"));
        for (int minute = 0; minute < 70; minute++) {
            account.pass(Duration.ofMinutes(1));
            started.addAll(Account.ids(account.blue()));
        }
        assertThat(started).containsExactlyElementsOf(new TreeSet<>(old));
        assertThat(Account.states(account.blue())).containsExactly("Standby");
        done(isRolledBack ? operator().rollback() : operator().finalizeRelease());
        account.pass(Duration.ofMinutes(3));
        AutoScalingGroup serving = isRolledBack ? account.blue() : account.green();
        AutoScalingGroup idle = isRolledBack ? account.green() : account.blue();
        assertThat(idle.instances()).isEmpty();
        assertThat(account.healthyTargets()).isEqualTo(Account.ids(serving));
        assertThat(account.running()).hasSameElementsAs(Account.ids(serving));
        assertThat(limits(account.blue())).isEqualTo(isRolledBack ? own : List.of(0, own.get(1)));
        assertThat(serving.suspendedProcesses()).isEmpty();
        assertThat(idle.suspendedProcesses()).isEmpty();
    }

    private static List<Integer> limits(AutoScalingGroup group) {
        return List.of(group.minSize(), group.maxSize());
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }
}
