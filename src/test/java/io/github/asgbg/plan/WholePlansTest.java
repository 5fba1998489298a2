package io.github.asgbg.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.plan.dryrun.Effects;
import io.github.asgbg.plan.preflight.Preconditions;
import io.github.asgbg.plan.scaling.Processes;
import io.github.asgbg.plan.scaling.Repoint;
import io.github.asgbg.plan.scaling.TransferTest;
import io.github.asgbg.plan.strategy.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans played to their end against the forecast, from sound beginnings and from every point of interruption. */
class WholePlansTest {
    private static final int SEEDS = 100;

    /** The world and the record at one point of a plan. */
    private record Point(Observation world, Release release) {
        Point after(List<Action> actions) {
            Point now = this;
            for (Action action : actions) {
                now = new Point(Effects.after(now.world, action), Effects.release(now.release, action));
            }
            return now;
        }

        DryRun announced(Function<Release, Plan> plan) {
            return DryRun.of(plan.apply(release), world, release, Worlds.LIMITS);
        }

        Point played(Function<Release, Plan> plan) {
            return after(announced(plan).actions());
        }

        int serving() {
            return world.blue().serving().size() + world.green().serving().size();
        }
    }

    /** A claim about a sound beginning. */
    private interface Claim {
        void check(String as, Point start);
    }

    @Test
    void nothingStandsAgainstASoundBeginning() {
        fromSoundBeginnings((as, start) -> assertThat(
                        Preconditions.toDeploy(start.world(), start.release(), Map.of(), Optional.empty()))
                .as(as)
                .isEmpty());
    }

    @Test
    void aDeployEndsInSoakWithTheOldInstancesInStandby() {
        fromSoundBeginnings((as, start) -> {
            Point end = start.played(Plan::toDeploy);
            int served = start.serving();
            assertThat(end.release().phase()).as(as).isEqualTo(Phase.SOAKING);
            assertThat(end.release().needed()).as(as).isEqualTo(served);
            assertThat(end.world().green().serving()).as(as).hasSize(served);
            assertThat(end.world().blue().in(Lifecycle.STANDBY)).as(as).hasSize(served);
            Sizes had = start.world().blue().sizes();
            int min = start.release().hasScaling() ? served : had.min();
            assertThat(end.world().green().sizes()).as(as).isEqualTo(new Sizes(min, had.desired(), had.max()));
            assertThat(end.world().green().tag(Worlds.KEY)).as(as).hasValue("v2");
        });
    }

    @Test
    void capacityInServiceNeverFallsBelowWhatServedBefore() {
        fromSoundBeginnings((as, start) -> {
            Point now = start;
            for (Action action : start.announced(Plan::toDeploy).actions()) {
                now = now.after(List.of(action));
                assertThat(now.serving()).as(as + " after " + action).isGreaterThanOrEqualTo(start.serving());
            }
            for (Action action : now.announced(Plan::toRollBack).actions()) {
                now = now.after(List.of(action));
                assertThat(now.serving()).as(as + " after " + action).isGreaterThanOrEqualTo(start.serving());
            }
        });
    }

    @Test
    void aRollbackFromAnyPointPutsEverythingBack() {
        fromSoundBeginnings((as, start) -> {
            List<Action> deploy = start.announced(Plan::toDeploy).actions();
            for (int n = 0; n <= deploy.size(); n++) {
                Point end = start.after(deploy.subList(0, n)).played(Plan::toRollBack);
                String at = as + ", interrupted after " + n + " actions";
                assertThat(end.release().phase()).as(at).isEqualTo(Phase.ROLLED_BACK);
                assertThat(settings(end.world())).as(at).isEqualTo(settings(start.world()));
                assertThat(end.world().blue().serving()).as(at).hasSize(start.serving());
                assertThat(end.world().green().instances()).as(at).isEmpty();
            }
        });
    }

    @Test
    void aDeployContinuedFromAnyPointEndsAsIfNothingHadHappened() {
        fromSoundBeginnings((as, start) -> {
            List<Action> deploy = start.announced(Plan::toDeploy).actions();
            Point whole = start.after(deploy);
            for (int n = 0; n < deploy.size(); n++) {
                Point end = start.after(deploy.subList(0, n)).played(Plan::toDeploy);
                assertThat(end).as(as + ", interrupted after " + n + " actions").isEqualTo(whole);
            }
        });
    }

