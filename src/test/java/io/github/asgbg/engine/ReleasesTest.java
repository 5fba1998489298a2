package io.github.asgbg.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.plan.TimeLimits.Budget;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.LedgerDocument.Holder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The paths that releases take through a cloud of our own making. */
class ReleasesTest {
    private static final Duration LATE = Duration.ofSeconds(7);
    private static final TimeLimits LIMITS = new TimeLimits(
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(20),
            Duration.ofMinutes(2),
            Duration.ofSeconds(8),
            3);

    private final FakeClock clock = new FakeClock();
    private final FakeLedger.Store store = new FakeLedger.Store();
    private FakeCloud cloud = new FakeCloud(clock, 2);
    private boolean putsBackWhenInterrupted;

    @Test
    void theDeploysPathIsTagFillSuspendLowerStandbyClose() {
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
        assertThat(cloud.accepted())
                .containsExactly(
                        new Action.CreateOrUpdateTags("shop-green", "image-version", "v2"),
                        update("shop-green", OptionalInt.of(2), OptionalInt.of(2), OptionalInt.of(4)),
                        new Action.SuspendProcesses(
                                "shop-blue", List.of("AZRebalance", "AlarmNotification", "ScheduledActions")),
                        update("shop-blue", OptionalInt.of(0), OptionalInt.empty(), OptionalInt.empty()),
                        new Action.EnterStandby("shop-blue", List.of("i-b000", "i-b001")),
                        max("shop-blue", 0));
        assertThat(phase()).hasValue(Phase.SOAKING);
    }

    @Test
    void theRollbacksPathIsOpenExitResumeEmptyUntagRestore() {
        deploy();
        int done = cloud.accepted().size();
        assertThat(releases().rollback().ending()).isEqualTo(Ending.DONE);
        assertThat(cloud.accepted().subList(done, cloud.accepted().size()))
                .containsExactly(
                        max("shop-blue", 4),
                        new Action.ExitStandby("shop-blue", List.of("i-b000", "i-b001")),
                        new Action.ResumeProcesses(
                                "shop-blue", List.of("AZRebalance", "AlarmNotification", "ScheduledActions")),
                        update("shop-green", OptionalInt.of(0), OptionalInt.of(0), OptionalInt.of(0)),
                        new Action.DeleteTags("shop-green", "image-version"),
                        update("shop-blue", OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty()));
        assertThat(phase()).isEmpty();
    }

    @Test
    void theFinalizesPathIsDetachTerminateOpenResume() {
        deploy();
        int done = cloud.accepted().size();
        assertThat(releases().finalizeRelease().ending()).isEqualTo(Ending.DONE);
        assertThat(cloud.accepted().subList(done, cloud.accepted().size()))
                .containsExactly(
                        new Action.DetachInstances("shop-blue", List.of("i-b000", "i-b001")),
                        new Action.TerminateInstances(List.of("i-b000", "i-b001")),
                        max("shop-blue", 4),
                        new Action.ResumeProcesses(
                                "shop-blue", List.of("AZRebalance", "AlarmNotification", "ScheduledActions")));
    }

    @Test
    void interruptedAfterAnyActionTheSameCommandContinues() {
        for (int n = 0; n < 5; n++) {
            ReleasesTest trial = new ReleasesTest();
            trial.interruptAfter(n);
            Outcome stopped = trial.deploy();
            assertThat(stopped.ending()).as("after action " + n).isEqualTo(Ending.INTERRUPTED);
            assertThat(trial.store.entry().orElseThrow().document().lease())
                    .as("the lease is given up at once")
                    .isEmpty();
            trial.clock.goOn();
            trial.cloud.after(action -> {});
            assertThat(trial.deploy().ending()).as("after action " + n).isEqualTo(Ending.DONE);
            assertThat(trial.cloud.accepted()).as("nothing is done twice").doesNotHaveDuplicates();
            assertThat(trial.cloud.now().blue().in(Lifecycle.STANDBY)).hasSize(2);
        }
    }

    @Test
    void interruptedBeforeTheCutOverEverythingIsPutBackWithinTheTimeThatIsGranted() {
        for (int n = 0; n < 3; n++) {
            ReleasesTest trial = new ReleasesTest();
            trial.putsBackWhenInterrupted = true;
            trial.interruptAfter(n);
            Outcome stopped = trial.deploy();
            String as = "after action " + n + ": " + stopped;
            assertThat(stopped.ending()).as(as).isEqualTo(Ending.INTERRUPTED);
            assertThat(stopped.message().because()).as(as).contains("everything was put back");
            assertThat(trial.phase()).as(as).isEmpty();
            assertThat(trial.cloud.green().sizes()).as(as).isEqualTo(new Sizes(0, 0, 0));
            assertThat(trial.cloud.blue().sizes()).as(as).isEqualTo(new Sizes(2, 2, 4));
            assertThat(trial.cloud.blue().suspended()).as(as).isEmpty();
        }
    }

