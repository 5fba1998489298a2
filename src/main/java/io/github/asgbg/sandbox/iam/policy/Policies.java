package io.github.asgbg.sandbox.iam.policy;

import io.github.asgbg.sandbox.iam.policy.Decision.Effect;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All policies that apply to a caller and to what it asks for. Source: IAM user guide, "Policy evaluation logic": an explicit
 * deny outweighs every allow; within one account an allow of either kind is enough, between accounts it takes both. There are
 * no permissions boundaries, session policies and policies of an organization.
 *
 * @param identity those of the caller
 * @param resource those of resources
 */
public record Policies(List<PolicyDocument> identity, List<PolicyDocument> resource) {
    private static final String OWNER = "aws:ResourceAccount";

    /** Copies both lists. */
    public Policies {
        identity = List.copyOf(identity);
        resource = List.copyOf(resource);
    }

    /** The decision on a call that is about several resources: the worst of all; nothing at all is denied. */
    public Decision decide(Collection<AccessRequest> requests) {
        return requests.stream()
                .map(this::decide)
                .min(Comparator.comparing(Policies::order))
                .orElse(new Decision(Effect.IMPLICIT_DENY, List.of()));
    }

    private static int order(Decision decision) {
        return switch (decision.effect()) {
            case EXPLICIT_DENY -> 0;
            case IMPLICIT_DENY -> 1;
            case ALLOW -> 2;
        };
    }

    /** The decision on one request. */
    public Decision decide(AccessRequest request) {
        List<Statement> denying = Stream.concat(
                        ofIdentity(request, false),
                        ofResource(request, false).filter(s -> principals(s).reach(request.caller())))
                .toList();
        if (!denying.isEmpty()) {
            return decision(Effect.EXPLICIT_DENY, denying);
        }
        List<Statement> allowing = isWithinAccount(request) ? ofEither(request) : ofBoth(request);
        return decision(allowing.isEmpty() ? Effect.IMPLICIT_DENY : Effect.ALLOW, allowing);
    }

    private List<Statement> ofEither(AccessRequest request) {
        return Stream.concat(
                        ofIdentity(request, true),
                        ofResource(request, true).filter(s -> principals(s).permit(request.caller())))
                .toList();
    }

    private List<Statement> ofBoth(AccessRequest request) {
        List<Statement> identities = ofIdentity(request, true).toList();
        List<Statement> resources = ofResource(request, true)
                .filter(s ->
                        principals(s).permit(request.caller()) || principals(s).delegateTo(request.caller()))
                .toList();
        return identities.isEmpty() || resources.isEmpty()
                ? List.of()
                : Stream.concat(identities.stream(), resources.stream()).toList();
    }

    private Stream<Statement> ofIdentity(AccessRequest request, boolean isAllow) {
        return identity.stream().flatMap(document -> document.about(request, isAllow));
    }

    private Stream<Statement> ofResource(AccessRequest request, boolean isAllow) {
        return resource.stream().flatMap(document -> document.about(request, isAllow));
    }

    private static Principals principals(Statement statement) {
        return statement.principals().orElseThrow();
    }

    private static boolean isWithinAccount(AccessRequest request) {
        return request.context()
                .single(OWNER)
                .orElse(request.caller().account())
                .equals(request.caller().account());
    }

    private static Decision decision(Effect effect, List<Statement> statements) {
        return new Decision(effect, statements.stream().map(Statement::sid).toList());
    }
}
