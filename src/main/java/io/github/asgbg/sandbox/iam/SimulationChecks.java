package io.github.asgbg.sandbox.iam;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/** What IAM checks of a simulation before it evaluates anything (API: SimulatePrincipalPolicy). */
final class SimulationChecks {
    private static final Pattern PRINCIPAL =
            Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):(user|role|group)/(?:[\\x21-\\x7e]+/)?([\\w+=,.@-]+)");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

    private SimulationChecks() {}

    static void check(SimulatePrincipalPolicyRequest request, String caller) {
        checkPrincipal(required(request.policySourceArn(), "policySourceArn"), caller);
        if (request.actionNames().isEmpty()) {
            throw invalid("null", "actionNames", "Member must not be null");
        }
        request.actionNames().forEach(SimulationChecks::checkAction);
        checkResources(request.resourceArns());
        request.contextEntries().forEach(SimulationChecks::checkContext);
        if (request.maxItems() != null && (request.maxItems() < 1 || request.maxItems() > 1000)) {
            throw invalid(request.maxItems().toString(), "maxItems", "Member must have value between 1 and 1000");
        }
    }

    /** The session of a role is no principal that has policies; its role is. */
    private static void checkPrincipal(String arn, String caller) {
        Matcher matcher = PRINCIPAL.matcher(arn);
        if (!matcher.matches()) {
            throw invalidInput("Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
        }
        boolean exists = matcher.group(2).equals("role") || arn.equals(caller);
        if (!exists) {
            throw new AwsError(
                    404,
                    "NoSuchEntity",
                    "The " + matcher.group(2) + " with name " + matcher.group(3) + " cannot be found.");
        }
    }

    private static void checkAction(String action) {
        if (action.length() < 3 || action.length() > 128) {
            throw invalid(action, "actionNames", "Member must have length between 3 and 128");
        }
        if (!action.matches("[A-Za-z0-9-]+:[A-Za-z0-9]+")) {
            throw invalidInput("An action is written service:Operation: " + action);
        }
    }

    private static void checkResources(List<String> arns) {
        arns.stream()
                .filter(arn -> !arn.equals("*") && !ARN.matcher(arn).matches())
                .findFirst()
                .ifPresent(arn -> {
                    throw invalidInput("ResourceNames are not in a valid ARN format: " + arn + ".");
                });
    }

    /** API: ContextEntry; only a list may have several values. */
    private static void checkContext(ContextEntry entry) {
        String name = required(entry.contextKeyName(), "contextEntries.member.contextKeyName");
        if (name.length() < 5 || name.length() > 256) {
            throw invalid(name, "contextEntries.member.contextKeyName", "Member must have length between 5 and 256");
        }
        String type = required(entry.contextKeyTypeAsString(), "contextEntries.member.contextKeyType");
        if (entry.contextKeyType() == ContextKeyTypeEnum.UNKNOWN_TO_SDK_VERSION) {
            throw invalid(
                    type,
                    "contextEntries.member.contextKeyType",
                    "Member must satisfy enum value set: " + ContextKeyTypeEnum.knownValues());
        }
        int values = entry.contextKeyValues().size();
        if (values != 1 && !type.endsWith("List")) {
            throw invalidInput(
                    "The context key " + name + " of type " + type + " takes one value, not " + values + ".");
        }
    }

    static AwsError invalidInput(String message) {
        return new AwsError(400, "InvalidInput", message);
    }

    private static String required(String value, String member) {
        if (value == null) {
            throw invalid("null", member, "Member must not be null");
        }
        return value;
    }

    private static AwsError invalid(String value, String member, String constraint) {
        return AwsError.validation("1 validation error detected: Value " + value + " at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }
}
