package io.github.asgbg.plan.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.Worlds;
import io.github.asgbg.plan.dryrun.Effects;
import io.github.asgbg.plan.strategy.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is seen, and however unlikely: what a step asks for is within these bounds. */
class StepsUnderOddSituationsTest {
    private static final int SEEDS = 1000;

    /** A claim about one step's answer to one situation. */
    private interface Claim {
        void check(String as, Situation now, Step step, Decision decision);
    }

    @Test
    void theSameSituationAlwaysGetsTheSameAnswer() {
        everywhere(
                (as, now, step, decision) -> assertThat(step.decide(now)).as(as).isEqualTo(decision));
    }

    @Test
    void theOrderInWhichAwsListsInstancesDoesNotMatter() {
        everywhere((as, now, step, decision) -> {
            Decision shuffled = step.decide(shuffled(now));
            assertThat(shuffled.getClass()).as(as).isEqualTo(decision.getClass());
            assertThat(actions(shuffled)).as(as).isEqualTo(actions(decision));
        });
    }

    @Test
    void noCallCarriesMoreIdsThanAwsTakes() {
        everywhere((as, now, step, decision) -> actions(decision).forEach(action -> {
            if (action instanceof Action.SetInstanceProtection a) {
                assertThat(a.instances()).as(as).hasSizeBetween(1, 50);
            } else if (action instanceof Action.TerminateInstances a) {
                assertThat(a.instances()).as(as).hasSizeBetween(1, 100);
            } else {
                assertThat(moved(action)).as(as).hasSizeLessThanOrEqualTo(20);
            }
        }));
    }

    @Test
    void noInstanceIsNamedTwiceInOneRound() {
        everywhere((as, now, step, decision) -> assertThat(actions(decision).stream()
                        .flatMap(a -> moved(a).stream())
                        .toList())
                .as(as)
                .doesNotHaveDuplicates());
    }

    @Test
    void standbyIsAskedOnlyOfInServiceOldInstancesAndOnlyWhileEnoughNewOnesServe() {
        everywhere((as, now, step, decision) -> actions(decision).forEach(action -> {
            if (action instanceof Action.EnterStandby enter) {
                assertThat(enter.group()).as(as).isEqualTo(now.outgoing().name());
                assertThat(idsIn(now.outgoing(), Lifecycle.IN_SERVICE)).as(as).containsAll(enter.instances());
                assertThat(now.incoming().serving().size())
                        .as(as)
                        .isGreaterThanOrEqualTo(now.wantedIncoming())
                        .isGreaterThanOrEqualTo(now.release().needed());
            }
        }));
    }

    @Test
    void onlyStandbyInstancesAreAskedToLeaveStandbyAndThereIsRoomForThem() {
        everywhere((as, now, step, decision) -> {
            Observation world = now.seen();
            for (Action action : actions(decision)) {
                if (action instanceof Action.ExitStandby exit) {
                    Group outgoing = world.group(now.release().outgoing());
                    assertThat(idsIn(now.outgoing(), Lifecycle.STANDBY)).as(as).containsAll(exit.instances());
                    assertThat(outgoing.sizes().desired() + exit.instances().size())
                            .as(as)
                            .isLessThanOrEqualTo(outgoing.sizes().max());
                }
                world = Effects.after(world, action);
            }
        });
    }

    @Test
    void onlyWhatWasWrittenDownIsDetached() {
        everywhere((as, now, step, decision) -> actions(decision).forEach(action -> {
            if (action instanceof Action.DetachInstances detach) {
                assertThat(now.release().detaching()).as(as).containsAll(detach.instances());
                assertThat(idsIn(now.outgoing(), Lifecycle.STANDBY)).as(as).containsAll(detach.instances());
            }
        }));
    }

    @Test
    void onlyWhatWasWrittenDownAndHasLeftItsGroupIsTerminated() {
        everywhere((as, now, step, decision) -> actions(decision).forEach(action -> {
            if (action instanceof Action.TerminateInstances end) {
                assertThat(now.release().detaching()).as(as).containsAll(end.instances());
                assertThat(members(now)).as(as).doesNotContainAnyElementsOf(end.instances());
            }
        }));
    }

