package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.LaunchHook;
import io.github.asgbg.port.CloudException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;

/**
 * The lifecycle hooks that hold instances during their launch. A group's description does not name them, so they are asked for
 * once an instance waits, and once only. Source: Auto Scaling API reference, DescribeLifecycleHooks.
 */
final class LaunchHooks {
    private static final String LAUNCHING = ":EC2_INSTANCE_LAUNCHING";

    private final AwsClients clients;
    private final Asking asking;
    /** By default a hook holds an instance for an hour. */
    private static final int DEFAULT_TIMEOUT = 3600;

    private final Map<Colour, List<LaunchHook>> known = new EnumMap<>(Colour.class);

    LaunchHooks(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** Those of groups in which somebody waits, or has waited. Failing to learn them does not fail a look. */
    Map<Colour, List<LaunchHook>> of(Group blue, Group green) {
        Map<Colour, List<LaunchHook>> hooks = new EnumMap<>(Colour.class);
        Stream.of(blue, green)
                .filter(g ->
                        known.containsKey(g.colour()) || g.instances().stream().anyMatch(Instance::waitsForLaunchHook))
                .forEach(g -> hooks.put(g.colour(), of(g)));
        return hooks;
    }

    private List<LaunchHook> of(Group group) {
        if (!known.containsKey(group.colour())) {
            try {
                known.put(group.colour(), ask(group.name()));
            } catch (CloudException e) {
                if (!e.isPassing()) {
                    known.put(group.colour(), List.of());
                }
            }
        }
        return known.getOrDefault(group.colour(), List.of());
    }

    private List<LaunchHook> ask(String group) {
        return asking
                .ask("autoscaling:DescribeLifecycleHooks", () -> "*", () -> clients.autoScaling()
                        .describeLifecycleHooks(r -> r.autoScalingGroupName(group))
                        .lifecycleHooks())
                .stream()
                .filter(hook -> Texts.orEmpty(hook.lifecycleTransition()).endsWith(LAUNCHING))
                .map(LaunchHooks::hook)
                .sorted(Comparator.comparing(LaunchHook::name))
                .toList();
    }

    private static LaunchHook hook(LifecycleHook hook) {
        Integer seconds = hook.heartbeatTimeout();
        return new LaunchHook(
                Texts.orEmpty(hook.lifecycleHookName()),
                Duration.ofSeconds(seconds == null ? DEFAULT_TIMEOUT : seconds));
    }
}
