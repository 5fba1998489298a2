package io.github.asgbg.plan.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Worlds;
import io.github.asgbg.plan.adopt.Finding.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Blue serves on instances i-0 to i-2; each test takes something away from a pair that lacks nothing. */
class FindingsTest {
    private static final String VERSION = "image-version";
    private static final String SERVICE = "service";
    private static final List<String> IDS = List.of("i-0", "i-1", "i-2");

    private final Map<Colour, Map<String, String>> groupTags = new TreeMap<>();
    private final Map<Colour, Map<String, String>> atLaunch = new TreeMap<>();
    private final Map<String, Map<String, String>> carried = new TreeMap<>();
    private final Map<String, Set<ApiProtection>> protections = new TreeMap<>();
    private final List<Instance> instances = new ArrayList<>(Worlds.healthy("i-", 3));

    FindingsTest() {
        groupTags.put(Colour.BLUE, new HashMap<>(Map.of(VERSION, "v1", SERVICE, "shop")));
        groupTags.put(Colour.GREEN, new HashMap<>(Map.of(SERVICE, "shop")));
        groupTags.forEach((colour, tags) -> atLaunch.put(colour, new HashMap<>(tags)));
        IDS.forEach(id -> carried.put(id, new HashMap<>(Map.of(VERSION, "v1", SERVICE, "shop"))));
        IDS.forEach(id -> protections.put(id, Set.of()));
    }

    private Seen seen() {
        Group blue = Worlds.group(
                Colour.BLUE, new Sizes(1, 3, 6), Set.of(), groupTags.getOrDefault(Colour.BLUE, Map.of()), instances);
        Group green = Worlds.group(
                Colour.GREEN, new Sizes(0, 0, 0), Set.of(), groupTags.getOrDefault(Colour.GREEN, Map.of()), List.of());
        Observation pair = Worlds.seen(blue, green);
        return new Seen(pair, Colour.BLUE, new PairTags(atLaunch, carried), protections);
    }

    private static Wanted wanted(Optional<String> version, boolean overwrites) {
        return new Wanted(VERSION, version, SERVICE, "shop", overwrites);
    }

    private List<Finding> findings() {
        return Findings.of(seen(), wanted(Optional.empty(), false), List.of());
    }

    private Finding onlyMissing() {
        return only(findings());
    }

    private static Finding only(List<Finding> findings) {
        List<Finding> missing = findings.stream().filter(f -> !f.isFulfilled()).toList();
        assertThat(missing).hasSize(1);
        return missing.get(0);
    }

    @Test
    void whereNothingIsMissingEveryThingIsNamedAsThere() {
        assertThat(findings())
                .allMatch(Finding::isFulfilled)
                .extracting(Finding::what)
                .containsExactly(
                        "shop-blue serves (3 healthy), and shop-green is the idle group",
                        "shop-green is empty",
                        "both groups are attached to the same target groups",
                        "shop-blue gives its instances the tag image-version=v1",
                        "all 3 instances of shop-blue carry the tag image-version=v1",
                        "shop-blue gives its instances the tag service=shop",
                        "shop-green gives its instances the tag service=shop",
                        "all 3 instances of shop-blue carry the tag service=shop",
                        "nothing keeps EC2's API from terminating the instances of shop-blue");
    }

    @Test
    void aTagThatIsNotPropagatedIsMissing() {
        atLaunch.get(Colour.GREEN).remove(SERVICE);
        Finding missing = onlyMissing();
        assertThat(missing.what()).isEqualTo("shop-green has the tag service=shop and does not propagate it at launch");
        assertThat(missing.actions()).containsExactly(new Action.CreateOrUpdateTags("shop-green", SERVICE, "shop"));
    }

    /** The idle group's is the deploy's to set. */
    @Test
    void theIdleGroupNeedsNoVersion() {
        groupTags.get(Colour.GREEN).put(VERSION, "v0");
        assertThat(findings()).allMatch(Finding::isFulfilled);
    }