    @Test
    void theFirstCallAfterAnInterruptionKeepsTheNewInstancesOutOfTheTraffic() {
        putsBackWhenInterrupted = true;
        interruptAfter(2);
        deploy();
        assertThat(cloud.accepted().get(3))
                .isEqualTo(update("shop-green", OptionalInt.of(0), OptionalInt.of(0), OptionalInt.of(0)));
    }

    @Test
    void aSecondInterruptionLeavesThingsAsTheyAreAndSaysWhatThatMeans() {
        putsBackWhenInterrupted = true;
        cloud.after(action -> {
            if (cloud.accepted().size() == 2 || cloud.accepted().size() == 3) {
                clock.interrupt();
            }
        });
        Outcome stopped = deploy();
        assertThat(stopped.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(stopped.message().what()).contains("not all is put back yet");
        assertThat(stopped.message().because()).contains("shop-green is set to zero");
        assertThat(stopped.message().tryNext()).contains("asg-bg rollback");
        assertThat(phase()).hasValue(Phase.ROLLING_BACK);
    }

    @Test
    void interruptedAfterAnyActionItCanBeTakenBack() {
        for (int n = 0; n < 5; n++) {
            ReleasesTest trial = new ReleasesTest();
            trial.interruptAfter(n);
            trial.deploy();
            trial.clock.goOn();
            trial.cloud.after(action -> {});
            assertThat(trial.releases().rollback().ending())
                    .as("after action " + n)
                    .isEqualTo(Ending.DONE);
            trial.clock.pause(Duration.ofMinutes(1));
            assertThat(trial.cloud.now().blue().serving()).hasSize(2);
            assertThat(trial.cloud.blue().sizes()).isEqualTo(new Sizes(2, 2, 4));
            assertThat(trial.cloud.blue().suspended()).isEmpty();
            assertThat(trial.cloud.now().green().instances()).isEmpty();
        }
    }

    @Test
    void aPermissionThatIsMissingAtTheFirstActionLeavesEverythingUnchanged() {
        cloud.before(action -> {
            throw FakeCloud.refusal(CloudException.Kind.PERMISSION, "not authorized");
        });
        Outcome refused = deploy();
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.message().soNow()).startsWith("nothing was changed");
        assertThat(cloud.accepted()).isEmpty();
        assertThat(phase()).isEmpty();
    }

