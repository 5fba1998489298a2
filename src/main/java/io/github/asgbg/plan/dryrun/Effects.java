package io.github.asgbg.plan.dryrun;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the world looks like after an action, if nothing goes wrong: launches succeed at once, targets are healthy,
 * draining takes no time. A plan is announced by running the very same steps against forecasts.
 */
public final class Effects {
    private static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");

    private Effects() {}

    /** The release as the action leaves it. */
    public static Release release(Release release, Action action) {
        return action instanceof Action.OnLedger written ? written.release() : release;
    }

    /** The world as the action leaves it. */
    public static Observation after(Observation seen, Action action) {
        if (action instanceof Action.OnGroup change) {
            return change(ScalingEffects.after(seen, change), change.group(), g -> after(g, change));
        } else if (action instanceof Action.PutMetricAlarm put) {
            return ScalingEffects.after(seen, put);
        }
        return action instanceof Action.TerminateInstances end ? terminated(seen, end.instances()) : seen;
    }

    private static Group after(Group group, Action.OnGroup action) {
        if (action instanceof Action.CreateOrUpdateTags a) {
            return tagged(group, a.key(), Optional.of(a.value()));
        } else if (action instanceof Action.DeleteTags a) {
            return tagged(group, a.key(), Optional.empty());
        } else if (action instanceof Action.UpdateAutoScalingGroup a) {
            return resized(group, a);
        } else if (action instanceof Action.SuspendProcesses a) {
            return suspended(group, a.processes(), true);
        } else if (action instanceof Action.ResumeProcesses a) {
            return suspended(group, a.processes(), false);
        } else if (action instanceof Action.EnterStandby a) {
            return moved(group, a.instances(), "Standby");
        } else if (action instanceof Action.ExitStandby a) {
            return moved(group, a.instances(), "InService");
        } else if (action instanceof Action.DetachInstances a) {
            return without(group, a.instances());
        } else if (action instanceof Action.SetInstanceProtection a) {
            return unprotected(group, a.instances());
        }
        // The rest changes what scales the group, and not the group.
        return group;
    }

    private static Observation change(Observation seen, String name, UnaryOperator<Group> how) {
        Group blue = seen.blue().name().equals(name) ? how.apply(seen.blue()) : seen.blue();
        Group green = seen.green().name().equals(name) ? how.apply(seen.green()) : seen.green();
        return seen.with(blue, green);
    }

    private static Observation terminated(Observation seen, Collection<String> ids) {
        Map<String, String> machines = new HashMap<>(seen.machines());
        ids.forEach(id -> machines.put(id, "terminated"));
        return seen.with(machines);
    }

    private static Group tagged(Group group, String key, Optional<String> value) {
        Map<String, String> tags = new HashMap<>(group.tags());
        tags.remove(key);
        value.ifPresent(v -> tags.put(key, v));
        return with(group, group.sizes(), group.suspended(), tags, group.instances());
    }

    private static Group suspended(Group group, Collection<String> processes, boolean on) {
        Set<String> suspended = new HashSet<>(group.suspended());
        if (on) {
            suspended.addAll(processes);
        } else {
            suspended.removeAll(processes);
        }
        return with(group, group.sizes(), suspended, group.tags(), group.instances());
    }

    private static Group resized(Group group, Action.UpdateAutoScalingGroup update) {
        Sizes is = group.sizes();
        int min = update.min().orElse(is.min());
        int max = update.max().orElse(is.max());
        int desired = update.desired().orElse(Math.min(Math.max(is.desired(), min), max));
        List<Instance> instances = new ArrayList<>(group.instances());
        for (int n = group.active().size(); n < desired; n++) {
            instances.add(launched(group, n));
        }
        List<Instance> leaving =
                group.active().stream().skip(Math.max(0, desired)).toList();
        instances.removeAll(leaving);
        return with(group, new Sizes(min, desired, max), group.suspended(), group.tags(), instances);
    }

    private static Instance launched(Group group, int n) {
        String id = "(new " + (n + 1) + " in " + group.name() + ")";
        return new Instance(
                id, "", "InService", true, false, healthy(group), Optional.<Instant>empty(), Optional.empty());
    }

    private static Map<String, TargetHealth> healthy(Group group) {
        Map<String, TargetHealth> targets = new HashMap<>();
        group.targetGroups().forEach(t -> targets.put(t, HEALTHY));
        return targets;
    }

    private static Group moved(Group group, Collection<String> ids, String state) {
        int by = Lifecycle.of(state) == Lifecycle.STANDBY ? -ids.size() : ids.size();
        Sizes is = group.sizes();
        int desired = Math.max(0, is.desired() + by);
        Sizes sizes = new Sizes(Math.min(is.min(), desired), desired, Math.max(is.max(), desired));
        Map<String, TargetHealth> targets = by > 0 ? healthy(group) : Map.of();
        return with(
                group,
                sizes,
                group.suspended(),
                group.tags(),
                map(group, ids, i -> copy(i, state, i.isProtectedFromScaleIn(), targets)));
    }

    private static Group unprotected(Group group, Collection<String> ids) {
        List<Instance> instances = map(group, ids, i -> copy(i, i.state(), false, i.targets()));
        return with(group, group.sizes(), group.suspended(), group.tags(), instances);
    }

    private static Group without(Group group, Collection<String> ids) {
        List<Instance> instances = group.select(i -> !ids.contains(i.id()));
        return with(group, group.sizes(), group.suspended(), group.tags(), instances);
    }

    private static List<Instance> map(Group group, Collection<String> ids, UnaryOperator<Instance> how) {
        return group.instances().stream()
                .map(i -> ids.contains(i.id()) ? how.apply(i) : i)
                .toList();
    }

    private static Instance copy(Instance i, String state, boolean isProtected, Map<String, TargetHealth> targets) {
        return new Instance(i.id(), i.zone(), state, i.isHealthy(), isProtected, targets, i.launched(), i.version());
    }

    private static Group with(
            Group group, Sizes sizes, Set<String> suspended, Map<String, String> tags, List<Instance> instances) {
        return new Group(
                group.colour(), group.name(), sizes, suspended, tags, group.targetGroups(), instances, group.traits());
    }
}
