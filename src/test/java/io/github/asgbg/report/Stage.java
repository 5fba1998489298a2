package io.github.asgbg.report;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TargetHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two groups that a test changes by hand. */
public final class Stage {
    public static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
    static final String TARGETS =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef";
    public static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");
    static final TargetHealth INITIAL =
            new TargetHealth("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");
    static final TargetHealth DRAINING =
            new TargetHealth("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
    public static final TargetHealth SICK = new TargetHealth(
            "unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [500]");

    private final Map<Colour, Sizes> sizes = new EnumMap<>(Colour.class);
    private final Map<Colour, List<Instance>> instances = new EnumMap<>(Colour.class);
    private final List<Activity> failures = new ArrayList<>();
    private Set<String> suspended = Set.of();
    private Release release;

    public Stage(int count) {
        sizes.put(Colour.BLUE, new Sizes(count, count, 2 * count));
        sizes.put(Colour.GREEN, Sizes.ZERO);
        instances.put(Colour.BLUE, new ArrayList<>());
        instances.put(Colour.GREEN, new ArrayList<>());
        Instant threeDaysAgo = START.minus(Duration.ofDays(3));
        for (int i = 0; i < count; i++) {
            instances.get(Colour.BLUE).add(instance(id("b", i), "InService", HEALTHY, threeDaysAgo, "v1"));
        }
        release = release(sizes.get(Colour.BLUE));
    }

    public static String id(String letter, int n) {
        return "i-0" + letter + String.format(Locale.ROOT, "%015x", 0xabc123456L * 7919 + n * 1021L);
    }

    public Release release() {
        return release;
    }

    public void phase(Phase phase) {
        release = release.in(phase);
    }

    public void cutOver(Instant at) {
        release = release.cutOver(instances.get(Colour.GREEN).size(), at);
    }

    public void size(Colour colour, int min, int desired, int max) {
        sizes.put(colour, new Sizes(min, desired, max));
    }

    public void suspend(List<String> processes) {
        suspended = Set.copyOf(processes);
    }

    public void launch(int count, Instant at) {
        for (int i = 0; i < count; i++) {
            instances.get(Colour.GREEN).add(instance(id("c", i), "Pending", null, at, "v2"));
        }
    }

    /** The first instances of the group get this state and health; a health of null is one that no target group has. */
    public void set(Colour colour, int first, String state, TargetHealth health) {
        List<Instance> all = instances.get(colour);
        for (int i = 0; i < Math.min(first, all.size()); i++) {
            Instance was = all.get(i);
            all.set(
                    i,
                    instance(
                            was.id(),
                            state,
                            health,
                            was.launched().orElseThrow(),
                            was.version().orElseThrow()));
        }
    }

    public void remove(Colour colour) {
        instances.get(colour).clear();
    }

    public void fail(String id, String message, Instant at) {
        failures.add(0, new Activity(id, Colour.GREEN, at, "Launching a new EC2 instance", "", message));
    }

    public Observation seen(Instant at) {
        TargetGroup targets = new TargetGroup(TARGETS, "shop", Duration.ofSeconds(60), Duration.ofSeconds(10), true);
        return new Observation(at, group(Colour.BLUE), group(Colour.GREEN), List.of(targets), failures, Map.of());
    }

    private Group group(Colour colour) {
        return new Group(
                colour,
                "shop-" + colour.word(),
                sizes.get(colour),
                colour == Colour.BLUE ? suspended : Set.of(),
                Map.of("image-version", colour == Colour.BLUE ? "v1" : "v2"),
                List.of(TARGETS),
                instances.get(colour),
                Group.Traits.PLAIN);
    }

    private static Instance instance(String id, String state, TargetHealth health, Instant at, String version) {
        Map<String, TargetHealth> targets = health == null ? Map.of() : Map.of(TARGETS, health);
        return new Instance(id, "eu-central-1a", state, true, false, targets, Optional.of(at), Optional.of(version));
    }

    /** The release of a service that nothing served before. */
    public static Release first() {
        return release(Sizes.ZERO, Optional.empty(), Optional.of(new Sizes(1, 2, 4)));
    }

    private static Release release(Sizes outgoing) {
        return release(outgoing, Optional.of("v1"), Optional.empty());
    }

    private static Release release(Sizes outgoing, Optional<String> version, Optional<Sizes> firstCapacity) {
        return new Release(
                "20260301T030001Z-7c1f",
                Release.STANDBY,
                "shop",
                "image-version",
                Phase.DEPLOYING,
                Colour.GREEN,
                "v2",
                version,
                new Release.Before("shop-blue", outgoing, List.of(), version),
                new Release.Before("shop-green", Sizes.ZERO, List.of(), Optional.empty()),
                firstCapacity,
                0,
                List.of(),
                START.plusSeconds(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
