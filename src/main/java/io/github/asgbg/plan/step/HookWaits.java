package io.github.asgbg.plan.step;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.LaunchHook;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.plan.Situation;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Instances that lifecycle hooks hold during their launch. Whoever should answer a hook may have forgotten it, and AWS waits for
 * an hour by default; so after a while they are named, with the call that answers. Source: Auto Scaling user guide, "Complete a
 * lifecycle action".
 */
final class HookWaits {
    /** Hooks that work are there to be waited for. */
    private static final Duration WHILE = Duration.ofMinutes(1);

    /** How a held instance goes on, in AWS's words. */
    enum Result {
        CONTINUE,
        ABANDON
    }

    private HookWaits() {}

    /**
     * As in {@code i-1 and 2 more wait for lifecycle hook warm, until 'aws autoscaling complete-lifecycle-action ...'}; empty as
     * long as nobody waits for long.
     */
    static Optional<String> words(Situation now, Group group, Result result) {
        List<String> waiting = Batches.ids(group.select(i -> i.waitsForLaunchHook() && isLong(now, i)));
        return waiting.stream().findFirst().map(first -> {
            List<String> hooks = of(now, group).stream().map(LaunchHook::name).toList();
            int more = waiting.size() - 1;
            return first + (more == 0 ? " waits" : " and " + more + " more wait") + " for " + named(hooks) + ", until "
                    + answer(group, hooks, first, result).quoted();
        });
    }

    /** How long a hook may hold an instance; as far as AWS tells, and hooks hold all at the same time. */
    static Duration granted(Situation now, Group group) {
        return of(now, group).stream()
                .map(LaunchHook::timeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static List<LaunchHook> of(Situation now, Group group) {
        return now.seen().launchHooks().getOrDefault(group.colour(), List.of());
    }

    private static boolean isLong(Situation now, Instance instance) {
        Duration waited = now.history().inState().getOrDefault(instance.id(), Duration.ZERO);
        return waited.compareTo(WHILE) >= 0;
    }

    private static String named(List<String> hooks) {
        return switch (hooks.size()) {
            case 0 -> "a lifecycle hook";
            case 1 -> "lifecycle hook " + hooks.get(0);
            default -> "lifecycle hooks " + String.join(" and ", hooks);
        };
    }

    private static ShellCommand answer(Group group, List<String> hooks, String instance, Result result) {
        ShellCommand command = ShellCommand.autoScaling("complete-lifecycle-action", group.name());
        ShellCommand named = hooks.isEmpty()
                ? command.and("--lifecycle-hook-name HOOK")
                : command.option("--lifecycle-hook-name", hooks.get(0));
        return named.option("--instance-id", instance).and("--lifecycle-action-result " + result);
    }
}
