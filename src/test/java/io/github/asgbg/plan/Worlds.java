package io.github.asgbg.plan;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.scaling.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Made-up groups, releases and situations: sound ones by hand, and odd ones by chance. */
public final class Worlds {
    public static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
    static final String KEY = "image-version";
    public static final String TARGETS = "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/shop/1";
    static final String MORE_TARGETS = "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/admin/2";
    public static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");
    public static final TargetHealth SICK = new TargetHealth(
            "unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [500]");
    public static final TimeLimits LIMITS = new TimeLimits(
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(20),
            Duration.ofMinutes(2),
            Duration.ofSeconds(8),
            3);

    private static final List<String> STATES = List.of(
            "Pending",
            "Pending:Wait",
            "InService",
            "InService",
            "InService",
            "EnteringStandby",
            "Standby",
            "Standby",
            "Detaching",
            "Terminating",
            "Terminating:Wait",
            "Terminating:Retained",
            "Quarantined");
    private static final List<TargetHealth> HEALTHS = List.of(
            HEALTHY,
            HEALTHY,
            HEALTHY,
            new TargetHealth("initial", "Elb.RegistrationInProgress", ""),
            SICK,
            new TargetHealth("draining", "Target.DeregistrationInProgress", ""),
            new TargetHealth("unused", "Target.NotInUse", "Target group is not configured to receive traffic"));
    private static final List<String> PROCESSES =
            List.of("Launch", "Terminate", "AddToLoadBalancer", "AZRebalance", "AlarmNotification", "ScheduledActions");

    private Worlds() {}

    public static Instance instance(String id, String state, Map<String, TargetHealth> targets) {
        return new Instance(id, "eu-central-1a", state, true, false, targets, Optional.of(START), Optional.empty());
    }

    public static Instance healthy(String id) {
        return instance(id, "InService", Map.of(TARGETS, HEALTHY));
    }