    @Test
    void onlyTheInstancesThatLackATagAreTagged() {
        carried.get("i-1").remove(VERSION);
        Finding missing = onlyMissing();
        assertThat(missing.what()).isEqualTo("shop-blue has 1 instance without the tag image-version=v1: i-1");
        assertThat(missing.remedy())
                .isEqualTo("'aws ec2 create-tags --tags Key=image-version,Value=v1 --resources i-1'");
        assertThat(missing.actions()).containsExactly(new Action.CreateTags(List.of("i-1"), VERSION, "v1"));
    }

    @Test
    void anInstanceWithAnotherVersionIsAContradictionUnlessItIsToBeOverwritten() {
        carried.get("i-2").put(VERSION, "v0");
        Finding contradiction = onlyMissing();
        assertThat(contradiction.state()).isEqualTo(State.CONTRADICTED);
        assertThat(contradiction.actions()).isEmpty();
        assertThat(contradiction.what()).contains("with the tag image-version=v0, not v1: i-2");
        Finding overwritten = only(Findings.of(seen(), wanted(Optional.empty(), true), List.of()));
        assertThat(overwritten.actions()).containsExactly(new Action.CreateTags(List.of("i-2"), VERSION, "v1"));
    }

    @Test
    void anotherVersionThanTheOneThatIsGivenIsAContradictionOfTheGroup() {
        List<Finding> findings = Findings.of(seen(), wanted(Optional.of("v2"), false), List.of());
        assertThat(findings.stream().filter(f -> f.state() == State.CONTRADICTED))
                .extracting(Finding::what)
                .startsWith("shop-blue has the tag image-version=v1, not v2");
        assertThat(findings.stream().flatMap(f -> f.actions().stream())).isEmpty();
    }

    @Test
    void aVersionThatNobodySaysIsProposedWhereAllInstancesAgree() {
        groupTags.get(Colour.BLUE).remove(VERSION);
        assertThat(onlyMissing().remedy()).startsWith("'asg-bg adopt v1', if");
        carried.get("i-0").put(VERSION, "v0");
        assertThat(onlyMissing().remedy()).startsWith("'asg-bg adopt VERSION'");
    }

    @Test
    void anInstanceInStandbyOrStillStartingCounts() {
        instances.add(Worlds.instance("i-3", "Standby", Map.of()));
        instances.add(Worlds.instance("i-4", "Pending:Wait", Map.of()));
        instances.add(Worlds.instance("i-5", "Terminating", Map.of()));
        for (String id : List.of("i-3", "i-4", "i-5")) {
            carried.put(id, Map.of(VERSION, "v1"));
            protections.put(id, Set.of());
        }
        assertThat(onlyMissing().actions())
                .containsExactly(new Action.CreateTags(List.of("i-3", "i-4"), SERVICE, "shop"));
    }

    @Test
    void anInstanceThatEc2DoesNotKnowNeedsNothing() {
        carried.remove("i-1");
        protections.remove("i-1");
        assertThat(findings()).allMatch(Finding::isFulfilled);
    }

    @Test
    void everyProtectionIsTakenAwayByACallOfItsOwn() {
        protections.put("i-1", EnumSet.allOf(ApiProtection.class));
        List<Finding> missing =
                findings().stream().filter(f -> !f.isFulfilled()).toList();
        assertThat(missing)
                .extracting(Finding::what)
                .containsExactly("i-1 has termination protection", "i-1 has stop protection");
        assertThat(missing).allMatch(f -> f.because().contains("launch template"));
        assertThat(missing.stream().flatMap(f -> f.actions().stream()))
                .containsExactly(
                        new Action.ModifyInstanceAttribute("i-1", ApiProtection.TERMINATION),
                        new Action.ModifyInstanceAttribute("i-1", ApiProtection.STOP));
    }

    /** Auto Scaling's own protection is no obstacle, for it keeps the group and not EC2 from ending an instance. */
    @Test
    void protectionFromScaleInIsNoFinding() {
        Instance one = instances.remove(2);
        instances.add(new Instance(
                one.id(), one.zone(), one.state(), true, true, one.targets(), one.launched(), one.version()));
        assertThat(findings()).allMatch(Finding::isFulfilled);
    }

