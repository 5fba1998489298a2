package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the two groups of a pair should have in common, and have not. Some of it changes what serves and stands against a
 * release; the rest is told of. A first release has no live group to follow.
 */
final class PairSettings {
    private static final String HEALTH_CHECK = "HealthCheckType";
    private static final String MIXED = "MixedInstancesPolicy";
    private static final String TEMPLATE = "LaunchTemplateId";

    /** With others the new instances are judged, or chosen, in another way than those that serve. */
    private static final Set<String> DECISIVE = Set.of(HEALTH_CHECK, MIXED);

    /** A longer value is a document, of which only its owner can tell what differs. */
    private static final int LONGEST = 60;

    private final Group live;
    private final Group idle;
    private final boolean isFirst;

    PairSettings(Observation seen, Release release) {
        this.live = seen.group(release.outgoing());
        this.idle = seen.group(release.incoming());
        this.isFirst = release.isFirst();
    }

    /** One problem with all differences that stand against a release. */
    Optional<Problem> problem() {
        Set<String> differing = differing();
        differing.retainAll(DECISIVE);
        return differing.isEmpty() || isFirst
                ? Optional.empty()
                : Optional.of(new Problem(
                        words(differing),
                        String.join("; ", differing.stream().map(this::remedy).toList())));
    }

    /** All other differences, in one sentence. */
    Optional<String> notice() {
        Set<String> differing = differing();
        differing.removeAll(isFirst ? Set.of() : DECISIVE);
        return differing.isEmpty() ? Optional.empty() : Optional.of(words(differing));
    }

    private Set<String> differing() {
        Set<String> names = new TreeSet<>(live.traits().settings().keySet());
        names.addAll(idle.traits().settings().keySet());
        names.removeIf(name -> value(live, name).equals(value(idle, name)));
        return names;
    }

    private static String value(Group group, String name) {
        return group.traits().settings().getOrDefault(name, "");
    }

    /** As in {@code shop-blue has HealthCheckType ELB and DefaultCooldown 60, shop-green EC2 and 300}. */
    private String words(Set<String> names) {
        SortedMap<String, String> ours = new TreeMap<>();
        SortedMap<String, String> theirs = new TreeMap<>();
        List<String> documents = new ArrayList<>();
        for (String name : names) {
            if (value(live, name).length() > LONGEST || value(idle, name).length() > LONGEST) {
                documents.add(name);
            } else {
                ours.put(name, name + " " + shown(live, name));
                theirs.put(name, shown(idle, name));
            }
        }
        List<String> words = new ArrayList<>();
        if (!ours.isEmpty()) {
            words.add(live.name() + " has " + String.join(" and ", ours.values()) + ", " + idle.name() + " "
                    + String.join(" and ", theirs.values()));
        }
        if (!documents.isEmpty()) {
            words.add(live.name() + " and " + idle.name() + " differ in " + String.join(" and ", documents));
        }
        return String.join("; ", words);
    }

    private static String shown(Group group, String name) {
        String value = value(group, name);
        return value.isEmpty() ? "none" : value;
    }

    private String remedy(String name) {
        ShellCommand update = Commands.autoScaling("update-auto-scaling-group", idle);
        if (name.equals(HEALTH_CHECK)) {
            return update.option("--health-check-type", shown(live, name)).quoted();
        }
        return value(live, name).isEmpty()
                ? update.option("--launch-template", "LaunchTemplateId=" + shown(live, TEMPLATE))
                        .quoted()
                : update.and("--mixed-instances-policy POLICY").quoted() + " with, for POLICY, what "
                        + ShellCommand.of("aws autoscaling describe-auto-scaling-groups")
                                .option("--auto-scaling-group-names", List.of(live.name()))
                                .option("--query", "AutoScalingGroups[0].MixedInstancesPolicy")
                                .quoted()
                        + " shows";
    }
}
