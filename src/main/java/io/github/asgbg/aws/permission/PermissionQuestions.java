package io.github.asgbg.aws.permission;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.Permissions;
import io.github.asgbg.aws.permission.Simulation.Verdict;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Problem;
import io.github.asgbg.port.CloudException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;

/**
 * Asks AWS what the caller may do, with four calls if nothing is denied, and never fails: what AWS does not tell is listed as
 * unasked.
 *
 * <p>EC2 tells it itself, for the very instances, by a dry run. For all others IAM simulates the policies of the caller's
 * user or role. It knows neither resource policies nor session policies, nor service control policies with conditions; so
 * what it allows may still be denied. What it denies for want of the value of a condition key is not reported as denied.
 * Source: IAM user guide, "IAM policy testing with the IAM policy simulator"; EC2 API reference, TerminateInstances, DryRun.
 */
public final class PermissionQuestions {
    private static final String TERMINATE = "ec2:TerminateInstances";
    private static final int MAX_ITEMS = 1000;

    private final AwsClients clients;
    private final Asking asking;
    private final String tagKey;

    /** Questions of whoever sets this tag and no other. */
    public PermissionQuestions(AwsClients clients, Asking asking, String tagKey) {
        this.clients = clients;
        this.asking = asking;
        this.tagKey = tagKey;
    }

    /** What was learned so far. */
    private record Learned(List<Problem> denied, List<String> unasked) {}

    /**
     * What is known of the groups.
     *
     * @param arns the very groups
     * @param tags what both give their instances at launch
     */
    public record Pair(List<String> arns, Map<String, String> tags) {}

    /** As {@link io.github.asgbg.port.Cloud#mayCall} says. */
    public PermissionCheck check(Collection<String> operations, List<String> instances, Pair pair) {
        Set<String> rest = new TreeSet<>(operations);
        Learned learned = new Learned(new ArrayList<>(), new ArrayList<>());
        if (!instances.isEmpty() && rest.remove(TERMINATE)) {
            dryRun(instances, pair.tags(), learned);
        }
        List<Question> questions = rest.stream()
                .map(operation -> Question.of(operation, pair.arns(), asking))
                .toList();
        simulate(questions, learned);
        return new PermissionCheck(learned.denied(), learned.unasked());
    }

    private void dryRun(List<String> instances, Map<String, String> tags, Learned learned) {
        TerminationDryRun.Answer answer = new TerminationDryRun(clients, asking, tags).of(instances);
        answer.problem().ifPresent(learned.denied()::add);
        if (!answer.isTold()) {
            learned.unasked().add(TERMINATE);
        }
    }

    private void simulate(List<Question> questions, Learned learned) {
        List<Question> askable = questions.stream().filter(Question::canBeAsked).toList();
        Simulation simulation = askable.isEmpty() ? new Simulation(List.of()) : simulated(askable);
        Map<Verdict, Map<List<String>, List<String>>> denied = new LinkedHashMap<>();
        for (Question question : questions) {
            Verdict verdict = worst(question, simulation);
            switch (verdict) {
                case ALLOWED -> {}
                case UNKNOWN -> learned.unasked().add(question.operation());
                case IMPLICIT_DENY, EXPLICIT_DENY ->
                    denied.computeIfAbsent(verdict, v -> new LinkedHashMap<>())
                            .computeIfAbsent(resources(question, simulation, verdict), r -> new ArrayList<>())
                            .add(question.action());
            }
        }
        denied.forEach((verdict, byResources) -> byResources.forEach(
                (resources, actions) -> learned.denied().add(problem(verdict, actions, resources))));
    }

    /** Denied where it is denied on any of the resources, allowed where it is allowed on all. */
    private static Verdict worst(Question question, Simulation simulation) {
        Set<Verdict> verdicts = new TreeSet<>();
        question.resources().forEach(resource -> verdicts.add(simulation.verdict(question.action(), resource)));
        Verdict worst = Stream.of(Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY, Verdict.UNKNOWN, Verdict.ALLOWED)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(Verdict.UNKNOWN);
        return question.isExact() || worst == Verdict.ALLOWED ? worst : Verdict.UNKNOWN;
    }

    private static List<String> resources(Question question, Simulation simulation, Verdict verdict) {
        return question.resources().stream()
                .filter(resource -> simulation.verdict(question.action(), resource) == verdict)
                .toList();
    }

    private static Problem problem(Verdict verdict, List<String> actions, List<String> resources) {
        String names = String.join(", ", actions);
        String what = "IAM would deny " + names + " on " + String.join(", ", resources);
        return verdict == Verdict.EXPLICIT_DENY
                ? new Problem(what, Permissions.explicitDeny(names))
                : new Problem(
                        what, "allow it with this policy statement: " + Permissions.statement(actions, resources));
    }

    private Simulation simulated(List<Question> questions) {
        try {
            return principal().map(arn -> inContext(arn, questions)).orElseGet(() -> new Simulation(List.of()));
        } catch (CloudException e) {
            return new Simulation(List.of());
        }
    }

    private Optional<String> principal() {
        String arn = asking.ask("sts:GetCallerIdentity", () -> "*", () -> clients.sts()
                .getCallerIdentity()
                .arn());
        return Optional.ofNullable(arn).flatMap(Principals::of);
    }

    /** Only calls that set tags have the key for them; in the context of another call it would change the answer. */
    private Simulation inContext(String principal, List<Question> questions) {
        List<EvaluationResult> results = new ArrayList<>();
        questions.stream()
                .collect(Collectors.partitioningBy(Question::isAboutTags))
                .forEach((areAboutTags, some) -> {
                    if (!some.isEmpty()) {
                        results.addAll(simulated(principal, some, context(areAboutTags)));
                    }
                });
        return new Simulation(results);
    }

    /**
     * What a request will say of itself. Source: IAM user guide, "AWS global condition context keys"; a simulation knows none of
     * them by itself (IAM API reference, SimulatePrincipalPolicy, ContextEntries).
     */
    private List<ContextEntry> context(boolean isAboutTags) {
        List<ContextEntry> entries = new ArrayList<>();
        entries.add(entry("aws:SecureTransport", ContextKeyTypeEnum.BOOLEAN, "true"));
        clients.regionIfKnown()
                .ifPresent(region -> entries.add(entry("aws:RequestedRegion", ContextKeyTypeEnum.STRING, region.id())));
        if (isAboutTags) {
            entries.add(entry("aws:TagKeys", ContextKeyTypeEnum.STRING_LIST, tagKey));
        }
        return entries;
    }

    private static ContextEntry entry(String key, ContextKeyTypeEnum type, String value) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type)
                .contextKeyValues(value)
                .build();
    }

    /** IAM evaluates every action on every resource; of its answers those are read that belong together. */
    private List<EvaluationResult> simulated(String principal, List<Question> questions, List<ContextEntry> context) {
        List<String> actions =
                questions.stream().map(Question::action).distinct().toList();
        List<String> resources = questions.stream()
                .flatMap(q -> q.resources().stream())
                .distinct()
                .toList();
        return asking.ask("iam:SimulatePrincipalPolicy", () -> principal, () -> clients.iam()
                .simulatePrincipalPolicy(r -> r.policySourceArn(principal)
                        .actionNames(actions)
                        .resourceArns(resources)
                        .contextEntries(context)
                        .maxItems(MAX_ITEMS))
                .evaluationResults());
    }
}