    @Test
    void aRollbackContinuedFromAnyPointEndsAsIfNothingHadHappened() {
        fromSoundBeginnings((as, start) -> {
            Point soak = start.played(Plan::toDeploy);
            List<Action> rollback = soak.announced(Plan::toRollBack).actions();
            Point whole = soak.after(rollback);
            for (int n = 0; n < rollback.size(); n++) {
                Point end = soak.after(rollback.subList(0, n)).played(Plan::toRollBack);
                assertThat(end).as(as + ", interrupted after " + n + " actions").isEqualTo(whole);
            }
        });
    }

    @Test
    void aFinalizeFromAnyPointEndsEveryOldInstanceAndNoOther() {
        fromSoundBeginnings((as, start) -> {
            Point soak = start.played(Plan::toDeploy);
            List<Action> finalize = soak.announced(Plan::toFinalize).actions();
            for (int n = 0; n < finalize.size(); n++) {
                Point end = soak.after(finalize.subList(0, n)).played(Plan::toFinalize);
                String at = as + ", interrupted after " + n + " actions";
                assertThat(end.release().phase()).as(at).isEqualTo(Phase.FINALIZED);
                assertThat(end.world().blue().instances()).as(at).isEmpty();
                assertThat(end.world().ec2States())
                        .as(at)
                        .containsOnlyKeys(ids(start.world().blue()))
                        .values()
                        .containsOnly("terminated");
                assertThat(end.world().blue().suspended())
                        .as(at)
                        .isEqualTo(start.world().blue().suspended());
                assertThat(end.world().green().sizes())
                        .as(at)
                        .isEqualTo(start.world().blue().sizes());
                assertThat(end.world().green().instances())
                        .as(at)
                        .isEqualTo(soak.world().green().instances());
                assertThat(end.world().scaling()).as(at).isEqualTo(moved(start));
                // What was suspended on the live group for a reason is suspended on its successor; nothing else is.
                Set<String> kept = new HashSet<>(start.world().green().suspended());
                Processes.of(start.release(), Colour.GREEN).stream()
                        .filter(start.world().blue().suspended()::contains)
                        .forEach(kept::add);
                assertThat(end.world().green().suspended()).as(at).isEqualTo(kept);
            }
        });
    }

    @Test
    void aPlanThatHasEndedHasNothingLeftToDo() {
        fromSoundBeginnings((as, start) -> {
            Point soak = start.played(Plan::toDeploy);
            assertThat(soak.announced(Plan::toDeploy).actions()).as(as).isEmpty();
            assertThat(soak.played(Plan::toRollBack).announced(Plan::toRollBack).actions())
                    .as(as)
                    .isEmpty();
            assertThat(soak.played(Plan::toFinalize).announced(Plan::toFinalize).actions())
                    .as(as)
                    .isEmpty();
        });
    }

    @Test
    void theSizesAreWrittenDownBeforeTheOldGroupIsLowered() {
        fromSoundBeginnings((as, start) -> {
            List<Action> actions = start.announced(Plan::toDeploy).actions();
            int written = firstIndex(actions, Action.WriteLedger.class);
            int standby = firstIndex(actions, Action.EnterStandby.class);
            assertThat(written).as(as).isBetween(0, standby);
            List<Action> between = actions.subList(written, standby);
            boolean wasLowered = start.world().blue().sizes().min() == 0
                    || between.stream().anyMatch(a -> a instanceof Action.UpdateAutoScalingGroup);
            assertThat(wasLowered).as(as).isTrue();
        });
    }

    @Test
    void theIdsAreWrittenDownBeforeTheyAreDetachedAndDetachedBeforeTheyAreTerminated() {
        fromSoundBeginnings((as, start) -> {
            List<Action> actions =
                    start.played(Plan::toDeploy).announced(Plan::toFinalize).actions();
            assertThat(List.of(
                            firstIndex(actions, Action.WriteLedger.class),
                            firstIndex(actions, Action.DetachInstances.class),
                            firstIndex(actions, Action.TerminateInstances.class)))
                    .as(as)
                    .isSorted()
                    .doesNotContain(-1);
            assertThat(actions.get(actions.size() - 1))
                    .as(as)
                    .isInstanceOfSatisfying(Action.WriteLedger.class, w -> assertThat(w.then())
                            .isEqualTo(Action.WriteLedger.Then.CLOSE));
        });
    }

    @Test
    void aRollbackFollowsTheNewGroupUpwardsBeforeItEmptiesIt() {
        for (int more = 1; more < 6; more++) {
            Point soak = start(Worlds.sound(new SplittableRandom(more))).played(Plan::toDeploy);
            int wanted = soak.serving() + more;
            Group green = Worlds.group(Colour.GREEN, new Sizes(0, wanted, wanted), Worlds.healthy("i-g", wanted));
            Point grown = new Point(soak.world().with(soak.world().blue(), green), soak.release());
            List<Action> actions = grown.announced(Plan::toRollBack).actions();
            int emptied = firstIndex(actions, "shop-green");
            assertThat(grown.after(actions.subList(0, emptied)).world().blue().serving())
                    .hasSize(wanted);
            assertThat(grown.after(actions).world().green().instances()).isEmpty();
        }
    }

