package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TrafficSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is wrong with the target groups and other traffic sources of a pair. */
public final class AttachmentProblems {
    private AttachmentProblems() {}

    /**
     * An attachment that is being undone is gone before the release is over, and with it what the groups have in common; one that
     * is being made has not registered the live instances yet. An empty group has nothing to register.
     *
     * @param passing AWS's word for the states {@code Adding} and {@code Removing}, by group and identifier
     */
    public static List<Problem> passing(Observation seen, Map<Colour, SortedMap<String, String>> passing) {
        List<Problem> problems = new ArrayList<>();
        for (Group group : List.of(seen.blue(), seen.green())) {
            passing.getOrDefault(group.colour(), new TreeMap<>()).forEach((identifier, state) -> {
                if (state.equals("Removing") || !group.staying().isEmpty()) {
                    problems.add(passing(group, identifier, state));
                }
            });
        }
        return problems;
    }

    private static Problem passing(Group group, String identifier, String state) {
        return new Problem(
                "the attachment of " + group.name() + " to " + identifier + " is " + state,
                "wait until "
                        + Commands.autoScaling("describe-traffic-sources", group)
                                .quoted() + " shows otherwise");
    }

    static List<Problem> toDeploy(Observation seen, Release release) {
        List<Problem> problems = new ArrayList<>();
        for (Group group : List.of(seen.blue(), seen.green())) {
            group.traits().otherSources().forEach(source -> problems.add(unjudged(group, source)));
        }
        problems.addAll(gone(seen));
        common(seen, release, problems);
        return problems;
    }

    /** Launches into a group fail as long as it is attached to a target group that does not exist. */
    static List<Problem> gone(Observation seen) {
        List<Problem> problems = new ArrayList<>();
        for (Group group : List.of(seen.blue(), seen.green())) {
            problems.addAll(group.goneTargetGroups());
        }
        return problems;
    }

    /** What came into service while AddToLoadBalancer was suspended is not registered later either; a release makes that good. */
    static List<String> unregistered(Group live) {
        List<String> ids = live.in(Lifecycle.IN_SERVICE).stream()
                .filter(i -> !i.targets().keySet().containsAll(live.targetGroups()))
                .map(Instance::id)
                .sorted()
                .toList();
        return ids.isEmpty()
                ? List.of()
                : List.of("in service in " + live.name() + " and not registered with each of its target groups: "
                        + String.join(", ", ids));
    }

    private static Problem unjudged(Group group, TrafficSource source) {
        return new Problem(
                group.name() + " gets traffic from " + source.words() + ", whose health asg-bg cannot see",
                "attach the group to target groups of an Application, Network or Gateway Load Balancer only: "
                        + source.detachmentFrom(group.name()).quoted());
    }

    private static void common(Observation seen, Release release, List<Problem> problems) {
        Set<String> blue = new HashSet<>(seen.blue().targetGroups());
        Set<String> green = new HashSet<>(seen.green().targetGroups());
        if (blue.isEmpty() && green.isEmpty()) {
            problems.add(new Problem("neither group is attached to a target group", "attach both to the same ones"));
        } else if (!blue.equals(green)) {
            problems.add(new Problem(
                    "the groups are attached to different target groups: "
                            + seen.blue().name() + " to " + blue + ", "
                            + seen.green().name() + " to " + green,
                    release.isFirst()
                            ? "attach both groups to the same target groups"
                            : Commands.attachedLike(seen.group(release.outgoing()), seen.group(release.incoming()))));
        }
        for (TargetGroup unused :
                seen.targetGroups().stream().filter(t -> !t.isInUse()).toList()) {
            problems.add(new Problem(
                    "no load balancer forwards to target group " + unused.name(),
                    "add it to a listener or a rule; until then no target of it can become healthy"));
        }
    }
}