    @Test
    void aPermissionThatIsMissingBeforeTheCutOverSendsEverythingBack() {
        cloud.before(action -> {
            if (action instanceof Action.SuspendProcesses) {
                throw FakeCloud.refusal(CloudException.Kind.PERMISSION, "not authorized");
            }
        });
        Outcome back = deploy();
        assertThat(back.ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(back.message().because()).contains("not authorized");
        clock.pause(Duration.ofMinutes(1));
        assertThat(cloud.now().green().instances()).isEmpty();
        assertThat(cloud.blue().sizes()).isEqualTo(new Sizes(2, 2, 4));
    }

    /** Every look is answered, so that time seems to be granted again and again. */
    @Test
    void aStepWhoseActionsAloneAreLockedOutEndsNevertheless() {
        cloud.before(action -> {
            if (action instanceof Action.SuspendProcesses) {
                throw FakeCloud.refusal(CloudException.Kind.EXPIRED, "Request has expired.");
            }
        });
        Duration began = clock.elapsed();
        Outcome lockedOut = deploy();
        assertThat(lockedOut.ending()).as(lockedOut.toString()).isEqualTo(Ending.CONTINUE);
        assertThat(lockedOut.message().because()).contains("Request has expired.");
        assertThat(clock.elapsed().minus(began))
                .isLessThan(LIMITS.of(Budget.CHANGE).plusMinutes(2));
        cloud.before(action -> {});
        clock.pause(Duration.ofMinutes(2));
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void somethingElseGoingOnIsWaitedOut() {
        int[] busy = {3};
        cloud.before(action -> {
            if (busy[0]-- > 0) {
                throw FakeCloud.refusal(CloudException.Kind.BUSY, "ScalingActivityInProgress");
            }
        });
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void whatWasAcceptedIsNotAskedForAgainBecauseALookIsLate() {
        for (int instances : List.of(2, 40)) {
            cloud = new FakeCloud(clock, instances);
            cloud.late(LATE);
            Set<String> moved = new HashSet<>();
            List<String> twice = new ArrayList<>();
            cloud.before(
                    action -> ids(action).stream().filter(id -> !moved.add(id)).forEach(twice::add));
            Outcome deployed = deploy();
            assertThat(deployed.ending()).as(deployed.toString()).isEqualTo(Ending.DONE);
            assertThat(twice).as(instances + " instances").isEmpty();
            moved.clear();
            assertThat(releases().rollback().ending()).isEqualTo(Ending.DONE);
            assertThat(twice).as(instances + " instances").isEmpty();
        }
    }

    @Test
    void anUnclearAnswerToEnterStandbyIsFollowedByALookAndNotByTheSameCall() {
        cloud.late(LATE);
        List<String> asked = new ArrayList<>();
        cloud.before(action -> asked.addAll(ids(action)));
        cloud.after(action -> {
            if (action instanceof Action.EnterStandby) {
                throw FakeCloud.refusal(CloudException.Kind.UNCLEAR, "time-out");
            }
        });
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
        assertThat(asked).containsExactly("i-b000", "i-b001");
    }

    @Test
    void theNewGroupFollowsTheOldOneThatGrowsWhileItBoots() {
        cloud.after(action -> {
            if (action instanceof Action.UpdateAutoScalingGroup u && u.group().equals("shop-green")) {
                cloud.blue().resize(clock.elapsed(), s -> new Sizes(s.min(), 4, s.max()));
                cloud.blue().follow(clock.elapsed());
                cloud.after(other -> {});
            }
        });
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
        Group green = cloud.now().green();
        assertThat(green.serving()).hasSize(4);
        assertThat(cloud.now().blue().in(Lifecycle.STANDBY)).hasSize(4);
    }

    @Test
    void aRollbackRightAfterAnInterruptionWaitsForTheOldInstancesEvenWhenLooksAreLate() {
        for (int tenths = 1; tenths <= 70; tenths += 3) {
            ReleasesTest trial = new ReleasesTest();
            trial.interruptAfter(4);
            trial.deploy();
            trial.clock.goOn();
            trial.cloud.after(action -> {});
            trial.cloud.late(Duration.ofMillis(100L * tenths));
            List<Integer> left = new ArrayList<>();
            trial.cloud.before(action -> {
                if (action instanceof Action.UpdateAutoScalingGroup u
                        && u.group().equals("shop-green")) {
                    left.add(trial.cloud.now().blue().serving().size());
                }
            });
            assertThat(trial.releases().rollback().ending()).isEqualTo(Ending.DONE);
            assertThat(left).as("looks up to " + tenths + "00 ms late").containsOnly(2);
        }
    }

    @Test
    void instancesThatNeverComeIntoServiceAreGivenUpInTime() {
        cloud.after(action -> {
            if (action instanceof Action.UpdateAutoScalingGroup u
                    && u.group().equals("shop-green")
                    && u.desired().orElse(0) > 0) {
                cloud.green().lose(clock.elapsed());
            }
        });
        Outcome outcome = deploy();
        assertThat(outcome.ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because()).contains("only 0 of 2 instances are in service after 600 s");
        assertThat(clock.elapsed()).isLessThan(LIMITS.launch().plusMinutes(2));
        assertThat(cloud.now().blue().serving()).hasSize(2);
    }

    private void interruptAfter(int n) {
        cloud.after(action -> {
            if (cloud.accepted().size() == n + 1) {
                clock.interrupt();
            }
        });
    }

    private static List<String> ids(Action action) {
        if (action instanceof Action.EnterStandby enter) {
            return enter.instances();
        }
        return action instanceof Action.ExitStandby exit ? exit.instances() : List.of();
    }

    private static Action max(String group, int max) {
        return update(group, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(max));
    }

    private static Action update(String group, OptionalInt min, OptionalInt desired, OptionalInt max) {
        return new Action.UpdateAutoScalingGroup(group, min, desired, max);
    }

    private Optional<Phase> phase() {
        return store.entry().flatMap(e -> e.document().release()).map(Release::phase);
    }

    private Outcome deploy() {
        return releases().deploy(new DeployRequest("v2", Optional.empty(), false));
    }

    private Releases releases() {
        RunOptions options = new RunOptions(
                "shop",
                "image-version",
                "shop-blue",
                "shop-green",
                Holder.of("tester"),
                LIMITS,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ZERO,
                putsBackWhenInterrupted,
                ScalingOptions.DEFAULT);
        FakeLedger ledger = new FakeLedger(store, clock, new SplittableRandom(1), 0);
        return new Releases(new Ports(cloud, ledger, clock, event -> {}), options);
    }
}
