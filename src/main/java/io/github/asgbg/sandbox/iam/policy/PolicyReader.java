package io.github.asgbg.sandbox.iam.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads documents of the policy language; refuses every element that it does not know. */
final class PolicyReader {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> OF_DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> OF_STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    /** The version in which policy variables are none is not read. */
    private static final String VERSION = "2012-10-17";

    private PolicyReader() {}

    static List<Statement> read(String json, boolean isOfResource) {
        JsonNode document = parsed(json);
        requireOnly(document, OF_DOCUMENT, "a policy");
        if (!document.path("Version").asText().equals(VERSION)) {
            throw new MalformedPolicy("Version must be " + VERSION + ", not " + document.get("Version"));
        }
        List<Statement> statements = new ArrayList<>();
        JsonNode all = document.path("Statement");
        if (all.isObject()) {
            statements.add(statement(all, isOfResource));
        }
        all.forEach(one -> {
            if (all.isArray()) {
                statements.add(statement(one, isOfResource));
            }
        });
        requireDistinct(statements);
        return List.copyOf(statements);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicy("not JSON: " + e.getMessage(), e);
        }
    }

    static void requireOnly(JsonNode object, Set<String> known, String what) {
        if (!object.isObject()) {
            throw new MalformedPolicy(what + " is an object, not " + object);
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new MalformedPolicy("unknown element of " + what + ": " + name);
            }
        }
    }

    private static void requireDistinct(List<Statement> statements) {
        Set<String> sids = new HashSet<>();
        if (statements.isEmpty()) {
            throw new MalformedPolicy("a policy has statements");
        }
        statements.stream().map(Statement::sid).filter(sid -> !sid.isEmpty()).forEach(sid -> {
            if (!sids.add(sid)) {
                throw new MalformedPolicy("two statements have the Sid " + sid);
            }
        });
    }

    private static Statement statement(JsonNode node, boolean isOfResource) {
        requireOnly(node, OF_STATEMENT, "a statement");
        return new Statement(
                node.path("Sid").asText(),
                isAllow(node.path("Effect").asText()),
                principals(node, isOfResource),
                actions(node),
                resources(node),
                ConditionReader.read(node.get("Condition")));
    }

    private static boolean isAllow(String effect) {
        return switch (effect) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw new MalformedPolicy("Effect is Allow or Deny, not '" + effect + "'");
        };
    }

    private static Names actions(JsonNode node) {
        Names actions = oneOf(node, "Action", "NotAction");
        actions.names().forEach(action -> {
            if (!action.matches("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")) {
                throw new MalformedPolicy("not an action: " + action);
            }
        });
        return actions;
    }

    private static Names resources(JsonNode node) {
        Names resources = oneOf(node, "Resource", "NotResource");
        resources.names().forEach(resource -> {
            Wildcards.checkVariables(resource);
            if (!resource.equals("*") && !resource.matches("arn:[^:]+:[^:*?]+:[^:]*:[^:]*:.+")) {
                throw new MalformedPolicy("not an ARN: " + resource);
            }
        });
        return resources;
    }

    private static Names oneOf(JsonNode node, String name, String negated) {
        if (node.has(name) == node.has(negated)) {
            throw new MalformedPolicy("a statement has either " + name + " or " + negated);
        }
        return node.has(name)
                ? new Names(false, texts(node.get(name), name))
                : new Names(true, texts(node.get(negated), negated));
    }

    private static Optional<Principals> principals(JsonNode node, boolean isOfResource) {
        boolean hasAny = node.has("Principal") || node.has("NotPrincipal");
        if (hasAny != isOfResource) {
            throw new MalformedPolicy(
                    isOfResource
                            ? "a resource's statement has a Principal"
                            : "an identity's statement has no Principal");
        }
        if (!hasAny) {
            return Optional.empty();
        }
        if (node.has("Principal") && node.has("NotPrincipal")) {
            throw new MalformedPolicy("a statement has either Principal or NotPrincipal");
        }
        return Optional.of(
                node.has("Principal")
                        ? new Principals(false, principals(node.get("Principal")))
                        : new Principals(true, principals(node.get("NotPrincipal"))));
    }

    /** Services and federated users make no requests here, so that it does not matter what is said of them. */
    private static List<String> principals(JsonNode node) {
        if (node.asText().equals("*")) {
            return List.of("*");
        }
        requireOnly(node, Set.of("AWS", "Service", "Federated"), "a Principal");
        return node.has("AWS") ? texts(node.get("AWS"), "AWS") : List.of();
    }

    /** One text or several; numbers and truth values are texts, too. */
    static List<String> texts(JsonNode node, String what) {
        List<String> texts = new ArrayList<>();
        if (node.isValueNode() && !node.isNull()) {
            texts.add(node.asText());
        }
        node.forEach(one -> {
            if (!node.isArray() || !one.isValueNode() || one.isNull()) {
                throw new MalformedPolicy(what + " is a text or a list of texts, not " + node);
            }
            texts.add(one.asText());
        });
        if (texts.isEmpty()) {
            throw new MalformedPolicy(what + " is empty");
        }
        return List.copyOf(texts);
    }
}
