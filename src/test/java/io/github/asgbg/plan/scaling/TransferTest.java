package io.github.asgbg.plan.scaling;

import static io.github.asgbg.plan.ScalingWorlds.items;
import static io.github.asgbg.plan.ScalingWorlds.members;
import static io.github.asgbg.plan.ScalingWorlds.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Scaling.OfGroup;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.ScalingWorlds;
import io.github.asgbg.plan.Worlds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes over, what is rewritten on the way, and what is seen to differ. */
public class TransferTest {
    private static final Repoint TO_GREEN = new Repoint("shop-blue", "shop-green");

    @Test
    public void thereAndBackIsIdentity() {
        Repoint back = new Repoint("shop-green", "shop-blue");
        for (long seed = 0; seed < 500; seed++) {
            Scaling scaling = ScalingWorlds.sound(new SplittableRandom(seed));
            scaling.of(Colour.BLUE).items().forEach((item, settings) -> assertThat(
                            back.settings(TO_GREEN.settings(settings)))
                    .as("%s", item)
                    .isEqualTo(settings));
            scaling.alarms().forEach((name, settings) -> assertThat(
                            back.alarm(TO_GREEN.alarm(settings, arns(Colour.GREEN)), arns(Colour.BLUE)))
                    .as(name)
                    .isEqualTo(settings));
        }
    }

    @Test
    public void dimensionsThatNameTheGroupAreRewrittenWhereverTheyStandAndOthersAreNot() {
        Members metric = members(
                "Dimensions",
                items(
                        members("Name", "AutoScalingGroupName", "Value", "shop-blue"),
                        members("Name", "fleet", "Value", "shop-blue"),
                        members("Name", "Host", "Value", "shop-blue-1")),
                "Namespace",
                "shop-blue");
        Members policy = members("A", members("Metrics", items(members("MetricStat", members("Metric", metric)))));
        assertThat(Difference.between(policy, TO_GREEN.settings(policy)))
                .extracting(Difference::path)
                .containsExactly(
                        "A.Metrics[0].MetricStat.Metric.Dimensions[0].Value",
                        "A.Metrics[0].MetricStat.Metric.Dimensions[1].Value");
    }

    @Test
    public void expressionsAreRewrittenWhereTheyNameTheGroupInQuotes() {
        assertThat(expression("SEARCH('{AWS/EC2,AutoScalingGroupName} AutoScalingGroupName=\"shop-blue\"', 'Sum')"))
                .isEqualTo("SEARCH('{AWS/EC2,AutoScalingGroupName} AutoScalingGroupName=\"shop-green\"', 'Sum')");
        assertThat(expression("SELECT AVG(CPUUtilization) FROM \"AWS/EC2\" WHERE AutoScalingGroupName = 'shop-blue'"))
                .endsWith("'shop-green'");
        for (String other : List.of(
                "SEARCH('{AWS/EC2,AutoScalingGroupName} shop', 'Sum')",
                "SEARCH('shop-blue-2', 'Sum')",
                "SEARCH('my-shop-blue', 'Sum')",
                "m1 / shop-blue")) {
            assertThat(expression(other))
                    .as("names another group, both, or a metric")
                    .isEqualTo(other);
        }
    }

    private static String expression(String text) {
        return TO_GREEN.settings(members("Expression", text)).text("Expression").orElseThrow();
    }

    @Test
    public void anAlarmKeepsItsForeignActions() {
        String foreignPolicy =
                "arn:aws:autoscaling:eu-central-1:1:scalingPolicy:u:autoScalingGroupName/other:policyName/step1";
        Members alarm = members(
                "AlarmActions",
                texts(List.of(ScalingWorlds.FOREIGN, ScalingWorlds.arn(Colour.BLUE, "step1"), foreignPolicy)),
                "OKActions",
                texts(List.of(ScalingWorlds.arn(Colour.BLUE, "step2"))),
                "AlarmDescription",
                "pages when shop-blue is busy");
        assertThat(TO_GREEN.alarm(alarm, arns(Colour.GREEN)))
                .isEqualTo(members(
                        "AlarmActions",
                        texts(List.of(ScalingWorlds.FOREIGN, ScalingWorlds.arn(Colour.GREEN, "step1"), foreignPolicy)),
                        "OKActions",
                        texts(List.of(ScalingWorlds.arn(Colour.GREEN, "step2"))),
                        "AlarmDescription",
                        "pages when shop-blue is busy"));
    }

    @Test
    public void anOrderThatMeansNothingIsNoDifference() {
        Members one =
                members("Dimensions", items(dimension("a"), dimension("b")), "AlarmActions", texts(List.of("x", "y")));
        Members other =
                members("Dimensions", items(dimension("b"), dimension("a")), "AlarmActions", texts(List.of("y", "x")));
        assertThat(Transfer.isAlike(one, other)).isTrue();
        Members metrics = members("Metrics", items(dimension("a"), dimension("b")));
        assertThat(Transfer.isAlike(metrics, members("Metrics", items(dimension("b"), dimension("a")))))
                .as("the order of metrics is their owner's")
                .isFalse();
    }

    private static Members dimension(String name) {
        return members("Name", name, "Value", "1");
    }

