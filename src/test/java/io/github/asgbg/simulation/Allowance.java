package io.github.asgbg.simulation;

import static java.util.stream.Collectors.toSet;

import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What commands do by genuine records: everything else that a command does by a changed one, the change has made it do. */
final class Allowance {
    private final List<Action> genuine;
    private final int most;

    /** {@code most}: the size to which the groups' owner lets them grow. */
    Allowance(Collection<Action> genuine, int most) {
        this.genuine = List.copyOf(new HashSet<>(genuine));
        this.most = most;
    }

    /** The actions that go beyond it. */
    List<Action> beyond(List<Action> done) {
        return done.stream().filter(a -> !allows(a)).toList();
    }

    private boolean allows(Action action) {
        if (action instanceof Action.UpdateAutoScalingGroup a) {
            return allowsSizes(a);
        } else if (action instanceof Action.PutMetricAlarm a) {
            return genuine.contains(a);
        } else if (action instanceof Action.PutScalingPolicy a) {
            return settings(Action.PutScalingPolicy.class, p -> Map.of(p.name(), p.settings()))
                    .containsAll(Map.of(a.name(), a.settings()).entrySet());
        } else if (action instanceof Action.BatchPutScheduledUpdateGroupAction a) {
            return settings(
                            Action.BatchPutScheduledUpdateGroupAction.class,
                            Action.BatchPutScheduledUpdateGroupAction::actions)
                    .containsAll(a.actions().entrySet());
        } else if (action instanceof Action.CreateOrUpdateTags a) {
            return allowsTag(a, a.key());
        } else if (action instanceof Action.DeleteTags a) {
            return allowsTag(a, a.key());
        }
        return named(action).stream().allMatch(n -> genuine.stream()
                .filter(g -> g.getClass().equals(action.getClass()) && group(g).equals(group(action)))
                .anyMatch(g -> named(g).contains(n)));
    }

    /** The version tag of an emptied group may get any value back, or none: the next deploy sets it before anything starts. */
    private boolean allowsTag(Action.OnGroup action, String key) {
        return genuine.stream()
                .anyMatch(g -> g instanceof Action.CreateOrUpdateTags t
                        && t.group().equals(action.group())
                        && t.key().equals(key));
    }

    private <A extends Action> Set<Map.Entry<String, Members>> settings(
            Class<A> kind, Function<A, Map<String, Members>> of) {
        return genuine.stream()
                .filter(kind::isInstance)
                .flatMap(g -> of.apply(kind.cast(g)).entrySet().stream())
                .collect(toSet());
    }

    private static Optional<String> group(Action action) {
        return action instanceof Action.OnGroup on ? Optional.of(on.group()) : Optional.empty();
    }

    /** What an action is done to: instances, processes, names. */
    private static List<String> named(Action action) {
        List<String> named = new ArrayList<>(action.moves());
        if (action instanceof Action.TerminateInstances a) {
            named.addAll(a.instances());
        } else if (action instanceof Action.SetInstanceProtection a) {
            named.addAll(a.instances());
        } else if (action instanceof Action.SuspendProcesses a) {
            named.addAll(a.processes());
        } else if (action instanceof Action.ResumeProcesses a) {
            named.addAll(a.processes());
        } else if (action instanceof Action.DeletePolicy a) {
            named.add(a.name());
        } else if (action instanceof Action.BatchDeleteScheduledAction a) {
            named.addAll(a.names());
        }
        return named;
    }

    /** Within what the groups may have, or genuine records lead to; a maximum starts nothing by itself. */
    private boolean allowsSizes(Action.UpdateAutoScalingGroup action) {
        List<Action.UpdateAutoScalingGroup> sizes = genuine.stream()
                .filter(g -> g instanceof Action.UpdateAutoScalingGroup)
                .map(g -> (Action.UpdateAutoScalingGroup) g)
                .filter(g -> g.group().equals(action.group()))
                .toList();
        return within(action.min(), sizes.stream().map(Action.UpdateAutoScalingGroup::min))
                && within(action.desired(), sizes.stream().map(Action.UpdateAutoScalingGroup::desired));
    }

    private boolean within(OptionalInt size, Stream<OptionalInt> genuine) {
        if (size.isEmpty()) {
            return true;
        }
        IntStream all = genuine.flatMapToInt(OptionalInt::stream);
        return size.getAsInt() <= Math.max(most, all.max().orElse(0));
    }
}
