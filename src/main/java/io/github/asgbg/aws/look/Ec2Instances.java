package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.MissingIds;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.port.CloudException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What EC2 says of instances. */
final class Ec2Instances {
    private static final int BATCH = 500;
    private static final int MAX_TRIES = 5;

    private final AwsClients clients;
    private final Asking asking;
    private final String tagKey;
    private final Map<String, Details> known = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();

    Ec2Instances(AwsClients clients, Asking asking, String tagKey) {
        this.clients = clients;
        this.asking = asking;
        this.tagKey = tagKey;
    }

    /** What never changes while an instance lives, as far as known. */
    record Details(Optional<Instant> launched, Optional<String> version) {
        static final Details UNKNOWN = new Details(Optional.empty(), Optional.empty());
    }

    /** EC2's word for each instance's state, {@code gone} for those that EC2 does not know any more. */
    Map<String, String> states(List<String> ids) {
        Map<String, String> states = new HashMap<>();
        for (List<String> batch : batches(ids)) {
            describe(batch).forEach(i -> states.put(i.instanceId(), i.state().nameAsString()));
        }
        ids.forEach(id -> states.putIfAbsent(id, "gone"));
        return states;
    }

    /** All tags of those that EC2 knows, by id. */
    Map<String, Map<String, String>> tags(List<String> ids) {
        Map<String, Map<String, String>> tags = new TreeMap<>();
        for (List<String> batch : batches(ids)) {
            describe(batch)
                    .forEach(i -> tags.put(
                            i.instanceId(),
                            i.tags().stream().collect(Collectors.toMap(Tag::key, t -> Texts.orEmpty(t.value())))));
        }
        return tags;
    }

    /** What is known of each instance, {@code gone} for those that EC2 does not know any more. */
    Map<String, InstanceOrigin> origins(List<String> ids, Map<String, Instant> activities) {
        Map<String, InstanceOrigin> origins = new TreeMap<>();
        for (List<String> batch : batches(ids)) {
            describe(batch).forEach(i -> {
                Details details = detailsOf(i);
                origins.put(
                        i.instanceId(),
                        new InstanceOrigin(
                                i.state().nameAsString(),
                                details.launched(),
                                details.version(),
                                Optional.ofNullable(activities.get(i.instanceId()))));
            });
        }
        ids.forEach(id -> origins.putIfAbsent(
                id, new InstanceOrigin("gone", Optional.empty(), Optional.empty(), Optional.empty())));
        return origins;
    }

    /**
     * Launch time and version of the groups' instances. While a group is being filled its instances appear one by one;
     * they are asked about together, once the group is full, or once one of them serves. Failing to learn this does not
     * fail a look.
     */
    Map<String, Details> details(List<AutoScalingGroup> groups) {
        List<String> unknown = groups.stream()
                .flatMap(g -> idsOf(g).stream())
                .filter(this::isWorthAsking)
                .toList();
        boolean isFilling = groups.stream().anyMatch(g -> g.instances().size() < g.desiredCapacity());
        boolean serves = groups.stream().anyMatch(g -> serves(g, unknown));
        if (!unknown.isEmpty() && (known.isEmpty() || !isFilling || serves)) {
            learn(unknown);
        }
        return Map.copyOf(known);
    }

    /** A group that lacks capacity, or counts it in units, may never have as many instances as it desires. */
    private static boolean serves(AutoScalingGroup group, List<String> unknown) {
        return group.instances().stream()
                .anyMatch(i -> i.lifecycleState() == LifecycleState.IN_SERVICE && unknown.contains(i.instanceId()));
    }

    private boolean isWorthAsking(String id) {
        return !known.containsKey(id) && tries.getOrDefault(id, 0) < MAX_TRIES;
    }

    private void learn(List<String> ids) {
        try {
            for (List<String> batch : batches(ids)) {
                describe(batch).forEach(i -> known.put(i.instanceId(), detailsOf(i)));
            }
        } catch (CloudException e) {
            // The next looks try again: for ever after a failure that passes, since the version decides what counts as
            // serving; a few times after any other, since a look without versions is better than none.
            if (e.isPassing()) {
                return;
            }
        }
        ids.forEach(id -> tries.merge(id, 1, Integer::sum));
    }

    private Details detailsOf(Instance instance) {
        Optional<String> version = instance.tags().stream()
                .filter(t -> t.key().equals(tagKey))
                .map(Tag::value)
                .findFirst();
        return new Details(Optional.ofNullable(instance.launchTime()), version);
    }

    private static List<String> idsOf(AutoScalingGroup group) {
        return group.instances().stream().map(i -> i.instanceId()).toList();
    }

    /** Descriptions of those that EC2 knows: one unknown id fails the whole call, so it is left out and asked again. */
    private List<Instance> describe(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try {
            return asking
                    .ask("ec2:DescribeInstances", () -> "*", () -> clients.ec2()
                            .describeInstances(r -> r.instanceIds(ids))
                            .reservations())
                    .stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .toList();
        } catch (CloudException e) {
            Set<String> missing = MissingIds.in(e, ids);
            if (missing.isEmpty()) {
                throw e;
            }
            return describe(ids.stream().filter(id -> !missing.contains(id)).toList());
        }
    }

    private static List<List<String>> batches(List<String> ids) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            batches.add(ids.subList(from, Math.min(from + BATCH, ids.size())));
        }
        return batches;
    }

    /** The last lines on the console that say something, and why no version was started. */
    List<String> consoleTail(String id, int lines) {
        return Console.tail(console(id), lines);
    }

    /** Only Nitro instances can tell the present output; the others have what they wrote at their last start. */
    private String console(String id) {
        try {
            return output(id, true);
        } catch (CloudException e) {
            if (e.kind() == CloudException.Kind.PERMISSION || e.isOfCredentials()) {
                throw e;
            }
            return output(id, false);
        }
    }

    private String output(String id, boolean latest) {
        return asking.ask("ec2:GetConsoleOutput", asking::instancesArn, () -> {
            String encoded = Texts.orEmpty(clients.ec2()
                    .getConsoleOutput(r -> r.instanceId(id).latest(latest ? true : null))
                    .output());
            return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
        });
    }
}
