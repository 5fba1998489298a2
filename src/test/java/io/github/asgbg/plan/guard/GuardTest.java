package io.github.asgbg.plan.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Action.WriteLedger.Then;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Worlds;
import io.github.asgbg.plan.dryrun.Effects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What no action may take away, whoever asks for it. */
class GuardTest {
    private static final int SEEDS = 8000;
    private static final Action TO_ZERO =
            new Action.UpdateAutoScalingGroup("shop-green", OptionalInt.of(0), OptionalInt.of(0), OptionalInt.empty());

    private static Observation world(List<Instance> blue, List<Instance> green) {
        return Worlds.seen(
                Worlds.group(Colour.BLUE, sizes(blue), blue), Worlds.group(Colour.GREEN, sizes(green), green));
    }

    private static Sizes sizes(List<Instance> instances) {
        int active =
                (int) instances.stream().filter(i -> i.lifecycle().isActive()).count();
        return new Sizes(0, active, active + 4);
    }

    private static List<Instance> standing(String prefix, int count) {
        List<Instance> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            all.add(Worlds.instance(prefix + n, "Standby", Map.of()));
        }
        return all;
    }

    private static Situation in(Phase phase, Observation seen) {
        Release release = Worlds.release(seen).cutOver(2, Instant.EPOCH).in(phase);
        return Worlds.situation(seen, release);
    }

    private static Optional<String> objection(Action action, Situation now) {
        assertThat(Guard.concerns(action, now)).isTrue();
        return Guard.objection(action, now);
    }

    @Test
    void theOldOnesLeaveOnlyWhileAsManyOthersServeAsAreNeeded() {
        Action leave = new Action.EnterStandby("shop-blue", List.of("b0", "b1"));
        Observation whole = world(Worlds.healthy("b", 2), Worlds.healthy("g", 2));
        Observation half = world(Worlds.healthy("b", 2), Worlds.healthy("g", 1));
        assertThat(objection(leave, in(Phase.CUTTING_OVER, whole))).isEmpty();
        assertThat(objection(leave, in(Phase.CUTTING_OVER, half)))
                .hasValue("moving 2 instances of shop-blue to Standby would leave 1 healthy instances in service, and 2"
                        + " are needed");
    }

    @Test
    void nobodyLeavesATargetGroupThatTheOthersAreNotAttachedTo() {
        Observation seen = world(Worlds.healthy("b", 2), Worlds.healthy("g", 2));
        Group green = seen.green();
        Group detached = new Group(
                green.colour(),
                green.name(),
                green.sizes(),
                green.suspended(),
                green.tags(),
                List.of(),
                green.instances(),
                green.traits());
        Action leave = new Action.EnterStandby("shop-blue", List.of("b0", "b1"));
        assertThat(objection(leave, in(Phase.CUTTING_OVER, seen.with(seen.blue(), detached))))
                .hasValue("moving instances of shop-blue to Standby would leave nobody in target group "
                        + seen.blue().targetGroups().get(0) + ", which shop-green is not attached to");
    }

    @Test
    void aPortionLeavesWhileTheRestMakesUpForWhatIsMissing() {
        Action one = new Action.EnterStandby("shop-blue", List.of("b0"));
        Observation half = world(Worlds.healthy("b", 2), Worlds.healthy("g", 1));
        assertThat(objection(one, in(Phase.CUTTING_OVER, half))).isEmpty();
    }

    @Test
    void aHealthyInstanceOfAnotherVersionDoesNotCount() {
        Instance stranger = new Instance(
                "g1",
                "",
                "InService",
                true,
                false,
                Worlds.healthy("g1").targets(),
                Optional.empty(),
                Optional.of("v0"));
        Observation seen = world(Worlds.healthy("b", 2), List.of(Worlds.healthy("g0"), stranger));
        assertThat(objection(new Action.EnterStandby("shop-blue", List.of("b0", "b1")), in(Phase.CUTTING_OVER, seen)))
                .isPresent();
    }

    @Test
    void noGroupGoesToZeroUnlessTheOtherServesAsMuchWhateverTheRecordSays() {
        Observation onlyGreen = world(standing("b", 2), Worlds.healthy("g", 2));
        assertThat(objection(TO_ZERO, in(Phase.ROLLING_BACK, onlyGreen)))
                .hasValue("setting shop-green to 0 would end 2 healthy instances, and only 0 others are healthy in"
                        + " shop-blue");
        Release untouched = Worlds.release(onlyGreen).in(Phase.ROLLING_BACK);
        assertThat(objection(TO_ZERO, Worlds.situation(onlyGreen, untouched)))
                .as("a record that says that the old group never stopped serving")
                .isPresent();
        assertThat(objection(TO_ZERO, in(Phase.ROLLING_BACK, world(Worlds.healthy("b", 2), Worlds.healthy("g", 2)))))
                .isEmpty();
    }

    @Test
    void aGroupThatServesNothingMayGoToZeroWhateverElseIsWrong() {
        Observation broken = world(List.of(), List.of(Worlds.instance("g0", "InService", Map.of())));
        assertThat(objection(TO_ZERO, in(Phase.ROLLING_BACK, broken))).isEmpty();
    }

    @Test
    void theWayBackIsGivenUpOnlyForANewGroupThatIsWhole() {
        Action detach = new Action.DetachInstances("shop-blue", List.of("b0"));
        Action end = new Action.TerminateInstances(List.of("i-old"));
        Observation whole = world(standing("b", 2), Worlds.healthy("g", 2));
        Observation dead = world(standing("b", 2), List.of());
        for (Action action : List.of(detach, end)) {
            assertThat(objection(action, in(Phase.FINALIZING, whole))).isEmpty();
            assertThat(objection(action, in(Phase.FINALIZING, dead)).orElseThrow())
                    .contains("would take the way back away, and 0 of 1 instances of shop-green are healthy");
            assertThat(objection(action, in(Phase.ROLLING_BACK, whole))).isPresent();
        }
    }

    @Test
    void aMemberOfAGroupIsNeverTerminated() {
        Observation whole = world(standing("b", 2), Worlds.healthy("g", 2));
        assertThat(objection(new Action.TerminateInstances(List.of("g0")), in(Phase.FINALIZING, whole)))
                .hasValue("g0 is a member of a group");
    }

    @Test
    void scalingStaysOnAGroupThatServes() {
        Observation seen = world(List.of(), Worlds.healthy("g", 2));
        assertThat(objection(new Action.DeletePolicy("shop-green", "cpu"), in(Phase.ROLLING_BACK, seen)))
                .isPresent();
        assertThat(objection(new Action.DeletePolicy("shop-blue", "cpu"), in(Phase.FINALIZING, seen)))
                .isEmpty();
        assertThat(objection(
                        new Action.BatchDeleteScheduledAction("shop-green", List.of("evening")),
                        in(Phase.ROLLING_BACK, seen)))
                .isPresent();
    }

    @Test
    void aRecordIsNotClosedOverInstancesThatItAloneKnowsOf() {
        Observation seen = world(List.of(), Worlds.healthy("g", 2)).with(Map.of("i-old", "running"));
        Release release = Worlds.release(seen).cutOver(2, Instant.EPOCH).detaching(List.of("i-old"));
        Action close = new Action.WriteLedger(release.ended(Phase.FINALIZED, Instant.EPOCH), Then.CLOSE);
        assertThat(objection(close, Worlds.situation(seen, release)).orElseThrow())
                .isEqualTo("closing the release would forget i-old, which was detached and still runs");
        assertThat(objection(close, Worlds.situation(seen.with(Map.of("i-old", "terminated")), release)))
                .isEmpty();
    }

    @Test
    void whatIsGivenOrKeptNeedsNoLook() {
        Situation now = in(Phase.ROLLING_BACK, world(standing("b", 2), Worlds.healthy("g", 2)));
        List<Action> harmless = List.of(
                new Action.ExitStandby("shop-blue", List.of("b0")),
                new Action.AttachInstances("shop-blue", List.of("i-old")),
                new Action.CreateOrUpdateTags("shop-green", "image-version", "v2"),
                new Action.ResumeProcesses("shop-blue", List.of("AZRebalance")),
                new Action.UpdateAutoScalingGroup("shop-blue", OptionalInt.of(1), OptionalInt.of(3), OptionalInt.of(9)),
                new Action.WriteLedger(now.release()));
        assertThat(harmless).allSatisfy(a -> {
            assertThat(Guard.concerns(a, now)).isFalse();
            assertThat(Guard.objection(a, now)).isEmpty();
        });
    }

    /** In any world: what the guard lets be leaves, by the effects that AWS documents, what is needed. */
    @Test
    void nothingThatItLetsBeTakesAwayWhatServesAlone() {
        int allowed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Situation now = Worlds.odd(random);
            Group green = now.seen().green();
            Action zero = new Action.UpdateAutoScalingGroup(
                    green.name(), OptionalInt.of(0), OptionalInt.of(0), OptionalInt.empty());
            boolean isAllowed = Guard.objection(zero, now).isEmpty();
            int serving = green.serving().size();
            if (isAllowed && serving > 0) {
                allowed++;
                Observation after = Effects.after(now.seen(), zero);
                assertThat(after.blue().serving().size())
                        .as("seed " + seed)
                        .isGreaterThanOrEqualTo(Math.max(1, serving));
            }
        }
        assertThat(allowed).as("worlds in which it was allowed").isGreaterThan(10);
    }
}
