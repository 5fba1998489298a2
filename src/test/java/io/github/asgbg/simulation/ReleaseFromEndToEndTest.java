package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.LedgerDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/** The whole tool but its command line, over the SDK, against the simulated AWS in virtual time. */
class ReleaseFromEndToEndTest {
    private static final long SEED = 11;

    private final Account account = new Account(SEED, 3);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final WorldTimer timer = new WorldTimer(account.sandbox.world(), watcher);

    @Test
    void deployRollBackDeployAgainAndFinalize() {
        Map<String, AutoScalingGroup> before = account.groups();

        Outcome deployed = operator().deploy("v2");
        assertThat(deployed.ending()).as(deployed.toString()).isEqualTo(Ending.DONE);
        assertThat(Account.states(account.blue())).containsExactly("Standby");
        assertThat(account.healthyTargets()).isEqualTo(Account.ids(account.green()));
        assertThat(account.healthyTargets()).hasSize(3).allSatisfy(id -> assertThat(account.sandbox.version(id))
                .hasValue("v2"));
        watcher.assertOldInstancesRemain("soak of v2");

        Outcome back = operator().rollback();
        assertThat(back.ending()).as(back.toString()).isEqualTo(Ending.DONE);
        account.pass(Duration.ofMinutes(2));
        assertThat(account.groups()).isEqualTo(before);

        Outcome again = operator().deploy("v3");
        assertThat(again.ending()).as(again.toString()).isEqualTo(Ending.DONE);

        Outcome finalized = operator().finalizeRelease();
        assertThat(finalized.ending()).as(finalized.toString()).isEqualTo(Ending.DONE);
        account.pass(Duration.ofMinutes(2));
        assertThat(account.blue().instances()).isEmpty();
        assertThat(account.healthyTargets()).hasSize(3).allSatisfy(id -> assertThat(account.sandbox.version(id))
                .hasValue("v3"));
        assertThat(account.running()).isEqualTo(Account.ids(account.green()));
        assertThat(sizes(account.green())).isEqualTo(sizes(before.get(account.sandbox.blueGroup())));
        assertThat(suspended(account.blue())).isEmpty();
        assertThat(suspended(account.green())).isEmpty();
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void theColoursTakeTurns() {
        for (String version : List.of("v2", "v3", "v4")) {
            assertThat(operator().deploy(version).ending()).as(version).isEqualTo(Ending.DONE);
            assertThat(operator().finalizeRelease().ending()).as(version).isEqualTo(Ending.DONE);
            assertThat(account.healthyTargets()).as(version).hasSize(3).allSatisfy(id -> assertThat(
                            account.sandbox.version(id))
                    .hasValue(version));
        }
        assertThat(operator().ledger.history(10))
                .extracting(r -> r.incomingVersion())
                .containsExactly("v4", "v3", "v2");
        watcher.assertUnharmed("seed " + SEED);
    }

    @Test
    void whatIsDoneIsExactlyWhatWasAnnounced() {
        List<Action> deploy = operator().planToDeploy("v2");
        Operator deployer = operator();
        deployer.deploy("v2");
        assertThat(deployer.asked()).isEqualTo(deploy);
        assertThat(deployer.wire.changes()).isEqualTo(names(deploy));

        List<Action> rollback = operator().planToRollBack();
        Operator backer = operator();
        backer.rollback();
        assertThat(backer.asked()).isEqualTo(rollback);
        assertThat(backer.wire.changes()).isEqualTo(names(rollback));

        Outcome again = operator().deploy("v3");
        assertThat(again.ending()).as(again.toString()).isEqualTo(Ending.DONE);
        List<Action> finalize = operator().planToFinalize();
        Operator finalizer = operator();
        finalizer.finalizeRelease();
        assertThat(finalizer.asked()).isEqualTo(finalize);
        assertThat(finalizer.wire.changes()).isEqualTo(names(finalize));
    }

    @Test
    void lookingWritesNothing() {
        Operator looker = operator();
        looker.status();
        looker.planToDeploy("v2");
        operator().deploy("v2");
        looker.status();
        looker.planToRollBack();
        looker.planToFinalize();
        assertThat(looker.wire.operations()).isNotEmpty();
        assertThat(looker.wire.writes()).isEmpty();
    }

    @Test
    void theSameCommandAgainChangesNothing() {
        operator().deploy("v2");
        Operator again = operator();
        assertThat(again.deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(again.wire.writes()).isEmpty();

        operator().finalizeRelease();
        Operator late = operator();
        Outcome nothing = late.finalizeRelease();
        assertThat(nothing.ending()).isEqualTo(Ending.DONE);
        assertThat(nothing.message().what()).isEqualTo("v2 is final already");
        assertThat(late.deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(late.wire.writes()).isEmpty();
    }

    @Test
    void afterFinalizeARollbackNamesTheVersionToDeployInstead() {
        operator().deploy("v2");
        operator().finalizeRelease();
        Outcome refused = operator().rollback();
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.message().what()).isEqualTo("v2 cannot be rolled back");
        assertThat(refused.message().tryNext()).contains("asg-bg deploy v1");
    }

    @Test
    void theLedgerIsFreeAfterEveryEnding() {
        operator().deploy("v2");
        assertThat(document().lease()).isEmpty();
        assertThat(document().release()).isPresent();
        operator().rollback();
        assertThat(document().lease()).isEmpty();
        assertThat(document().release()).isEmpty();
        assertThat(document().last()).isPresent();
    }

    @Test
    void aRollbackKeepsTheCapacityThatTheNewGroupHasGrownTo() {
        operator().deploy("v2");
        account.resize(account.sandbox.greenGroup(), 3, 5, 6);
        account.pass(Duration.ofMinutes(3));
        assertThat(account.healthyTargets()).hasSize(5);

        WorldWatcher grown = new WorldWatcher(account);
        Operator backer = new Operator(account, new WorldTimer(account.sandbox.world(), grown), "tester");
        Outcome back = backer.rollback();
        assertThat(back.ending()).as(back.toString()).isEqualTo(Ending.DONE);
        assertThat(account.blue().desiredCapacity()).isEqualTo(5);
        assertThat(account.healthyTargets()).hasSize(5);
        grown.assertUnharmed("seed " + SEED);
    }

    @Test
    void theNewGroupFollowsTheOldOneThatGrowsMeanwhile() {
        boolean[] isGrown = {false};
        WorldTimer growing = new WorldTimer(account.sandbox.world(), () -> {
            if (!isGrown[0] && !account.green().instances().isEmpty()) {
                isGrown[0] = true;
                account.resize(account.sandbox.blueGroup(), 3, 5, 6);
            }
        });
        Operator deployer = new Operator(account, growing, "tester");
        Outcome deployed = deployer.deploy("v2");
        assertThat(deployed.ending()).as(deployed.toString()).isEqualTo(Ending.DONE);
        assertThat(Account.states(account.blue())).containsExactly("Standby");
        assertThat(account.blue().instances()).hasSize(5);
        assertThat(account.healthyTargets())
                .isEqualTo(Account.ids(account.green()))
                .hasSize(5);
    }

    private LedgerDocument document() {
        return operator().ledger.read().orElseThrow().document();
    }

    private static List<String> names(List<Action> actions) {
        return actions.stream().map(a -> a.getClass().getSimpleName()).toList();
    }

    private static List<Integer> sizes(AutoScalingGroup group) {
        return List.of(group.minSize(), group.desiredCapacity(), group.maxSize());
    }

    private static List<String> suspended(AutoScalingGroup group) {
        return group.suspendedProcesses().stream()
                .map(SuspendedProcess::processName)
                .toList();
    }

    private Operator operator() {
        return new Operator(account, timer, "tester");
    }
}
