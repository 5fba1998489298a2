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
public final class Effects implements Action.Each<Observation> {
    private static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");

    private final Observation seen;

    private Effects(Observation seen) {
        this.seen = seen;
    }

    /** The release as the action leaves it. */
    public static Release release(Release release, Action action) {
        return action instanceof Action.WriteLedger written ? written.release() : release;
    }

    /** The world as the action leaves it. */
    public static Observation after(Observation seen, Action action) {
        return action.on(new Effects(seen));
    }

    @Override
    public Observation on(Action.CreateOrUpdateTags a) {
        return change(a, g -> tagged(g, a.key(), Optional.of(a.value())));
    }

    @Override
    public Observation on(Action.DeleteTags a) {
        return change(a, g -> tagged(g, a.key(), Optional.empty()));
    }

    @Override
    public Observation on(Action.UpdateAutoScalingGroup a) {
        return change(a, g -> resized(g, a));
    }

    @Override
    public Observation on(Action.SuspendProcesses a) {
        return change(a, g -> suspended(g, a.processes(), true));
    }

    @Override
    public Observation on(Action.ResumeProcesses a) {
        return change(a, g -> suspended(g, a.processes(), false));
    }

    @Override
    public Observation on(Action.EnterStandby a) {
        return change(a, g -> moved(g, a.instances(), "Standby"));
    }

    @Override
    public Observation on(Action.ExitStandby a) {
        return change(a, g -> moved(g, a.instances(), "InService"));
    }

    @Override
    public Observation on(Action.DetachInstances a) {
        return change(a, g -> without(g, a.instances()));
    }

    @Override
    public Observation on(Action.AttachInstances a) {
        return change(a, g -> attached(g, a.instances()));
    }

    @Override
    public Observation on(Action.SetInstanceProtection a) {
        return change(a, g -> unprotected(g, a.instances()));
    }

    @Override
    public Observation on(Action.PutScalingPolicy a) {
        return new ScalingEffects(seen, a.group()).put(a);
    }

    @Override
    public Observation on(Action.DeletePolicy a) {
        return new ScalingEffects(seen, a.group()).delete(a);
    }

    @Override
    public Observation on(Action.BatchPutScheduledUpdateGroupAction a) {
        return new ScalingEffects(seen, a.group()).put(a);
    }

    @Override
    public Observation on(Action.BatchDeleteScheduledAction a) {
        return new ScalingEffects(seen, a.group()).delete(a);
    }

    @Override
    public Observation on(Action.PutMetricAlarm a) {
        return ScalingEffects.after(seen, a);
    }

    @Override
    public Observation on(Action.TerminateInstances a) {
        Map<String, String> states = new HashMap<>(seen.ec2States());
        a.instances().forEach(id -> states.put(id, "terminated"));
        return seen.with(states);
    }

    /** An observation shows of an instance's tags only the version that it was launched with. */
    @Override
    public Observation on(Action.CreateTags a) {
        return seen;
    }

    /** What protects instances from EC2's API no observation shows. */
    @Override
    public Observation on(Action.ModifyInstanceAttribute a) {
        return seen;
    }

    @Override
    public Observation on(Action.WriteLedger a) {
        return seen;
    }

    private Observation change(Action.OnGroup action, UnaryOperator<Group> how) {
        boolean isBlue = seen.blue().name().equals(action.group());
        boolean isGreen = seen.green().name().equals(action.group());
        return seen.with(
                isBlue ? how.apply(seen.blue()) : seen.blue(), isGreen ? how.apply(seen.green()) : seen.green());
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
        return inService(group, "(new " + (n + 1) + " in " + group.name() + ")");
    }

    private static Instance inService(Group group, String id) {
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

    private static Group attached(Group group, Collection<String> ids) {
        int desired = group.sizes().desired() + ids.size();
        Sizes sizes =
                new Sizes(group.sizes().min(), desired, Math.max(group.sizes().max(), desired));
        List<Instance> instances = new ArrayList<>(group.instances());
        ids.forEach(id -> instances.add(inService(group, id)));
        return with(group, sizes, group.suspended(), group.tags(), instances);
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