    @Test
    void onlyProcessesThatRanBeforeAreResumed() {
        everywhere((as, now, step, decision) -> actions(decision).forEach(action -> {
            if (action instanceof Action.ResumeProcesses resume) {
                assertThat(now.release().outgoingBefore().suspended())
                        .as(as)
                        .doesNotContainAnyElementsOf(resume.processes());
            }
        }));
    }

    @Test
    void sizesAskedForAreSizesThatAwsAccepts() {
        everywhere((as, now, step, decision) -> actions(decision).forEach(action -> {
            if (action instanceof Action.UpdateAutoScalingGroup update) {
                Group group = update.group().equals(now.outgoing().name()) ? now.outgoing() : now.incoming();
                int min = update.min().orElse(group.sizes().min());
                int desired = update.desired().orElse(group.sizes().desired());
                int max = update.max().orElse(group.sizes().max());
                assertThat(List.of(min, desired, max)).as(as).isSorted();
            }
        }));
    }

    @Test
    void aRollbackAsksForNoFewerThanServedBeforeNorThanServeNow() {
        everywhere((as, now, step, decision) -> {
            if (step.equals(new FillGroup(step.sentence(), now.release().outgoing())) && isReachedOrActs(decision)) {
                int least = now.release().cutOverAt().isEmpty()
                        ? 0
                        : Math.max(
                                now.release().needed(),
                                now.incoming().in(Lifecycle.IN_SERVICE).size());
                assertThat(asked(decision, now.outgoing().serving().size()))
                        .as(as)
                        .isGreaterThanOrEqualTo(least);
            }
        });
    }

    private static boolean isReachedOrActs(Decision decision) {
        return decision instanceof Decision.Reached || decision instanceof Decision.Act;
    }

    private static int asked(Decision decision, int serving) {
        return actions(decision).stream()
                .map(a -> ((Action.UpdateAutoScalingGroup) a).desired().orElseThrow())
                .findFirst()
                .orElse(serving);
    }

    private static void everywhere(Claim claim) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Situation now = Worlds.odd(new SplittableRandom(seed));
            for (Step step : steps(now.release())) {
                claim.check("seed " + seed + ", " + step, now, step, step.decide(now));
            }
        }
    }

    private static List<Step> steps(Release release) {
        return Stream.of(Plan.toDeploy(release), Plan.toRollBack(release), Plan.toFinalize(release))
                .flatMap(plan -> plan.steps().stream())
                .distinct()
                .toList();
    }

    static List<Action> actions(Decision decision) {
        return decision instanceof Decision.Act act ? act.actions() : List.of();
    }

    private static List<String> moved(Action action) {
        if (action instanceof Action.EnterStandby a) {
            return a.instances();
        } else if (action instanceof Action.ExitStandby a) {
            return a.instances();
        } else if (action instanceof Action.DetachInstances a) {
            return a.instances();
        }
        return List.of();
    }

    private static List<String> idsIn(Group group, Lifecycle state) {
        return Batches.ids(group.in(state));
    }

    private static List<String> members(Situation now) {
        return Stream.of(now.seen().blue(), now.seen().green())
                .flatMap(g -> g.instances().stream())
                .map(Instance::id)
                .toList();
    }

    private static Situation shuffled(Situation now) {
        Observation seen = now.seen();
        Observation other = seen.with(shuffled(seen.blue()), shuffled(seen.green()));
        return new Situation(other, now.release(), now.history(), now.limits());
    }

    private static Group shuffled(Group group) {
        List<Instance> instances = new ArrayList<>(group.instances());
        Collections.shuffle(instances, new Random(instances.size()));
        return new Group(
                group.colour(),
                group.name(),
                group.sizes(),
                group.suspended(),
                group.tags(),
                group.targetGroups(),
                instances,
                group.traits());
    }
}
