package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.PreflightLook;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/** Two groups that change by and by after each action, and looks that may be late; a reading of AWS of its own. */
final class FakeCloud implements Cloud {
    private final Timer timer;
    private final SplittableRandom random;
    private final FakeGroup blue;
    private final FakeGroup green = new FakeGroup(Colour.GREEN, 0, Map.of());
    private final List<Action> accepted = new ArrayList<>();
    private final Map<String, String> machines = new HashMap<>();
    private int lateMillis;
    private Consumer<Action> before = action -> {};
    private Consumer<Action> after = action -> {};

    FakeCloud(Timer timer, int instances) {
        this.timer = timer;
        this.random = new SplittableRandom(5);
        this.blue = new FakeGroup(Colour.BLUE, instances, Map.of("image-version", "v1"));
    }

    FakeGroup blue() {
        return blue;
    }

    FakeGroup green() {
        return green;
    }

    /** From now on each part of a look may be as old as this. */
    void late(Duration atMost) {
        lateMillis = Math.toIntExact(atMost.toMillis());
    }

    /** Runs before each action, and may refuse it. */
    void before(Consumer<Action> hook) {
        before = hook;
    }

    /** Runs after each action, and may lose the answer to it. */
    void after(Consumer<Action> hook) {
        after = hook;
    }

    /** What was done, in order. */
    List<Action> accepted() {
        return List.copyOf(accepted);
    }

    static CloudException refusal(CloudException.Kind kind, String text) {
        return new CloudException(kind, "autoscaling:Some", "Code", text, "", null);
    }

    /** The groups as they are. */
    Observation now() {
        return observation(name -> timer.elapsed());
    }

    @Override
    public Observation observe(FetchScope scope) {
        return observation(name -> timer.elapsed().minusMillis(lateMillis == 0 ? 0 : random.nextInt(lateMillis)));
    }

    private Observation observation(Function<String, Duration> when) {
        TargetGroup targets =
                new TargetGroup(FakeGroup.TARGETS, "shop", Duration.ofSeconds(15), Duration.ofSeconds(10), 2, true);
        return new Observation(timer.now(), blue.seen(when), green.seen(when), List.of(targets), List.of(), machines);
    }

    @Override
    public PreflightLook preflight() {
        return new PreflightLook(observe(FetchScope.PLAIN), Map.of());
    }

    @Override
    public PermissionCheck mayCall(Collection<String> operations, List<String> instances) {
        return PermissionCheck.NONE;
    }

    /** Every instance that anybody asks about was a member a moment ago. */
    @Override
    public Map<String, InstanceOrigin> origins(Colour group, List<String> instances) {
        Map<String, InstanceOrigin> origins = new HashMap<>();
        instances.forEach(id -> origins.put(
                id,
                new InstanceOrigin(
                        machines.getOrDefault(id, "running"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(timer.now()))));
        return origins;
    }

    @Override
    public ProtectionCheck protections(List<String> instances) {
        return ProtectionCheck.NONE;
    }

    /** Nobody here has tags of an instance's own. */
    @Override
    public PairTags tags(List<String> instances) {
        return new PairTags(Map.of(), Map.of());
    }

    @Override
    public void act(Action action) {
        before.accept(action);
        if (action instanceof Action.OnGroup on) {
            FakeGroup group = on.group().equals(blue.name()) ? blue : green;
            change(group, on, timer.elapsed());
            group.follow(timer.elapsed());
        } else if (action instanceof Action.TerminateInstances end) {
            end.instances().forEach(id -> machines.put(id, "shutting-down"));
        }
        accepted.add(action);
        after.accept(action);
    }

    private void change(FakeGroup group, Action.OnGroup action, Duration now) {
        if (action instanceof Action.CreateOrUpdateTags a) {
            group.tag(now, Map.of(a.key(), a.value()));
        } else if (action instanceof Action.DeleteTags) {
            group.tag(now, Map.of());
        } else if (action instanceof Action.UpdateAutoScalingGroup a) {
            group.resize(
                    now,
                    s -> new Sizes(
                            a.min().orElse(s.min()),
                            a.desired().orElse(s.desired()),
                            a.max().orElse(s.max())));
        } else if (action instanceof Action.SuspendProcesses a) {
            group.suspend(now, a.processes(), true);
        } else if (action instanceof Action.ResumeProcesses a) {
            group.suspend(now, a.processes(), false);
        } else {
            move(group, action, now);
        }
    }

    private void move(FakeGroup group, Action.OnGroup action, Duration now) {
        if (action instanceof Action.EnterStandby a) {
            require(group, a.instances(), Lifecycle.IN_SERVICE, now);
            count(group, now, -a.instances().size());
            a.instances().forEach(id -> group.moves(id, now, Map.of(0, "EnteringStandby", 15, "Standby")));
        } else if (action instanceof Action.ExitStandby a) {
            require(group, a.instances(), Lifecycle.STANDBY, now);
            count(group, now, a.instances().size());
            a.instances().forEach(id -> group.moves(id, now, Map.of(0, "Pending", 5, "InService")));
        } else if (action instanceof Action.DetachInstances a) {
            require(group, a.instances(), Lifecycle.STANDBY, now);
            a.instances().forEach(id -> group.moves(id, now, Map.of(0, "Detaching", 3, "")));
            a.instances().forEach(id -> machines.put(id, "running"));
        }
    }

    private static void count(FakeGroup group, Duration now, int by) {
        if (group.sizes().desired() + by < group.sizes().min()) {
            throw refusal(CloudException.Kind.STATE, "AutoScalingGroup would fall below its minimum size");
        }
        group.resize(now, s -> new Sizes(s.min(), s.desired() + by, s.max()));
    }

    private static void require(FakeGroup group, List<String> ids, Lifecycle state, Duration now) {
        for (String id : ids) {
            if (group.state(id, now) != state) {
                throw refusal(CloudException.Kind.STATE, "The instance " + id + " is not in " + state);
            }
        }
    }

    @Override
    public List<String> consoleTail(String instanceId, int lines) {
        return List.of();
    }

    @Override
    public Map<String, Integer> calls() {
        return Map.of();
    }
}
