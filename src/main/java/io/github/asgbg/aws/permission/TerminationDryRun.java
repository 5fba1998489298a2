package io.github.asgbg.aws.permission;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.MissingIds;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.port.CloudException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Asks EC2 by dry runs whether the very instances may be terminated. One that a policy's condition on a tag does not match
 * has all of a call denied, so it is found which: first by the tags that both groups give their instances, then by halves.
 * Source: EC2 API reference, TerminateInstances: with DryRun "the error response is DryRunOperation", or UnauthorizedOperation.
 */
final class TerminationDryRun {
    private static final String TERMINATE = "ec2:TerminateInstances";

    /** As many dry runs as may be spent on telling the denied from the others. */
    private static final int MOST_CALLS = 12;

    /** What the CLI's shorthand takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:+@ -]*");

    private final AwsClients clients;
    private final Asking asking;
    private final Map<String, String> groupTags;
    private int calls;

    TerminationDryRun(AwsClients clients, Asking asking, Map<String, String> groupTags) {
        this.clients = clients;
        this.asking = asking;
        this.groupTags = groupTags;
    }

    /** What EC2 answered; {@code isTold} unless it said nothing of permissions. */
    record Answer(Optional<Problem> problem, boolean isTold) {}

    Answer of(List<String> instances) {
        Optional<CloudException> answer = dryRun(instances);
        Optional<Problem> problem = answer.filter(TerminationDryRun::isDenial).map(e -> problem(e, instances));
        boolean isAllowed =
                answer.filter(e -> e.code().equals("DryRunOperation")).isPresent();
        return new Answer(problem, isAllowed || problem.isPresent());
    }

    private Problem problem(CloudException e, List<String> instances) {
        Map<String, Map<String, String>> lacking = lacking(instances);
        List<String> untagged = List.copyOf(lacking.keySet());
        boolean isThat =
                !untagged.isEmpty() && (untagged.size() == instances.size() || !isDenied(without(instances, untagged)));
        List<String> denied = isThat ? untagged : byHalves(instances);
        String what = e.sentence() + (denied.size() == instances.size() ? "" : ", for " + String.join(", ", denied));
        return new Problem(what, isThat ? tagging(lacking) + ", or " + e.remedy() : e.remedy());
    }

    /** The failure that a dry run's answer is; empty where it seemed to succeed, which on AWS none does. */
    private Optional<CloudException> dryRun(List<String> instances) {
        calls++;
        try {
            asking.ask(TERMINATE, asking::instancesArn, () -> clients.ec2()
                    .terminateInstances(r -> r.dryRun(true).instanceIds(instances)));
            return Optional.empty();
        } catch (CloudException e) {
            Set<String> missing = MissingIds.in(e, instances);
            return missing.isEmpty() || missing.size() == instances.size()
                    ? Optional.of(e)
                    : dryRun(without(instances, List.copyOf(missing)));
        }
    }

    private boolean isDenied(List<String> instances) {
        return dryRun(instances).filter(TerminationDryRun::isDenial).isPresent();
    }

    private static boolean isDenial(CloudException e) {
        return e.code().equals("UnauthorizedOperation");
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(id -> !some.contains(id)).toList();
    }

    /** The denied ones of instances that are denied together; where that takes too many calls, more than these. */
    private List<String> byHalves(List<String> denied) {
        if (denied.size() == 1) {
            return denied;
        }
        int middle = denied.size() / 2;
        List<String> found = new ArrayList<>();
        for (List<String> half : List.of(denied.subList(0, middle), denied.subList(middle, denied.size()))) {
            if (calls >= MOST_CALLS) {
                found.addAll(half);
            } else if (isDenied(half)) {
                found.addAll(byHalves(half));
            }
        }
        return found.isEmpty() ? denied : found;
    }

    /** The tags of both groups that instances lack, by instance; it fails no preflight that they cannot be had. */
    private Map<String, Map<String, String>> lacking(List<String> instances) {
        Map<String, Map<String, String>> lacking = new TreeMap<>();
        if (groupTags.isEmpty()) {
            return lacking;
        }
        try {
            tags(instances).forEach((id, tags) -> {
                Map<String, String> missing = new TreeMap<>(groupTags);
                missing.entrySet().removeAll(tags.entrySet());
                if (!missing.isEmpty()) {
                    lacking.put(id, missing);
                }
            });
            return lacking;
        } catch (CloudException e) {
            return Map.of();
        }
    }

    private Map<String, Map<String, String>> tags(List<String> instances) {
        return asking
                .ask("ec2:DescribeInstances", () -> "*", () -> clients.ec2()
                        .describeInstances(r -> r.instanceIds(instances))
                        .reservations())
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .collect(Collectors.toMap(
                        i -> i.instanceId(), i -> i.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value))));
    }

    private static String tagging(Map<String, Map<String, String>> lacking) {
        Map<String, String> missing = new TreeMap<>();
        lacking.values().forEach(missing::putAll);
        Set<String> texts = new HashSet<>(missing.keySet());
        texts.addAll(missing.values());
        String why = "give them the tag of their group that the policy asks for: ";
        if (!texts.stream().allMatch(text -> PLAIN.matcher(text).matches())) {
            return why + missing;
        }
        List<String> tags = missing.entrySet().stream()
                .map(tag -> "Key=" + tag.getKey() + ",Value=" + tag.getValue())
                .toList();
        return why
                + ShellCommand.of("aws ec2 create-tags")
                        .option("--tags", tags)
                        .option("--resources", List.copyOf(lacking.keySet()))
                        .quoted();
    }
}