    @Test
    void aRollbackAnnouncesTheMovesOfItsDeployTurnedRound() {
        fromSoundBeginnings((as, start) -> {
            List<Move> there = start.announced(Plan::toDeploy).moves();
            List<Move> back =
                    start.played(Plan::toDeploy).announced(Plan::toRollBack).moves();
            assertThat(back)
                    .as(as)
                    .isEqualTo(there.stream().map(TransferTest::turned).toList());
            int items = start.release().outgoingBefore().scaling().size();
            assertThat(there).as(as).hasSize(items);
        });
    }

    @Test
    void theFirstDeployStartsWhatItWasToldAndIsFinalAtOnce() {
        Observation empty = Worlds.seen(
                Worlds.group(Colour.BLUE, Sizes.ZERO, List.of()), Worlds.group(Colour.GREEN, Sizes.ZERO, List.of()));
        Release none = Worlds.release(empty);
        Release first = new Release(
                none.id(),
                none.strategy(),
                none.service(),
                none.tagKey(),
                none.phase(),
                none.incoming(),
                none.incomingVersion(),
                Optional.empty(),
                none.outgoingBefore(),
                none.incomingBefore(),
                Optional.of(new Sizes(2, 3, 5)),
                0,
                List.of(),
                none.startedAt(),
                none.bothServeSince(),
                Optional.empty(),
                Optional.empty());
        Point end = new Point(empty, first).played(Plan::toDeploy);
        assertThat(end.release().phase()).isEqualTo(Phase.FINALIZED);
        assertThat(end.world().green().sizes()).isEqualTo(new Sizes(2, 3, 5));
        assertThat(end.world().green().serving()).hasSize(3);
        assertThat(end.world().blue()).isEqualTo(empty.blue());
    }

    private static int firstIndex(List<Action> actions, Class<? extends Action> type) {
        return actions.stream().map(Action::getClass).toList().indexOf(type);
    }

    private static int firstIndex(List<Action> actions, String group) {
        return actions.stream()
                .map(a -> a instanceof Action.OnGroup on ? on.group() : "")
                .toList()
                .indexOf(group);
    }

    /** All that a release may change about the groups and must put back. */
    private record Settings(
            Sizes sizes,
            Set<String> suspended,
            Map<String, String> tags,
            List<String> targetGroups,
            Optional<Scaling> scaling) {}

    /** What scales the groups when all of it has moved from blue to green. */
    private static Optional<Scaling> moved(Point start) {
        return start.world().scaling().map(was -> {
            Repoint toGreen = new Repoint("shop-blue", "shop-green");
            SortedMap<Item, Members> items = new TreeMap<>(was.of(Colour.GREEN).items());
            SortedMap<String, String> arns = new TreeMap<>(was.of(Colour.GREEN).arns());
            was.of(Colour.BLUE)
                    .items()
                    .forEach((item, settings) -> items.put(item, ScalingWorlds.started(toGreen.settings(settings))));
            was.of(Colour.BLUE)
                    .arns()
                    .forEach((name, arn) -> arns.put(
                            name,
                            "arn:aws:autoscaling:eu-central-1:1:scalingPolicy:(new):autoScalingGroupName/shop-green:policyName/"
                                    + name));
            SortedMap<String, Members> alarms = new TreeMap<>(was.alarms());
            alarms.replaceAll((name, settings) -> toGreen.alarm(settings, arns));
            return new Scaling(Scaling.OfGroup.NONE, new Scaling.OfGroup(items, arns), alarms, Map.of());
        });
    }

    private static List<Settings> settings(Observation seen) {
        return Stream.of(seen.blue(), seen.green())
                .map(g -> new Settings(g.sizes(), g.suspended(), g.tags(), g.targetGroups(), seen.scaling()))
                .toList();
    }

    private static List<String> ids(Group group) {
        return group.instances().stream().map(Instance::id).toList();
    }

    private static void fromSoundBeginnings(Claim claim) {
        for (long seed = 0; seed < SEEDS; seed++) {
            claim.check("seed " + seed, start(Worlds.sound(new SplittableRandom(seed))));
        }
    }

    private static Point start(Observation seen) {
        return new Point(seen, Worlds.release(seen));
    }
}
