package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** What cannot be completed is taken back by itself, or says what serves and how to get out. */
class TakenBackTest {
    private static final long SEED = 55;
    private static final int INSTANCES = 3;

    private final Account account = new Account(SEED, INSTANCES);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final Map<String, AutoScalingGroup> beginning = account.groups();
    private final List<String> old = Account.ids(account.blue());

    @AfterEach
    void close() {
        account.close();
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
    }

    /** At the first request of this operation. */
    private static void when(Operator operator, String operation, Runnable happens) {
        boolean[] hasHappened = {false};
        operator.wire.meanwhile(() -> {
            List<String> all = operator.wire.operations();
            if (!hasHappened[0] && all.get(all.size() - 1).equals(operation)) {
                hasHappened[0] = true;
                happens.run();
            }
        });
    }

    @Test
    void aCutOverThatIsDeniedIsTakenBack() {
        account.sandbox.deny("autoscaling:EnterStandby");
        Operator operator = operator();
        // Where IAM does not tell beforehand, the denial comes in the middle.
        account.sandbox.deny("iam:SimulatePrincipalPolicy");
        Outcome outcome = operator.deploy("v2");
        account.pass(Duration.ofMinutes(2));
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because()).contains("EnterStandby");
        assertThat(outcome.message().soNow())
                .isEqualTo("everything was put back; v1 serves from shop-blue (3 healthy)");
        assertThat(outcome.message().tryNext())
                .contains("autoscaling:EnterStandby")
                .doesNotContain("mend v2");
        assertThat(account.groups()).isEqualTo(beginning);
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void aPermissionThatWillBeMissingIsNamedBeforeAnythingIsDone() {
        account.sandbox.deny("autoscaling:DetachInstances");
        Operator operator = operator();
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.problems()).anySatisfy(p -> assertThat(p.what()).contains("autoscaling:DetachInstances"));
        assertThat(operator.wire.changes()).isEmpty();
    }

    @Test
    void whoMayOnlyLookGetsAPlanThatSaysSo() {
        account.sandbox.deny("autoscaling:DetachInstances");
        assertThat(operator().noticesOfDeploy("v2")).anySatisfy(n -> assertThat(n)
                .startsWith("with these credentials it would be refused: ")
                .contains("autoscaling:DetachInstances"));
    }

    @Test
    void newInstancesThatDieAtTheCutOverGiveWayToTheOldOnesWithinSeconds() {
        Operator operator = operator();
        when(operator, "EnterStandby", () -> Account.ids(account.green()).forEach(account.sandbox::terminate));
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because()).contains("0 of the 3 instances that are needed are healthy");
        account.pass(Duration.ofMinutes(3));
        assertThat(account.healthyTargets()).isEqualTo(old);
        assertThat(account.green().instances()).isEmpty();
    }

    @Test
    void whenNobodyStandsByTheEndingDoesNotSayThatSomebodyDoes() {
        Operator operator = operator();
        when(
                operator,
                "EnterStandby",
                () -> account.autoScaling.detachInstances(r -> r.autoScalingGroupName(account.sandbox.blueGroup())
                        .instanceIds(old)
                        .shouldDecrementDesiredCapacity(true)));
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(outcome.message().because())
                .isEqualTo(
                        "its 3 instances are healthy behind the load balancer; none of the old instances stands by, so"
                                + " there is nothing to go back to within seconds");
        assertThat(outcome.message().soNow()).doesNotContain("stands by");
        assertThat(outcome.message().tryNext()).contains("3 of its instances are launched anew");
    }

    @Test
    void instancesThatDieInStandbyAreCountedOutAndLaunchedAnew() {
        operator().deploy("v2");
        account.sandbox.terminate(old.get(0));
        account.pass(Duration.ofSeconds(10));
        Queries.Status status = operator().status();
        assertThat(status.standing().dead()).containsExactly(old.get(0));
        assertThat(status.standing().returnable()).isEqualTo(2);
        assertThat(status.standing().sentence())
                .isEqualTo(
                        "v2 serves from shop-green (3 healthy); v1 stands by in shop-blue (3, 1 of them not running in"
                                + " EC2)");
        Outcome back = operator().rollback();
        assertThat(back.ending()).as(back.toString()).isEqualTo(Ending.DONE);
        account.pass(Duration.ofMinutes(2));
        assertThat(account.healthyTargets()).hasSize(INSTANCES).isEqualTo(Account.ids(account.blue()));
    }

    @Test
    void detachedInstancesThatCannotBeTerminatedAreNamedUntilTheyAreGone() {
        operator().deploy("v2");
        Outcome stuck = withoutTheRightToTerminateOnceDetached().finalizeRelease();
        assertThat(stuck.ending()).as(stuck.toString()).isEqualTo(Ending.HALF_WAY);
        assertThat(stuck.message().soNow()).contains("3 detached instances still run: " + String.join(", ", old));
        Queries.Status status = operator().status();
        assertThat(status.standing().detachedRunning()).isEqualTo(old);
        assertThat(status.next()).extracting(NextCommand::command).contains("asg-bg finalize", "asg-bg rollback");
        Outcome again = operator().finalizeRelease();
        assertThat(again.ending()).as("whatever can end ends: " + again).isEqualTo(Ending.HALF_WAY);
        account.sandbox.allow("ec2:TerminateInstances");
        Outcome done = operator().finalizeRelease();
        assertThat(done.ending()).as(done.toString()).isEqualTo(Ending.DONE);
        account.pass(Duration.ofMinutes(1));
        assertThat(account.running()).doesNotContainAnyElementsOf(old);
    }

    /** Beforehand it would have been noticed. */
    private Operator withoutTheRightToTerminateOnceDetached() {
        Operator operator = operator();
        operator.wire.tell(request -> {
            if (operator.wire.operations().contains("DetachInstances")) {
                account.sandbox.deny("ec2:TerminateInstances");
            }
        });
        return operator;
    }

    @Test
    void detachedInstancesThatStillRunServeAgainAfterARollback() {
        operator().deploy("v2");
        assertThat(withoutTheRightToTerminateOnceDetached().finalizeRelease().ending())
                .isEqualTo(Ending.HALF_WAY);
        Outcome back = operator().rollback();
        assertThat(back.ending()).as(back.toString()).isEqualTo(Ending.DONE);
        account.pass(Duration.ofMinutes(2));
        assertThat(account.healthyTargets()).as("the very same").isEqualTo(old);
        assertThat(account.green().instances()).isEmpty();
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void inAnOutageStatusAdvisesTheRollbackAndNotTheFinalize() {
        operator().deploy("v2");
        account.resize(account.sandbox.greenGroup(), 0, 0, 0);
        account.pass(Duration.ofMinutes(1));
        Queries.Status status = operator().status();
        assertThat(status.ending()).isEqualTo(Ending.HALF_WAY);
        assertThat(status.standing().sentence()).startsWith("nothing is in service");
        assertThat(status.next())
                .filteredOn(c -> c.problems().isEmpty())
                .extracting(NextCommand::command)
                .containsExactly("asg-bg rollback");
        assertThat(operator().finalizeRelease().ending()).isEqualTo(Ending.REFUSED);
        assertThat(operator().rollback().ending()).isEqualTo(Ending.DONE);
        assertThat(account.healthyTargets()).isEqualTo(old);
    }

    @Test
    void aRecordThatIsGoneIsNoticedByEveryCommandWithTheWayOut() {
        operator().deploy("v2");
        account.s3().deleteObject(r -> r.bucket(account.sandbox.bucket())
                .key("releases/" + account.sandbox.service() + "/release.json"));
        for (Outcome outcome : List.of(
                operator().rollback(), operator().finalizeRelease(), operator().deploy("v3"))) {
            assertThat(outcome.ending()).as(outcome.toString()).isIn(Ending.HALF_WAY, Ending.REFUSED);
            assertThat(outcome.problems().get(0).what()).as(outcome.toString()).contains("its record is gone");
            assertThat(outcome.problems().get(0).remedy())
                    .contains("aws autoscaling exit-standby --auto-scaling-group-name shop-blue --instance-ids "
                            + String.join(" ", old));
        }
        assertThat(operator().status().ending()).isEqualTo(Ending.HALF_WAY);
        watcher.assertUnharmed("seed " + SEED);
    }
}
