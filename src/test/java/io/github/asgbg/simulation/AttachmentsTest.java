package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever call attached a target group counts; one that is being detached, or is gone, stands against what could not be undone. */
class AttachmentsTest {
    private static final long SEED = 97;
    private static final int INSTANCES = 3;

    private final Account account = new Account(SEED, INSTANCES);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @AfterEach
    void close() {
        account.close();
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }

    private static void ended(Ending ending, Outcome outcome) {
        assertThat(outcome.ending()).as("seed " + SEED + ": " + outcome).isEqualTo(ending);
    }

    private SecondTargetGroup second() {
        return new SecondTargetGroup(account).attachedTo(blue).trafficSourceOf(green);
    }

    @Test
    void groupsAttachedByDifferentCallsAreAPair() {
        SecondTargetGroup second = second();
        ended(Ending.DONE, operator().deploy("v2"));
        assertThat(second.targets()).isEqualTo(Account.ids(account.green()));
        ended(Ending.DONE, operator().rollback());
        assertThat(second.targets()).isEqualTo(Account.ids(account.blue()));
        assertThat(account.healthyTargets()).isEqualTo(Account.ids(account.blue()));
    }

    @Test
    void aGroupThatHasTrafficSourcesOnlyIsAsGoodAsAnyOther() {
        String first = account.sandbox.targetGroupArn();
        account.autoScaling.detachLoadBalancerTargetGroups(
                r -> r.autoScalingGroupName(green).targetGroupARNs(first));
        account.pass(Duration.ofMinutes(1));
        SecondTargetGroup.asTrafficSource(account, green, first);
        account.pass(Duration.ofMinutes(1));
        ended(Ending.DONE, operator().deploy("v2"));
        ended(Ending.DONE, operator().finalizeRelease());
        assertThat(account.healthyTargets()).hasSize(INSTANCES).isEqualTo(Account.ids(account.green()));
    }

    @Test
    void groupsOfWhichOneHasATrafficSourceMoreAreNoPair() {
        SecondTargetGroup second = new SecondTargetGroup(account).trafficSourceOf(blue);
        Outcome refused = operator().deploy("v2");
        ended(Ending.REFUSED, refused);
        assertThat(refused.problems()).singleElement().satisfies(p -> assertThat(p.what())
                .contains("attached to different target groups")
                .contains(second.arn));
    }

    @Test
    void whatIsBeingDetachedIsWaitedForByWhoeverDetachesIt() {
        SecondTargetGroup second = second();
        second.detachFrom(blue);
        second.detachFrom(green);
        Operator operator = operator();
        Outcome refused = operator.deploy("v2");
        ended(Ending.REFUSED, refused);
        assertThat(refused.problems())
                .contains(new Problem(
                        "the attachment of " + blue + " to " + second.arn + " is Removing",
                        "wait until 'aws autoscaling describe-traffic-sources --auto-scaling-group-name " + blue
                                + "' shows otherwise"));
        assertThat(operator.wire.writes()).isEmpty();
        account.pass(Duration.ofMinutes(10));
        ended(Ending.DONE, operator().deploy("v2"));
    }

    @Test
    void aDeletedTargetGroupIsRefusedByDeployWithTheCommandThatDetachesIt() {
        SecondTargetGroup second = second();
        second.delete();
        Operator operator = operator();
        Outcome refused = operator.deploy("v2");
        ended(Ending.REFUSED, refused);
        assertThat(refused.problems())
                .containsExactly(
                        gone(
                                blue,
                                second,
                                "'aws autoscaling detach-load-balancer-target-groups --auto-scaling-group-name " + blue
                                        + " --target-group-arns " + second.arn + "'"),
                        gone(
                                green,
                                second,
                                "'aws autoscaling detach-traffic-sources --auto-scaling-group-name " + green
                                        + " --traffic-sources Identifier=" + second.arn + ",Type=elbv2'"));
        assertThat(operator.wire.writes()).isEmpty();
        second.detachFrom(blue);
        second.detachFrom(green);
        account.pass(Duration.ofMinutes(1));
        ended(Ending.DONE, operator().deploy("v2"));
    }

    private static Problem gone(String group, SecondTargetGroup second, String remedy) {
        return new Problem(
                "target group " + second.arn + " does not exist, and " + group
                        + " is attached to it: its launches fail",
                remedy);
    }

    @Test
    void statusNamesADeletedTargetGroupAndStillSaysWhoServes() {
        SecondTargetGroup second = second();
        second.delete();
        List<Problem> told = operator().status().observation().blue().goneTargetGroups();
        assertThat(told).extracting(Problem::what).singleElement().satisfies(what -> assertThat(what)
                .contains(second.arn + " does not exist"));
        Group seen = operator().status().observation().blue();
        assertThat(seen.serving()).hasSize(INSTANCES);
    }

