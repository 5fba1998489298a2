package io.github.asgbg.aws.permission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;

/**
 * What IAM's policy simulator answered about every action on every resource, asked or not. Source: IAM API reference,
 * SimulatePrincipalPolicy and EvaluationResult.
 */
record Simulation(List<EvaluationResult> results) {
    /** IAM's word on one action on one resource. */
    enum Verdict {
        ALLOWED,
        /** No statement permits it. */
        IMPLICIT_DENY,
        /** A statement denies it, or the organization does, so that no other statement helps. */
        EXPLICIT_DENY,
        /** Not told, or it depends on what the simulator was not given. */
        UNKNOWN
    }

    /** One decision, with the condition keys for which the simulator lacked a value. */
    private record Decision(String text, List<String> missing) {}

    Verdict verdict(String action, String resource) {
        return decision(action, resource)
                .map(decision -> verdict(decision, action))
                .orElse(Verdict.UNKNOWN);
    }

    private Verdict verdict(Decision decision, String action) {
        if (decision.text().equals("allowed")) {
            return Verdict.ALLOWED;
        }
        if (!decision.missing().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return switch (decision.text()) {
            case "implicitDeny" -> isDeniedByOrganization(action) ? Verdict.EXPLICIT_DENY : Verdict.IMPLICIT_DENY;
            case "explicitDeny" -> Verdict.EXPLICIT_DENY;
            default -> Verdict.UNKNOWN;
        };
    }

    private Optional<Decision> decision(String action, String resource) {
        return about(action)
                .flatMap(result -> Stream.concat(
                        result.resourceSpecificResults().stream()
                                .filter(specific -> resource.equals(specific.evalResourceName()))
                                .map(specific -> decision(result, specific)),
                        resource.equals(result.evalResourceName())
                                ? Stream.of(new Decision(result.evalDecisionAsString(), result.missingContextValues()))
                                : Stream.empty()))
                .findFirst();
    }

    private static Decision decision(EvaluationResult result, ResourceSpecificResult specific) {
        List<String> missing = Stream.of(result.missingContextValues(), specific.missingContextValues())
                .flatMap(List::stream)
                .toList();
        return new Decision(specific.evalResourceDecisionAsString(), missing);
    }

    private boolean isDeniedByOrganization(String action) {
        return about(action)
                .flatMap(result -> Optional.ofNullable(result.organizationsDecisionDetail()).stream())
                .map(OrganizationsDecisionDetail::allowedByOrganizations)
                .anyMatch(Boolean.FALSE::equals);
    }

    private Stream<EvaluationResult> about(String action) {
        return results.stream().filter(result -> action.equalsIgnoreCase(result.evalActionName()));
    }
}
