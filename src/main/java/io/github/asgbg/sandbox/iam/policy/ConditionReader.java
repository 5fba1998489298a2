package io.github.asgbg.sandbox.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.asgbg.sandbox.iam.policy.Condition.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Condition elements; refuses operators that are not known. */
final class ConditionReader {
    private static final String IF_EXISTS = "IfExists";
    private static final Map<String, Quantifier> QUANTIFIERS =
            Map.of("ForAllValues:", Quantifier.FOR_ALL_VALUES, "ForAnyValue:", Quantifier.FOR_ANY_VALUE);

    private ConditionReader() {}

    static List<Condition> read(@Nullable JsonNode block) {
        if (block == null) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        requireObject(block, "Condition");
        block.properties().forEach(operator -> {
            requireObject(operator.getValue(), operator.getKey());
            operator.getValue()
                    .properties()
                    .forEach(key -> conditions.add(condition(
                            operator.getKey(), key.getKey(), PolicyReader.texts(key.getValue(), key.getKey()))));
        });
        return List.copyOf(conditions);
    }

    private static void requireObject(JsonNode node, String what) {
        if (!node.isObject() || node.isEmpty()) {
            throw new MalformedPolicy(what + " is an object with members, not " + node);
        }
    }

    private static Condition condition(String text, String key, List<String> values) {
        String prefix = QUANTIFIERS.keySet().stream()
                .filter(text::startsWith)
                .findFirst()
                .orElse("");
        String name = text.substring(prefix.length());
        boolean ifExists = name.endsWith(IF_EXISTS);
        Operator operator = operator(ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name, text);
        if (operator == Operator.NULL && (ifExists || !prefix.isEmpty())) {
            throw new MalformedPolicy("Null takes neither IfExists nor a set operator: " + text);
        }
        // The keys of an OpenID Connect provider begin with its host (IAM user guide, "Available keys for AWS OIDC
        // federation").
        if (!key.matches("[A-Za-z0-9.-]+:.+")) {
            throw new MalformedPolicy("not a condition key: " + key);
        }
        values.forEach(Wildcards::checkVariables);
        values.forEach(operator::check);
        return new Condition(QUANTIFIERS.getOrDefault(prefix, Quantifier.SINGLE), operator, !ifExists, key, values);
    }

    private static Operator operator(String name, String text) {
        return Operator.spelled(name).orElseThrow(() -> new MalformedPolicy("unknown condition operator: " + text));
    }
}
