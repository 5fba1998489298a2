package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Decides what a load balancer does with a request: rule, target group by weight, target in turn. */
final class Router {
    private static final Route UNAVAILABLE = new Route.Answer(
            503, "text/html", "<html><head><title>503 Service Temporarily Unavailable</title></head></html>");

    private final Registry registry;
    private final SplittableRandom random;
    private int turn;

    Router(Registry registry, SplittableRandom random) {
        this.registry = registry;
        this.random = random;
    }

    Route route(String loadBalancerArn, int port, RequestLine request) {
        return registry.listenersOf(loadBalancerArn).stream()
                .filter(listener -> listener.port() == port)
                .findFirst()
                .flatMap(listener -> action(listener, request))
                .map(action -> follow(action, request))
                .orElseGet(Route.Refused::new);
    }

    private Optional<Action> action(Listener listener, RequestLine request) {
        List<Action> actions = RuleOperations.sorted(registry.rulesOf(listener.listenerArn()))
                .filter(rule -> Conditions.hold(rule.conditions(), request))
                .findFirst()
                .map(Rule::actions)
                .orElseGet(listener::defaultActions);
        return actions.isEmpty() ? Optional.empty() : Optional.of(actions.get(actions.size() - 1));
    }

    private Route follow(Action action, RequestLine request) {
        return switch (action.type()) {
            case FIXED_RESPONSE -> fixed(action.fixedResponseConfig());
            case REDIRECT -> redirect(action.redirectConfig(), request);
            default -> forward(action.forwardConfig().targetGroups());
        };
    }

    private static Route fixed(FixedResponseActionConfig config) {
        return new Route.Answer(
                Integer.parseInt(config.statusCode()),
                Optional.ofNullable(config.contentType()).orElse("text/plain"),
                Optional.ofNullable(config.messageBody()).orElse(""));
    }

    /** A redirect may keep parts of the request, written as {@code #{host}}, {@code #{path}} and so on. */
    private static Route redirect(RedirectActionConfig config, RequestLine request) {
        String template = or(config.protocol(), "#{protocol}") + "://" + or(config.host(), "#{host}")
                + (config.port() == null ? "" : ":" + config.port()) + or(config.path(), "/#{path}");
        String location = template.replace("#{protocol}", "http")
                .replace("#{host}", request.host())
                .replace(":#{port}", "")
                .replace("#{path}", request.path().substring(1));
        return new Route.Redirect("HTTP_302".equals(config.statusCodeAsString()) ? 302 : 301, location);
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private Route forward(List<TargetGroupTuple> groups) {
        TargetGroupTuple group = byWeight(groups, TargetGroupTuple::weight);
        TargetSet targets = registry.targets(group.targetGroupArn());
        List<Target> candidates = targets.candidates();
        return candidates.isEmpty()
                ? UNAVAILABLE
                : new Route.To(pick(targets, candidates).key().id());
    }

    /** In turn, as long as all carry their full weight. */
    private Target pick(TargetSet targets, List<Target> candidates) {
        boolean isEven = candidates.stream().allMatch(target -> targets.weight(target) >= 1);
        if (!isEven) {
            return byWeight(candidates, targets::weight);
        }
        turn = (turn + 1) & Integer.MAX_VALUE;
        return candidates.get(turn % candidates.size());
    }

    private <T> T byWeight(List<T> all, ToDoubleFunction<T> weight) {
        double point = random.nextDouble() * all.stream().mapToDouble(weight).sum();
        for (T one : all) {
            point -= weight.applyAsDouble(one);
            if (point < 0) {
                return one;
            }
        }
        return all.get(all.size() - 1);
    }
}
