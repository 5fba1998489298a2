package io.github.asgbg.sandbox.elbv2;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;

/** Listener rules. The default rule is the listener's own actions; it is shown, but not stored, as a rule. */
final class RuleOperations {
    private final Registry registry;
    private final Actions actions;

    RuleOperations(Registry registry) {
        this.registry = registry;
        this.actions = new Actions(registry);
    }

    CreateRuleResponse create(CreateRuleRequest request) {
        Listener listener = registry.listener(request.listenerArn());
        Errors.require(request.priority() != null, "A rule priority must be specified");
        Errors.require(!request.conditions().isEmpty(), "At least one condition must be specified");
        requireFree(listener.listenerArn(), request.priority());
        String arn = listener.listenerArn().replace(":listener/", ":listener-rule/") + "/" + registry.id();
        Rule rule = Rule.builder()
                .ruleArn(arn)
                .priority(String.valueOf(request.priority()))
                .conditions(Conditions.normal(request.conditions()))
                .actions(actions.normal(request.actions(), listener.loadBalancerArn()))
                .isDefault(false)
                .build();
        registry.rules.put(arn, rule);
        registry.tags.put(arn, Tags.toMap(request.tags()));
        return CreateRuleResponse.builder().rules(rule).build();
    }

    private void requireFree(String listenerArn, int priority) {
        boolean isTaken = registry.rulesOf(listenerArn).stream()
                .anyMatch(rule -> rule.priority().equals(String.valueOf(priority)));
        if (isTaken) {
            throw Errors.of("PriorityInUse", "Priority '" + priority + "' is currently in use");
        }
    }

    ModifyRuleResponse modify(ModifyRuleRequest request) {
        Rule present = registry.rule(request.ruleArn());
        Rule.Builder changed = present.toBuilder();
        if (request.hasConditions()) {
            changed.conditions(Conditions.normal(request.conditions()));
        }
        if (request.hasActions()) {
            String balancer = registry.listenerOfRule(request.ruleArn()).loadBalancerArn();
            changed.actions(actions.normal(request.actions(), balancer));
        }
        registry.rules.put(present.ruleArn(), changed.build());
        return ModifyRuleResponse.builder().rules(changed.build()).build();
    }

    SetRulePrioritiesResponse setPriorities(SetRulePrioritiesRequest request) {
        List<Rule> changed = request.rulePriorities().stream()
                .map(pair -> registry.rule(pair.ruleArn()).toBuilder()
                        .priority(String.valueOf(pair.priority()))
                        .build())
                .toList();
        changed.forEach(rule -> registry.rules.put(rule.ruleArn(), rule));
        return SetRulePrioritiesResponse.builder().rules(changed).build();
    }

    DescribeRulesResponse describe(DescribeRulesRequest request) {
        List<Rule> all = request.ruleArns().isEmpty()
                ? inOrder(registry.listener(request.listenerArn()))
                : request.ruleArns().stream().map(this::find).toList();
        Pages.Page<Rule> page = Pages.of(all, request.pageSize(), request.marker());
        return DescribeRulesResponse.builder()
                .rules(page.items())
                .nextMarker(page.next())
                .build();
    }

    private Rule find(String arn) {
        return registry.listeners.values().stream()
                .map(RuleOperations::defaultRule)
                .filter(rule -> rule.ruleArn().equals(arn))
                .findFirst()
                .orElseGet(() -> registry.rule(arn));
    }

    private List<Rule> inOrder(Listener listener) {
        Stream<Rule> stored = sorted(registry.rulesOf(listener.listenerArn()));
        return Stream.concat(stored, Stream.of(defaultRule(listener))).toList();
    }

    static Stream<Rule> sorted(List<Rule> rules) {
        return rules.stream().sorted(Comparator.comparingInt(rule -> Integer.parseInt(rule.priority())));
    }

    private static Rule defaultRule(Listener listener) {
        String arn = listener.listenerArn().replace(":listener/", ":listener-rule/");
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return Rule.builder()
                .ruleArn(arn + "/" + new StringBuilder(id).reverse())
                .priority("default")
                .actions(listener.defaultActions())
                .isDefault(true)
                .build();
    }

    DeleteRuleResponse delete(DeleteRuleRequest request) {
        if (Optional.ofNullable(find(request.ruleArn()).isDefault()).orElse(false)) {
            throw Errors.of("OperationNotPermitted", "Default rule '" + request.ruleArn() + "' cannot be deleted");
        }
        registry.forget(request.ruleArn());
        return DeleteRuleResponse.builder().build();
    }
}