    @Test
    void aTargetGroupDeletedDuringTheSoakKeepsNobodyFromGoingBack() {
        SecondTargetGroup second = second();
        ended(Ending.DONE, operator().deploy("v2"));
        List<String> old = Account.ids(account.blue());
        second.delete();
        Outcome refused = operator().finalizeRelease();
        ended(Ending.REFUSED, refused);
        assertThat(refused.problems()).extracting(Problem::what).allMatch(what -> what.contains("does not exist"));
        assertThat(operator().dryRunOfRollback().notices())
                .singleElement()
                .asString()
                .contains("does not exist, and " + blue + " is attached to it", "detach-load-balancer-target-groups");
        ended(Ending.DONE, operator().rollback());
        assertThat(account.healthyTargets()).isEqualTo(old);
    }

    @Test
    void aDeployWhoseTargetGroupIsDeletedBeforeItsLaunchesEndsInAwssWords() {
        Outcome outcome = deletedOnce(operator -> operator.wire.operations().contains("UpdateAutoScalingGroup"));
        assertThat(outcome.message().because())
                .endsWith("One or more target groups not found. Validating load balancer configuration failed.");
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void aDeployWhoseTargetGroupIsDeletedWhileInstancesBootEndsInAwssWords() {
        Outcome outcome = deletedOnce(unused -> account.green().instances().size() == INSTANCES);
        assertThat(outcome.message().because()).contains("arget group").contains("not found");
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(3));
    }

    /** The old instances would leave nobody behind there. */
    @Test
    void aTargetGroupThatSomebodyTakesFromTheNewGroupAloneKeepsTheOldInstancesInService() {
        SecondTargetGroup second = second();
        AtomicBoolean isDetached = new AtomicBoolean();
        Operator operator = operator();
        operator.wire.meanwhile(() -> {
            if (account.green().desiredCapacity() > 0 && !isDetached.getAndSet(true)) {
                second.detachFrom(green);
            }
        });
        Outcome outcome = operator.deploy("v2");
        ended(Ending.ROLLED_BACK, outcome);
        assertThat(outcome.message().because())
                .contains("would leave nobody in target group " + second.arn + ", which " + green
                        + " is not attached to");
        assertThat(second.targets()).isEqualTo(Account.ids(account.blue()));
    }

    private Outcome deletedOnce(Predicate<Operator> when) {
        SecondTargetGroup second = second();
        AtomicBoolean isDeleted = new AtomicBoolean();
        Operator operator = operator();
        operator.wire.meanwhile(() -> {
            if (when.test(operator) && !isDeleted.getAndSet(true)) {
                second.delete();
            }
        });
        Outcome outcome = operator.deploy("v2");
        ended(Ending.ROLLED_BACK, outcome);
        assertThat(account.healthyTargets()).isEqualTo(Account.ids(account.blue()));
        return outcome;
    }

    @Test
    void liveInstancesThatAreNotRegisteredAreNamedAndReplaced() {
        suspend(blue);
        account.resize(blue, 2, INSTANCES + 1, 8);
        account.pass(Duration.ofMinutes(2));
        account.autoScaling.resumeProcesses(r -> r.autoScalingGroupName(blue).scalingProcesses("AddToLoadBalancer"));
        account.pass(Duration.ofMinutes(2));
        assertThat(account.healthyTargets()).as("not registered later either").hasSize(INSTANCES);
        List<String> unregistered = Account.ids(account.blue()).stream()
                .filter(id -> !account.healthyTargets().contains(id))
                .toList();
        assertThat(operator().noticesOfDeploy("v2"))
                .contains("in service in " + blue + " and not registered with each of its target groups: "
                        + unregistered.get(0));
        ended(Ending.DONE, operator().deploy("v2"));
        assertThat(account.healthyTargets()).hasSize(INSTANCES + 1).isEqualTo(Account.ids(account.green()));
    }

    @Test
    void aDeployWhoseInstancesAreNotRegisteredEndsAsSoonAsThatIsCertain() {
        Operator operator = operator();
        operator.wire.meanwhile(() -> {
            if (account.green().desiredCapacity() > 0
                    && account.green().suspendedProcesses().isEmpty()) {
                suspend(green);
            }
        });
        Outcome outcome = operator.deploy("v2");
        ended(Ending.ROLLED_BACK, outcome);
        assertThat(outcome.message().because())
                .endsWith(
                        " is registered with no target group: process AddToLoadBalancer of " + green + " is suspended");
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(2));
    }

    private void suspend(String group) {
        account.autoScaling.suspendProcesses(r -> r.autoScalingGroupName(group).scalingProcesses("AddToLoadBalancer"));
    }
}