    @Test
    void whatADeployWouldBeRefusedForIsMissingAsWellAndNothingIsDoneAboutIt() {
        Finding missing = only(
                Findings.of(seen(), wanted(Optional.empty(), false), List.of(new Problem("a warm pool", "delete it"))));
        assertThat(missing).isEqualTo(new Finding(State.MISSING, "a warm pool", "", "delete it", List.of()));
    }

    @Test
    void manyInstancesAreTaggedFiftyACall() {
        for (int n = 100; n < 220; n++) {
            instances.add(Worlds.healthy("i-" + n));
            carried.put("i-" + n, Map.of(VERSION, "v1"));
            protections.put("i-" + n, Set.of());
        }
        List<Action> actions = onlyMissing().actions();
        assertThat(actions)
                .extracting(a -> ((Action.CreateTags) a).instances().size())
                .containsExactly(50, 50, 20);
    }

    /** The shorthand of the AWS CLI would read a comma as the end of the value. */
    @Test
    void aValueThatTheShorthandWouldBreakIsWrittenAsJson() {
        groupTags.get(Colour.BLUE).put(VERSION, "1,2 \"three\"");
        IDS.forEach(id -> carried.get(id).put(VERSION, "1,2 \"three\""));
        atLaunch.get(Colour.BLUE).remove(VERSION);
        assertThat(onlyMissing().remedy().replace("\\", ""))
                .contains("[{\"ResourceType\":\"auto-scaling-group\",\"ResourceId\":\"shop-blue\"")
                .contains("\"Value\":\"1,2 \"three\"\",\"PropagateAtLaunch\":true}]");
    }

    /** Whatever is seen: what is done is tags and protection only, never on what has another value, and mends what it names. */
    @Test
    void afterTheActionsNothingIsMissingThatAnActionMends() {
        for (long seed = 0; seed < 300; seed++) {
            FindingsTest world = new FindingsTest();
            world.spoil(new SplittableRandom(seed));
            List<Finding> before = Findings.of(world.seen(), wanted(Optional.of("v1"), true), List.of());
            before.stream().flatMap(f -> f.actions().stream()).forEach(world::take);
            assertThat(Findings.of(world.seen(), wanted(Optional.of("v1"), true), List.of()))
                    .as("seed " + seed)
                    .allMatch(Finding::isFulfilled);
        }
    }

    private void spoil(SplittableRandom random) {
        for (Map<String, String> tags : carried.values()) {
            spoil(tags, random);
        }
        groupTags.values().forEach(tags -> spoil(tags, random));
        atLaunch.values().forEach(tags -> spoil(tags, random));
        IDS.forEach(id -> protections.put(
                id, Set.copyOf(Worlds.some(random, List.of(ApiProtection.TERMINATION, ApiProtection.STOP)))));
    }

    private static void spoil(Map<String, String> tags, SplittableRandom random) {
        for (String key : List.of(VERSION, SERVICE)) {
            switch (random.nextInt(3)) {
                case 0 -> tags.remove(key);
                case 1 -> tags.put(key, "other");
                default -> {}
            }
        }
    }

    private void take(Action action) {
        if (action instanceof Action.CreateOrUpdateTags a) {
            Colour colour = a.group().endsWith("blue") ? Colour.BLUE : Colour.GREEN;
            groupTags.get(colour).put(a.key(), a.value());
            atLaunch.get(colour).put(a.key(), a.value());
        } else if (action instanceof Action.CreateTags a) {
            a.instances().forEach(id -> carried.get(id).put(a.key(), a.value()));
        } else if (action instanceof Action.ModifyInstanceAttribute a) {
            Set<ApiProtection> left = EnumSet.noneOf(ApiProtection.class);
            left.addAll(protections.getOrDefault(a.instance(), Set.of()));
            left.remove(a.protection());
            protections.put(a.instance(), left);
        } else {
            throw new AssertionError("an adoption never does " + action);
        }
    }
}