    @Test
    public void aStartThatHasPassedIsLeftOutOfARecurringActionAndEndsAnother() {
        Members recurring = members("Recurrence", "0 8 * * *", "StartTime", Worlds.START, "MinSize", 2);
        Members once = members("StartTime", Worlds.START, "MinSize", 2);
        Members later = members("StartTime", Worlds.START.plusSeconds(1), "MinSize", 2);
        Members ended = members("Recurrence", "0 8 * * *", "EndTime", Worlds.START, "MinSize", 2);
        Release release = release(Map.of(
                Item.scheduledAction("recurring"), recurring,
                Item.scheduledAction("once"), once,
                Item.scheduledAction("later"), later,
                Item.scheduledAction("ended"), ended));
        assertThat(new Transfer(release, Worlds.START).copied())
                .containsOnly(
                        Map.entry(Item.scheduledAction("recurring"), recurring.without("StartTime")),
                        Map.entry(Item.scheduledAction("later"), later));
        assertThat(Transfer.isAlike(recurring.without("StartTime"), recurring)).isTrue();
        assertThat(Transfer.isAlike(later, later.without("StartTime"))).isFalse();
    }

    @Test
    public void aStandingByGroupOnlyForecasts() {
        Members config = members("Mode", "ForecastAndScale", "SchedulingBufferTime", 600);
        Members policy = members("PolicyType", "PredictiveScaling", "PredictiveScalingConfiguration", config);
        Release release = release(Map.of(Item.policy("forecast"), policy));
        assertThat(Transfer.forecasts(release)).isTrue();
        assertThat(new Transfer(release, Worlds.START).quiet().get(Item.policy("forecast")))
                .isEqualTo(
                        policy.with("PredictiveScalingConfiguration", config.with("Mode", Value.of("ForecastOnly"))));
        assertThat(new Transfer(release, Worlds.START).original()).containsEntry(Item.policy("forecast"), policy);
    }

    @Test
    public void theMovesOfARollbackAreThoseOfTheDeployTurnedRound() {
        for (long seed = 0; seed < 100; seed++) {
            Observation seen = Worlds.sound(new SplittableRandom(seed))
                    .with(Optional.of(ScalingWorlds.sound(new SplittableRandom(seed))));
            Transfer transfer = new Transfer(Worlds.release(seen), Worlds.START);
            Scaling both = both(seen.scaling().orElseThrow());
            List<Move> there = transfer.moves(Scaling.NONE, both, Colour.GREEN);
            assertThat(transfer.moves(Scaling.NONE, both, Colour.BLUE))
                    .isEqualTo(there.stream().map(TransferTest::turned).toList());
            assertThat(there)
                    .extracting(Move::item)
                    .containsAll(transfer.original().keySet());
        }
    }

    public static Move turned(Move move) {
        List<Difference> changes = move.changes().stream()
                .map(c -> new Difference(c.path(), c.to(), c.from()))
                .toList();
        return new Move(move.item(), move.to(), move.from(), changes);
    }

    @Test
    public void inSoakEveryDepartureFromWhatWasMovedIsNamed() {
        Release release = release(Map.of(
                        Item.policy("cpu"), members("PolicyType", "StepScaling", "Enabled", true),
                        Item.policy("gone"), members("PolicyType", "StepScaling")))
                .cutOver(2, Worlds.START)
                .in(Phase.SOAKING);
        OfGroup blue = new OfGroup(release.outgoingBefore().scaling(), new TreeMap<>());
        OfGroup green = new OfGroup(
                new TreeMap<>(Map.of(Item.policy("cpu"), members("PolicyType", "StepScaling", "Enabled", false))),
                new TreeMap<>());
        Observation seen = soak(Set.of("AZRebalance", "ScheduledActions"))
                .with(Optional.of(new Scaling(blue, green, new TreeMap<>(), Map.of())));
        assertThat(Drift.during(release, seen))
                .containsExactly(
                        "policy cpu of shop-green: Enabled is false, not true",
                        "policy gone is missing on shop-green",
                        "process AlarmNotification of shop-blue is active although it stands by");
    }

    @Test
    public void betweenReleasesTheIdleGroupShouldHaveNothing() {
        OfGroup one = new OfGroup(new TreeMap<>(Map.of(Item.policy("cpu"), Members.NONE)), new TreeMap<>());
        Observation seen = soak(Set.of()).with(Optional.of(new Scaling(one, one, new TreeMap<>(), Map.of())));
        assertThat(Drift.between(Colour.GREEN, seen))
                .containsExactly("policy cpu is on shop-blue, which does not serve");
    }

    private static Observation soak(Set<String> suspended) {
        return Worlds.seen(
                Worlds.group(Colour.BLUE, Sizes.ZERO, suspended, Map.of(), List.of()),
                Worlds.group(Colour.GREEN, new Sizes(2, 2, 4), Worlds.healthy("i-g", 2)));
    }

    private static Release release(Map<Item, Members> items) {
        OfGroup blue = new OfGroup(new TreeMap<>(items), new TreeMap<>());
        Observation seen = Worlds.sound(new SplittableRandom(1));
        return Worlds.release(seen.with(Optional.of(new Scaling(blue, OfGroup.NONE, new TreeMap<>(), Map.of()))));
    }

    /** The same policies on both groups, so that alarms can call either. */
    private static Scaling both(Scaling scaling) {
        TreeMap<String, String> arns = new TreeMap<>(scaling.of(Colour.BLUE).arns());
        arns.replaceAll((name, arn) -> ScalingWorlds.arn(Colour.GREEN, name));
        return new Scaling(
                scaling.of(Colour.BLUE),
                new OfGroup(scaling.of(Colour.BLUE).items(), arns),
                scaling.alarms(),
                scaling.unknown());
    }

    private static Map<String, String> arns(Colour colour) {
        Map<String, String> arns = new TreeMap<>();
        for (int n = 0; n < 5; n++) {
            arns.put("step" + n, ScalingWorlds.arn(colour, "step" + n));
        }
        return arns;
    }
}
