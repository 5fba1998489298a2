package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** The conditions of listener rules (ALB:load-balancer-listeners): path, host and method. */
final class Conditions {
    private Conditions() {}

    /** Describe calls show the values of a condition in the old form and in the new one. */
    static List<RuleCondition> normal(List<RuleCondition> given) {
        return given.stream().map(Conditions::normal).toList();
    }

    private static RuleCondition normal(RuleCondition condition) {
        List<String> values = values(condition);
        Errors.require(!values.isEmpty(), "A condition value must be specified");
        RuleCondition.Builder full = RuleCondition.builder().field(condition.field());
        return switch (field(condition)) {
            case "path-pattern" ->
                full.values(values)
                        .pathPatternConfig(config -> config.values(values))
                        .build();
            case "host-header" ->
                full.values(values)
                        .hostHeaderConfig(config -> config.values(values))
                        .build();
            default -> condition;
        };
    }

    private static String field(RuleCondition condition) {
        return String.valueOf(condition.field());
    }

    private static List<String> values(RuleCondition condition) {
        return switch (field(condition)) {
            case "path-pattern" ->
                condition.pathPatternConfig() == null
                        ? condition.values()
                        : condition.pathPatternConfig().values();
            case "host-header" ->
                condition.hostHeaderConfig() == null
                        ? condition.values()
                        : condition.hostHeaderConfig().values();
            case "http-request-method" ->
                condition.httpRequestMethodConfig() == null
                        ? List.of()
                        : condition.httpRequestMethodConfig().values();
            default ->
                throw Errors.of(
                        "InvalidConfigurationRequest",
                        "The sandbox does not implement conditions on '" + field(condition) + "'");
        };
    }

    static boolean hold(List<RuleCondition> conditions, RequestLine request) {
        return conditions.stream().allMatch(condition -> holds(condition, request));
    }

    private static boolean holds(RuleCondition condition, RequestLine request) {
        List<String> values = values(condition);
        return switch (field(condition)) {
            case "path-pattern" ->
                values.stream()
                        .anyMatch(
                                pattern -> glob(pattern).matcher(request.path()).matches());
            case "host-header" ->
                values.stream().anyMatch(pattern -> glob(pattern.toLowerCase(Locale.ROOT))
                        .matcher(request.host().toLowerCase(Locale.ROOT))
                        .matches());
            default -> values.contains(request.method());
        };
    }

    /** Patterns know {@code *} for any characters and {@code ?} for one. */
    private static Pattern glob(String pattern) {
        return Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    }
}