    public static List<Instance> healthy(String prefix, int count) {
        List<Instance> instances = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            instances.add(healthy(prefix + n));
        }
        return instances;
    }

    public static Group group(Colour colour, Sizes sizes, List<Instance> instances) {
        Map<String, String> tags = colour == Colour.BLUE ? Map.of(KEY, "v1") : Map.of();
        return group(colour, sizes, Set.of(), tags, instances);
    }

    public static Group group(
            Colour colour, Sizes sizes, Set<String> suspended, Map<String, String> tags, List<Instance> instances) {
        return new Group(colour, name(colour), sizes, suspended, tags, List.of(TARGETS), instances, Group.Traits.PLAIN);
    }

    public static String name(Colour colour) {
        return "shop-" + colour.word();
    }

    public static Observation seen(Group blue, Group green, Activity... failures) {
        TargetGroup targets = new TargetGroup(TARGETS, "shop", Duration.ofSeconds(60), Duration.ofSeconds(10), 2, true);
        return new Observation(START, blue, green, List.of(targets), List.of(failures), Map.of());
    }

    /** Blue serves, green is empty; sizes and suspended processes by chance, but nothing stands against a deploy. */
    public static Observation sound(SplittableRandom random) {
        int desired = random.nextInt(1, random.nextInt(8) == 0 ? 45 : 7);
        Sizes sizes = new Sizes(random.nextInt(desired + 1), desired, desired + random.nextInt(5));
        Set<String> suspended = new HashSet<>(some(random, PROCESSES.subList(3, 6)));
        Group blue = group(Colour.BLUE, sizes, suspended, Map.of(KEY, "v1"), healthy("i-b", desired));
        Map<String, String> tags = random.nextBoolean() ? Map.of() : Map.of(KEY, "v0");
        Set<String> idle = new HashSet<>(some(random, PROCESSES.subList(3, 6)));
        Sizes idleSizes = new Sizes(0, 0, random.nextInt(9));
        Observation seen = seen(blue, group(Colour.GREEN, idleSizes, idle, tags, List.of()));
        // Half of all services are scaled by nothing; for the others, what is suspended must not hide what is moved.
        return random.nextBoolean()
                ? seen
                : seen.with(blue, group(Colour.GREEN, idleSizes, Set.of(), tags, List.of()))
                        .with(Optional.of(ScalingWorlds.sound(random)));
    }

    /** The release of v2 from blue to green that begins with this observation. */
    public static Release release(Observation seen) {
        return new Release(
                "20260301T030000000Z",
                Release.STANDBY,
                "shop",
                KEY,
                Phase.DEPLOYING,
                Colour.GREEN,
                "v2",
                seen.blue().tag(KEY),
                before(seen, seen.blue()),
                before(seen, seen.green()),
                Optional.empty(),
                0,
                List.of(),
                START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Release.Before before(Observation seen, Group group) {
        return new Release.Before(
                group.name(),
                group.sizes(),
                group.suspended().stream().sorted().toList(),
                group.tag(KEY),
                Transfer.of(seen.scaling().orElse(Scaling.NONE), group.colour()));
    }

    public static Situation situation(Observation seen, Release release) {
        return new Situation(seen, release, LookHistory.NONE, LIMITS);
    }

    /** Anything at all, however unlikely. */
    public static Situation odd(SplittableRandom random) {
        Observation seen = new Observation(
                START,
                oddGroup(random, Colour.BLUE),
                oddGroup(random, Colour.GREEN),
                List.of(),
                List.of(),
                oddMachines(random),
                Optional.of(ScalingWorlds.sound(random)));
        Release release = oddRelease(random, seen);
        return new Situation(seen, release, oddMemory(random, seen), LIMITS);
    }

    private static Group oddGroup(SplittableRandom random, Colour colour) {
        int count = random.nextInt(random.nextInt(6) == 0 ? 130 : 9);
        boolean uniform = random.nextInt(3) == 0;
        String state = one(random, STATES);
        List<Instance> instances = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            instances.add(oddInstance(random, colour.word() + n, uniform ? state : one(random, STATES)));
        }
        int min = random.nextInt(5);
        int desired = min + random.nextInt(9);
        Map<String, String> tags = random.nextBoolean() ? Map.of() : Map.of(KEY, "v" + random.nextInt(3));
        return new Group(
                colour,
                name(colour),
                new Sizes(min, desired, desired + random.nextInt(5)),
                Set.copyOf(some(random, PROCESSES)),
                tags,
                random.nextBoolean() ? List.of(TARGETS) : List.of(TARGETS, MORE_TARGETS),
                instances,
                Group.Traits.PLAIN);
    }

    private static Instance oddInstance(SplittableRandom random, String id, String state) {
        Map<String, TargetHealth> targets = new HashMap<>();
        some(random, List.of(TARGETS, MORE_TARGETS)).forEach(arn -> targets.put(arn, one(random, HEALTHS)));
        return new Instance(
                id,
                "",
                state,
                random.nextBoolean(),
                random.nextInt(4) == 0,
                targets,
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, String> oddMachines(SplittableRandom random) {
        Map<String, String> machines = new HashMap<>();
        for (String id : ids(random)) {
            machines.put(id, one(random, List.of("running", "shutting-down", "terminated", "gone", "stopped")));
        }
        return machines;
    }

    private static List<String> ids(SplittableRandom random) {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 130; n++) {
            ids.add("blue" + n);
        }
        return random.nextInt(4) == 0 ? ids : some(random, ids.subList(0, 9));
    }

    private static Release oddRelease(SplittableRandom random, Observation seen) {
        Release release = release(seen).in(one(random, List.of(Phase.values())));
        int needed = random.nextInt(9);
        Release numbered =
                random.nextBoolean() ? release : release.cutOver(needed, START).in(release.phase());
        return random.nextBoolean() ? numbered : numbered.detaching(ids(random)).in(release.phase());
    }

    private static LookHistory oddMemory(SplittableRandom random, Observation seen) {
        Map<String, Duration> times = new HashMap<>();
        seen.green()
                .instances()
                .forEach(i -> times.put(i.id(), Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 10 : 300))));
        return new LookHistory(times, times, times.keySet(), Duration.ofSeconds(random.nextInt(900)));
    }

    public static <T> T one(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    public static <T> List<T> some(SplittableRandom random, List<T> all) {
        return all.stream().filter(x -> random.nextBoolean()).toList();
    }
}
