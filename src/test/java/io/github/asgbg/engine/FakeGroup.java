package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An Auto Scaling group as a timeline of what it is, so that it can be seen as it was a moment ago. */
final class FakeGroup {
    static final String TARGETS = "targets";
    private static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");
    private static final TargetHealth INITIAL = new TargetHealth("initial", "Elb.InitialHealthChecking", "");
    private static final Duration CHECKS = Duration.ofSeconds(10);

    private final Colour colour;
    private final String name;
    private final NavigableMap<Duration, Settings> settings = new TreeMap<>();
    private final Map<String, NavigableMap<Duration, String>> members = new TreeMap<>();
    private int launched;

    private record Settings(Sizes sizes, Set<String> suspended, Map<String, String> tags) {}

    FakeGroup(Colour colour, int count, Map<String, String> tags) {
        this.colour = colour;
        this.name = "shop-" + colour.word();
        settings.put(Duration.ofDays(-1), new Settings(new Sizes(count, count, 2 * count), Set.of(), tags));
        for (int n = 0; n < count; n++) {
            member().put(Duration.ofDays(-1), "InService");
        }
    }

    String name() {
        return name;
    }

    Sizes sizes() {
        return settings.lastEntry().getValue().sizes();
    }

    Set<String> suspended() {
        return settings.lastEntry().getValue().suspended();
    }

    /** The group as it was at a time of its own for each instance: AWS's looks are not of one moment. */
    Group seen(Function<String, Duration> when) {
        Settings then = settings.floorEntry(when.apply(name)).getValue();
        List<Instance> instances = new ArrayList<>();
        members.forEach((id, life) -> seen(id, life, when.apply(id)).ifPresent(instances::add));
        return new Group(
                colour,
                name,
                then.sizes(),
                then.suspended(),
                then.tags(),
                List.of(TARGETS),
                instances,
                Group.Traits.PLAIN);
    }

    private static Optional<Instance> seen(String id, NavigableMap<Duration, String> life, Duration when) {
        Map.Entry<Duration, String> state = life.floorEntry(when);
        if (state == null || state.getValue().isEmpty()) {
            return Optional.empty();
        }
        boolean isChecked = when.minus(state.getKey()).compareTo(CHECKS) >= 0;
        Map<String, TargetHealth> targets =
                state.getValue().equals("InService") ? Map.of(TARGETS, isChecked ? HEALTHY : INITIAL) : Map.of();
        return Optional.of(
                new Instance(id, "", state.getValue(), true, false, targets, Optional.empty(), Optional.empty()));
    }

    Lifecycle state(String id, Duration now) {
        Map.Entry<Duration, String> state =
                members.getOrDefault(id, new TreeMap<>()).floorEntry(now);
        return state == null ? Lifecycle.OTHER : Lifecycle.of(state.getValue());
    }

    /** The instance goes through these states, each beginning so many seconds from now; empty when it is gone. */
    void moves(String id, Duration now, Map<Integer, String> states) {
        NavigableMap<Duration, String> life = members.get(id);
        life.tailMap(now, false).clear();
        states.forEach((seconds, state) -> life.put(now.plusSeconds(seconds), state));
    }

    void resize(Duration now, UnaryOperator<Sizes> how) {
        set(now, s -> new Settings(how.apply(s.sizes()), s.suspended(), s.tags()));
    }

    void tag(Duration now, Map<String, String> tags) {
        set(now, s -> new Settings(s.sizes(), s.suspended(), tags));
    }

    void suspend(Duration now, List<String> processes, boolean on) {
        Set<String> next = new HashSet<>(suspended());
        if (on) {
            next.addAll(processes);
        } else {
            next.removeAll(processes);
        }
        set(now, s -> new Settings(s.sizes(), next, s.tags()));
    }

    private void set(Duration now, UnaryOperator<Settings> how) {
        settings.put(now, how.apply(settings.lastEntry().getValue()));
    }

    /** Launches or terminates until as many are active as desired. */
    void follow(Duration now) {
        Duration soon = now.plusSeconds(2);
        List<String> active = members.keySet().stream()
                .filter(id -> state(id, soon).isActive())
                .toList();
        for (int n = active.size(); n < sizes().desired(); n++) {
            NavigableMap<Duration, String> life = member();
            life.put(now.plusSeconds(2), "Pending");
            life.put(now.plusSeconds(20), "InService");
        }
        for (int n = sizes().desired(); n < active.size(); n++) {
            moves(active.get(n), now, Map.of(1, "Terminating", 30, ""));
        }
    }

    /** Nothing that was launched is ever seen. */
    void lose(Duration now) {
        members.keySet().forEach(id -> moves(id, now, Map.of(0, "")));
    }

    private NavigableMap<Duration, String> member() {
        NavigableMap<Duration, String> life = new TreeMap<>();
        members.put(String.format("i-%s%03d", colour.word().charAt(0), launched++), life);
        return life;
    }
}
