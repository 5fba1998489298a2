package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.port.CloudException;
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
    private final Map<Colour, List<String>> known = new EnumMap<>(Colour.class);

    LaunchHooks(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** Their names, for groups in which somebody waits. Failing to learn them does not fail a look. */
    Map<Colour, List<String>> of(Group blue, Group green) {
        Map<Colour, List<String>> hooks = new EnumMap<>(Colour.class);
        Stream.of(blue, green)
                .filter(g -> g.instances().stream().anyMatch(Instance::waitsForLaunchHook))
                .forEach(g -> hooks.put(g.colour(), of(g)));
        return hooks;
    }

    private List<String> of(Group group) {
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

    private List<String> ask(String group) {
        return asking
                .ask("autoscaling:DescribeLifecycleHooks", () -> "*", () -> clients.autoScaling()
                        .describeLifecycleHooks(r -> r.autoScalingGroupName(group))
                        .lifecycleHooks())
                .stream()
                .filter(hook -> Texts.orEmpty(hook.lifecycleTransition()).endsWith(LAUNCHING))
                .map(LifecycleHook::lifecycleHookName)
                .sorted()
                .toList();
    }
}
