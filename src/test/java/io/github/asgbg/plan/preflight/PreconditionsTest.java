package io.github.asgbg.plan.preflight;

import static io.github.asgbg.plan.ScalingWorlds.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TrafficSource;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each obstacle is named, and all of them at once. */
class PreconditionsTest {
    private static final String OTHER = "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/other/9";

    /** Something that stands against a deploy, with words that its report must contain. */
    private enum Obstacle {
        BLANK_VERSION("the version has"),
        BEING_DELETED("shop-green is being deleted (Delete in progress)"),
        WEIGHTED("shop-blue counts capacity in units"),
        CLASSIC("shop-blue gets traffic from Classic Load Balancer old-elb,"),
        GONE_TARGETS("target group " + OTHER + " does not exist, and shop-blue is attached to it"),
        WARM_POOL("shop-green has a warm pool"),
        REFRESH("shop-blue has an instance refresh under way (InProgress)"),
        SAME_POLICY("policy cpu exists on both groups; on shop-green TargetValue is 50.0, not 60.0"),
        SAME_START("scheduled action night starts at the same time as scheduled action own of shop-green"),
        TOO_MANY_POLICIES("shop-green would have 51 items of kind policy, and AWS allows 50"),
        UNKNOWN_MEMBER("policy cpu has something that this asg-bg does not know: NewMember"),
        IDLE_ALARMS_REST("process AlarmNotification of shop-green is suspended"),
        METRIC_NOT_COLLECTED("group metrics that are not collected on shop-green: GroupInServiceInstances"),
        DIFFERENT_TARGETS("attached to different target groups"),
        UNUSED_TARGETS("no load balancer forwards to target group shop"),
        IDLE_HAS_INSTANCES("the idle group shop-green still has instances: i-left Standby"),
        IDLE_WANTS_INSTANCES("the idle group shop-green wants instances: its sizes are 1/2/3"),
        IDLE_CANNOT_LAUNCH("process Launch of shop-green is suspended"),
        IDLE_CANNOT_TERMINATE("process Terminate of shop-green is suspended"),
        LIVE_CANNOT_LAUNCH("process Launch of shop-blue is suspended"),
        LIVE_CANNOT_REGISTER("process AddToLoadBalancer of shop-blue is suspended"),
        LIVE_HAS_STANDBY("neither in service nor on their way: i-odd Standby");

        private final String words;

        Obstacle(String words) {
            this.words = words;
        }
    }

    @Test
    void eachObstacleAloneIsTheOnlyOneReported() {
        for (Obstacle obstacle : Obstacle.values()) {
            assertThat(problems(Set.of(obstacle)))
                    .as(obstacle.name())
                    .singleElement()
                    .satisfies(p -> assertThat(p.what()).contains(obstacle.words))
                    .satisfies(p -> assertThat(p.remedy()).isNotBlank());
        }
    }

    @Test
    void whatACommandMendsIsToldWithTheCommand() {
        String update = "'aws autoscaling update-auto-scaling-group --auto-scaling-group-name shop-green --min-size 0"
                + " --desired-capacity 0'";
        assertThat(problems(Set.of(Obstacle.IDLE_WANTS_INSTANCES)).get(0).remedy())
                .isEqualTo(update);
        assertThat(problems(Set.of(Obstacle.LIVE_HAS_STANDBY)).get(0).remedy())
                .startsWith("'aws autoscaling exit-standby --auto-scaling-group-name shop-blue --instance-ids i-odd'");
        assertThat(problems(Set.of(Obstacle.DIFFERENT_TARGETS)).get(0).remedy())
                .contains("attach-load-balancer-target-groups --auto-scaling-group-name shop-green")
                .contains("detach-load-balancer-target-groups --auto-scaling-group-name shop-green");
    }

    @Test
    void allObstaclesAreReportedAtOnce() {
        for (long seed = 0; seed < 500; seed++) {
            List<Obstacle> seeded = Worlds.some(new SplittableRandom(seed), List.of(Obstacle.values()));
            List<String> reported =
                    problems(Set.copyOf(seeded)).stream().map(Problem::what).toList();
            assertThat(reported).as("seed " + seed + " " + seeded).hasSize(seeded.size());
            assertThat(seeded).as("seed " + seed).allSatisfy(o -> assertThat(reported)
                    .anyMatch(what -> what.contains(o.words)));
        }
    }

