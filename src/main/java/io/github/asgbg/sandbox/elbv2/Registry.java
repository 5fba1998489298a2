package io.github.asgbg.sandbox.elbv2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** All that exists, by ARN, in the model classes that describe calls answer with. */
final class Registry {
    final Map<String, LoadBalancer> loadBalancers = new LinkedHashMap<>();
    final Map<String, TargetGroup> targetGroups = new LinkedHashMap<>();
    final Map<String, TargetSet> targets = new LinkedHashMap<>();
    final Map<String, Listener> listeners = new LinkedHashMap<>();
    final Map<String, Rule> rules = new LinkedHashMap<>();
    final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
    final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

    private final String prefix;
    private final SplittableRandom random;

    Registry(String region, String account, SplittableRandom random) {
        this.prefix = "arn:aws:elasticloadbalancing:" + region + ":" + account + ":";
        this.random = random;
    }

    String arn(String resource) {
        return prefix + resource;
    }

    /** The last part of an ARN: sixteen hexadecimal digits. */
    String id() {
        return String.format("%016x", random.nextLong());
    }

    LoadBalancer loadBalancer(String arn) {
        return found(loadBalancers.get(arn), () -> Errors.noLoadBalancer(arn));
    }

    TargetGroup targetGroup(String arn) {
        return found(targetGroups.get(arn), () -> Errors.noTargetGroup(arn));
    }

    TargetSet targets(String targetGroupArn) {
        return found(targets.get(targetGroupArn), () -> Errors.noTargetGroup(targetGroupArn));
    }

    Listener listener(String arn) {
        return found(listeners.get(arn), () -> Errors.noListener(arn));
    }

    Rule rule(String arn) {
        return found(rules.get(arn), () -> Errors.noRule(arn));
    }

    Map<String, String> attributes(String arn) {
        return attributes.getOrDefault(arn, Map.of());
    }

    private static <T> T found(@Nullable T thing, Supplier<RuntimeException> missing) {
        return Optional.ofNullable(thing).orElseThrow(missing);
    }

    List<Listener> listenersOf(String loadBalancerArn) {
        return listeners.values().stream()
                .filter(listener -> listener.loadBalancerArn().equals(loadBalancerArn))
                .toList();
    }

    /** The rules of a listener besides the default one, which is the listener's own. */
    List<Rule> rulesOf(String listenerArn) {
        String start = listenerArn.replace(":listener/", ":listener-rule/") + "/";
        return rules.values().stream()
                .filter(rule -> rule.ruleArn().startsWith(start))
                .toList();
    }

    /** The listener that a rule belongs to. */
    Listener listenerOfRule(String ruleArn) {
        return listener(ruleArn.substring(0, ruleArn.lastIndexOf('/')).replace(":listener-rule/", ":listener/"));
    }

    /** The load balancers of which some listener or rule forwards to the target group. */
    List<String> usersOf(String targetGroupArn) {
        return listeners.values().stream()
                .filter(listener -> actionsOf(listener).anyMatch(action -> forwardsTo(action, targetGroupArn)))
                .map(Listener::loadBalancerArn)
                .distinct()
                .toList();
    }

    private Stream<Action> actionsOf(Listener listener) {
        Stream<Action> ofRules = rulesOf(listener.listenerArn()).stream().flatMap(rule -> rule.actions().stream());
        return Stream.concat(listener.defaultActions().stream(), ofRules);
    }

    private static boolean forwardsTo(Action action, String targetGroupArn) {
        return action.forwardConfig() != null
                && action.forwardConfig().targetGroups().stream()
                        .map(TargetGroupTuple::targetGroupArn)
                        .anyMatch(targetGroupArn::equals);
    }

    void forget(String arn) {
        Optional.ofNullable(targets.get(arn)).ifPresent(TargetSet::clear);
        Stream.of(loadBalancers, targetGroups, targets, listeners, rules, attributes, tags)
                .forEach(all -> all.remove(arn));
    }
}
