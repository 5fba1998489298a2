package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.plan.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/** What scales the group that serves is, member by member, what scaled the one that served before. */
class ScalingReleaseTest {
    private static final long SEED = 61;

    private final Account account = furnished();
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();
    private final WorldWatcher watcher = new WorldWatcher(account);

    @Test
    void thereAndBackLeavesEverythingAsItWas() {
        List<String> before = Picture.of(account);
        done(operator().deploy("v2"));
        done(operator().rollback());
        account.pass(Duration.ofMinutes(2));
        assertThat(Picture.differences(before, Picture.of(account))).isEmpty();
    }

    @Test
    void finalizedItIsOnTheOtherGroupAndNothingIsLeft() {
        List<String> before = Picture.of(account, blue, green);
        assertThat(before).hasSizeGreaterThan(150);
        done(operator().deploy("v2"));
        done(operator().finalizeRelease());
        account.pass(Duration.ofMinutes(2));
        assertThat(Picture.differences(before, Picture.of(account, green, blue), "IDLE sizes"))
                .isEmpty();
        assertThat(ScalingFixtures.names(account, blue)).isEmpty();
    }

    @Test
    void afterAWayBackAndAnotherReleaseAndOneToTheFirstGroupItIsAsAtFirst() {
        List<String> before = Picture.of(account, blue, green);
        done(operator().deploy("v2"));
        done(operator().rollback());
        done(operator().deploy("v3"));
        done(operator().finalizeRelease());
        done(operator().deploy("v4"));
        done(operator().finalizeRelease());
        account.pass(Duration.ofMinutes(2));
        assertThat(Picture.differences(before, Picture.of(account, blue, green), "IDLE sizes"))
                .isEmpty();
        assertThat(account.healthyTargets()).isEqualTo(Account.ids(account.blue()));
    }

    @Test
    void whatIsDoneIsExactlyWhatWasAnnounced() {
        List<String> deploy = texts(operator().planToDeploy("v2"));
        Operator deployer = operator();
        done(deployer.deploy("v2"));
        assertThat(texts(deployer.asked())).isEqualTo(deploy);
        List<String> rollback = texts(operator().planToRollBack());
        Operator backer = operator();
        done(backer.rollback());
        assertThat(texts(backer.asked())).isEqualTo(rollback);
        done(operator().deploy("v3"));
        List<String> finalize = texts(operator().planToFinalize());
        Operator finalizer = operator();
        done(finalizer.finalizeRelease());
        assertThat(texts(finalizer.asked())).isEqualTo(finalize);
    }

    /** Nobody knows the ids of policies that are still to be made. */
    private static List<String> texts(List<Action> actions) {
        return actions.stream()
                .map(a -> a.toString().replaceAll("scalingPolicy:[^:]*:", "scalingPolicy:id:"))
                .toList();
    }

    @Test
    void processesThatWereSuspendedBeforeStaySuspended() {
        account.autoScaling.suspendProcesses(
                r -> r.autoScalingGroupName(blue).scalingProcesses("AZRebalance", "HealthCheck", "ScheduledActions"));
        account.autoScaling.suspendProcesses(r -> r.autoScalingGroupName(green).scalingProcesses("ReplaceUnhealthy"));
        List<String> before = Picture.of(account);
        done(operator().deploy("v2"));
        assertThat(suspended(blue))
                .containsExactly("AZRebalance", "AlarmNotification", "HealthCheck", "ScheduledActions");
        assertThat(suspended(green)).containsExactly("ReplaceUnhealthy", "ScheduledActions");
        done(operator().rollback());
        assertThat(Picture.differences(before, Picture.of(account))).isEmpty();
        done(operator().deploy("v3"));
        done(operator().finalizeRelease());
        assertThat(suspended(blue)).containsExactly("AZRebalance", "HealthCheck", "ScheduledActions");
        assertThat(suspended(green)).containsExactly("ReplaceUnhealthy", "ScheduledActions");
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
        return new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
    }

    private static Account furnished() {
        Account account = new Account(SEED, 3);
        ScalingFixtures.all(account);
        return account;
    }
}