    @Test
    void anOverlongVersionIsRefusedBecauseNoTagCanHoldIt() {
        Observation seen = Worlds.sound(new SplittableRandom(1));
        assertThat(Preconditions.toDeploy(
                        seen, version(Worlds.release(seen), "v".repeat(257)), Map.of(), Optional.empty()))
                .hasSize(1);
        assertThat(Preconditions.toDeploy(
                        seen, version(Worlds.release(seen), "v".repeat(256)), Map.of(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void aGroupMetricThatASearchNamesMustBeCollectedToo() {
        Members search = members("Expression", "SEARCH('{AWS/AutoScaling} GroupDesiredCapacity shop', 'Sum')");
        Observation collected = searching(search, "GroupMinSize");
        assertThat(Preconditions.toDeploy(collected, Worlds.release(collected), Map.of(), Optional.empty()))
                .isEmpty();
        Observation missing = searching(search, "GroupDesiredCapacity");
        assertThat(Preconditions.toDeploy(missing, Worlds.release(missing), Map.of(), Optional.empty()))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).endsWith("not collected on shop-green: GroupDesiredCapacity"));
    }

    /** Blue has a policy with this metric, and collects one that green does not. */
    private static Observation searching(Members metric, String collected) {
        Group.Traits traits =
                new Group.Traits("", "", false, List.of(), List.of(), false, Set.of(collected), new TreeMap<>());
        Group blue = group(Colour.BLUE, new Sizes(2, 2, 4), Set.of(), Worlds.TARGETS, Worlds.healthy("i-b", 2), traits);
        SortedMap<Item, Members> items =
                new TreeMap<>(Map.of(Item.policy("load"), members("PolicyType", "PredictiveScaling", "Query", metric)));
        Scaling scaling = new Scaling(
                new Scaling.OfGroup(items, new TreeMap<>()), Scaling.OfGroup.NONE, new TreeMap<>(), Map.of());
        return Worlds.seen(blue, Worlds.group(Colour.GREEN, Sizes.ZERO, List.of()))
                .with(Optional.of(scaling));
    }

    @Test
    void finalizingIsRefusedWhileTheNewVersionIsNotWhole() {
        Group green = Worlds.group(Colour.GREEN, new Sizes(2, 3, 4), Worlds.healthy("i-g", 2));
        Observation seen = Worlds.seen(standingBy(), green);
        assertThat(Preconditions.toFinalize(seen, Worlds.release(seen)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).isEqualTo("only 2 of 3 instances of shop-green are healthy"));
    }

    @Test
    void finalizingIsRefusedWhileAnOldInstanceServes() {
        Group green = Worlds.group(Colour.GREEN, new Sizes(2, 2, 4), Worlds.healthy("i-g", 2));
        Group blue = Worlds.group(Colour.BLUE, new Sizes(0, 1, 4), Worlds.healthy("i-b", 1));
        Observation seen = Worlds.seen(blue, green);
        assertThat(Preconditions.toFinalize(seen, Worlds.release(seen)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains("i-b0 of shop-blue is InService"));
    }

    @Test
    void finalizingIsFreeWhenTheNewVersionIsWholeAndTheOldStandsBy() {
        Group green = Worlds.group(Colour.GREEN, new Sizes(2, 2, 4), Worlds.healthy("i-g", 2));
        Observation seen = Worlds.seen(standingBy(), green);
        assertThat(Preconditions.toFinalize(seen, Worlds.release(seen))).isEmpty();
    }

    private static Group standingBy() {
        return Worlds.group(Colour.BLUE, new Sizes(0, 0, 4), List.of(Worlds.instance("i-b0", "Standby", Map.of())));
    }

    private static List<Problem> problems(Set<Obstacle> all) {
        Observation seen = new Observation(
                Worlds.START,
                live(all),
                idle(all),
                List.of(new TargetGroup(
                        Worlds.TARGETS,
                        "shop",
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        2,
                        !all.contains(Obstacle.UNUSED_TARGETS))),
                List.of(),
                Map.of(),
                Optional.of(scaling(all)));
        Release release = version(Worlds.release(seen), all.contains(Obstacle.BLANK_VERSION) ? " " : "v2");
        Map<String, String> refreshes = all.contains(Obstacle.REFRESH) ? Map.of("shop-blue", "InProgress") : Map.of();
        return Preconditions.toDeploy(seen, release, refreshes, Optional.empty());
    }

    private static Scaling scaling(Set<Obstacle> all) {
        Members group = members("Namespace", "AWS/AutoScaling", "MetricName", "GroupInServiceInstances");
        Members cpu = members("PolicyType", "TargetTrackingScaling", "TargetValue", "60.0", "Metric", group);
        SortedMap<Item, Members> blue = new TreeMap<>(Map.of(
                Item.policy("cpu"),
                cpu,
                Item.scheduledAction("night"),
                members("Recurrence", "0 20 * * *", "StartTime", "2030-01-01T20:00:00Z")));
        SortedMap<Item, Members> green = new TreeMap<>();
        if (all.contains(Obstacle.SAME_POLICY)) {
            green.put(Item.policy("cpu"), cpu.with("TargetValue", Value.of("50.0")));
        }
        if (all.contains(Obstacle.SAME_START)) {
            green.put(Item.scheduledAction("own"), members("StartTime", "2030-01-01T20:00:00Z"));
        }
        for (int n = 0; all.contains(Obstacle.TOO_MANY_POLICIES) && n < 50; n++) {
            green.put(Item.policy("own" + n), members("PolicyType", "StepScaling"));
        }
        Map<Item, List<String>> unknown =
                all.contains(Obstacle.UNKNOWN_MEMBER) ? Map.of(Item.policy("cpu"), List.of("NewMember")) : Map.of();
        return new Scaling(
                new Scaling.OfGroup(blue, new TreeMap<>()),
                new Scaling.OfGroup(green, new TreeMap<>()),
                new TreeMap<>(),
                unknown);
    }

    private static Group live(Set<Obstacle> all) {
        List<Instance> instances = new ArrayList<>(Worlds.healthy("i-b", 2));
        if (all.contains(Obstacle.LIVE_HAS_STANDBY)) {
            instances.add(Worlds.instance("i-odd", "Standby", Map.of()));
        }
        Map<Obstacle, String> processes = new HashMap<>();
        processes.put(Obstacle.LIVE_CANNOT_LAUNCH, "Launch");
        processes.put(Obstacle.LIVE_CANNOT_REGISTER, "AddToLoadBalancer");
        Group.Traits traits = new Group.Traits(
                "",
                "",
                all.contains(Obstacle.WEIGHTED),
                all.contains(Obstacle.CLASSIC) ? List.of(new TrafficSource("old-elb", "elb", true)) : List.of(),
                all.contains(Obstacle.GONE_TARGETS) ? List.of(new TrafficSource(OTHER, "elbv2", true)) : List.of(),
                false,
                Set.of("GroupInServiceInstances"),
                new TreeMap<>());
        return group(Colour.BLUE, new Sizes(2, 2, 4), suspended(all, processes), Worlds.TARGETS, instances, traits);
    }

    private static Group idle(Set<Obstacle> all) {
        List<Instance> instances = all.contains(Obstacle.IDLE_HAS_INSTANCES)
                ? List.of(Worlds.instance("i-left", "Standby", Map.of()))
                : List.of();
        Map<Obstacle, String> processes = new HashMap<>();
        processes.put(Obstacle.IDLE_CANNOT_LAUNCH, "Launch");
        processes.put(Obstacle.IDLE_CANNOT_TERMINATE, "Terminate");
        processes.put(Obstacle.IDLE_ALARMS_REST, "AlarmNotification");
        Group.Traits traits = new Group.Traits(
                "",
                all.contains(Obstacle.BEING_DELETED) ? "Delete in progress" : "",
                false,
                List.of(),
                List.of(),
                all.contains(Obstacle.WARM_POOL),
                all.contains(Obstacle.METRIC_NOT_COLLECTED) ? Set.of() : Set.of("GroupInServiceInstances"),
                new TreeMap<>());
        Sizes sizes = all.contains(Obstacle.IDLE_WANTS_INSTANCES) ? new Sizes(1, 2, 3) : Sizes.ZERO;
        String targets = all.contains(Obstacle.DIFFERENT_TARGETS) ? OTHER : Worlds.TARGETS;
        return group(Colour.GREEN, sizes, suspended(all, processes), targets, instances, traits);
    }

    private static Set<String> suspended(Set<Obstacle> all, Map<Obstacle, String> processes) {
        return Set.copyOf(processes.entrySet().stream()
                .filter(e -> all.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static Group group(
            Colour colour, Sizes sizes, Set<String> suspended, String targets, List<Instance> all, Group.Traits t) {
        return new Group(colour, Worlds.name(colour), sizes, suspended, Map.of(), List.of(targets), all, t);
    }

    private static Release version(Release r, String version) {
        return new Release(
                r.id(),
                r.strategy(),
                r.service(),
                r.tagKey(),
                r.phase(),
                r.incoming(),
                version,
                r.outgoingVersion(),
                r.outgoingBefore(),
                r.incomingBefore(),
                r.firstCapacity(),
                r.needed(),
                r.detaching(),
                r.startedAt(),
                r.bothServeSince(),
                r.cutOverAt(),
                r.endedAt());
    }
}
