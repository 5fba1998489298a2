package io.github.asgbg.sandbox.iam;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Dialect;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.Page;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.Permissions.Decision;
import io.github.asgbg.sandbox.wire.QueryService;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * A simulated IAM, version 2010-05-08, that answers SimulatePrincipalPolicy: of the sandbox's user, and of any role, since
 * everybody may assume any, it tells what the sandbox would decide about a request.
 *
 * <p>There are no policies to read; so the members of the request that would add some are refused.
 */
public final class Iam extends QueryService {
    private static final int PAGE = 100;

    private final Permissions permissions;

    /** The IAM of the account whose caller has these permissions. */
    public Iam(Permissions permissions) {
        super("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/", Dialect.QUERY);
        this.permissions = permissions;
        // Without documents there is nothing that a caller could change, nor a context, which is checked all the same.
        unsupported()
                .refuses("SimulatePrincipalPolicy", "PolicyInputList", "PermissionsBoundaryPolicyInputList")
                .refuses("SimulatePrincipalPolicy", "ResourcePolicy")
                .ignores("SimulatePrincipalPolicy", "ResourceOwner", "CallerArn")
                .ignores("SimulatePrincipalPolicy", "ResourceHandlingOption");
        on("SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::builder, this::simulate);
    }

    @Override
    protected Optional<String> resource(String operation, Newer request) {
        return request.value("PolicySourceArn");
    }

    private SimulatePrincipalPolicyResponse simulate(SimulatePrincipalPolicyRequest request) {
        SimulationChecks.check(request, permissions.caller());
        List<String> resources = request.resourceArns().isEmpty() ? List.of("*") : request.resourceArns();
        List<EvaluationResult> results = request.actionNames().stream()
                .flatMap(action -> resources.stream().map(resource -> result(action, resource)))
                .toList();
        Page<EvaluationResult> page = page(results, request);
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    private static Page<EvaluationResult> page(List<EvaluationResult> all, SimulatePrincipalPolicyRequest request) {
        try {
            return Page.of(all, Optional.ofNullable(request.maxItems()).orElse(PAGE), request.marker());
        } catch (AwsError unknownToken) {
            throw SimulationChecks.invalidInput("Invalid Marker: " + request.marker());
        }
    }

    private EvaluationResult result(String action, String resource) {
        Decision decision = permissions.decision(action);
        return EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(decision.text())
                .matchedStatements(matched(decision))
                .missingContextValues(List.of())
                .build();
    }

    /** What no statement mentions is denied, too (API: EvaluationResult). */
    private static List<Statement> matched(Decision decision) {
        return switch (decision) {
            case ALLOWED -> List.of(statement("SandboxAllowsAll"));
            case IMPLICIT_DENY -> List.of();
            case EXPLICIT_DENY -> List.of(statement("SandboxDenies"));
        };
    }

    private static Statement statement(String policy) {
        return Statement.builder()
                .sourcePolicyId(policy)
                .sourcePolicyType(PolicySourceType.USER_MANAGED)
                .build();
    }
}
