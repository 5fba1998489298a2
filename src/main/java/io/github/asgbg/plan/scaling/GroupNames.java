package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Release;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names of both groups, and which dimensions of a metric name a group.
 *
 * @param dimensions names of dimensions; empty: any dimension whose value is exactly a group's name
 */
record GroupNames(String from, String to, Optional<Set<String>> dimensions) {
    private static final String AWS_DIMENSION = "AutoScalingGroupName";

    /** What a search may compare besides dimensions (CloudWatch user guide, "Using search expressions in graphs"). */
    private static final Set<String> NO_DIMENSIONS = Set.of("MetricName", "Namespace");

    /** From the outgoing group to the incoming one, by what was decided for the release. */
    static GroupNames of(Release release) {
        String outgoing = release.outgoingBefore().group();
        String incoming = release.incomingBefore().group();
        Optional<Set<String>> chosen =
                release.scalingChoices().options().groupDimensions().map(Set::copyOf);
        // The service's name stands in dimensions that name the service.
        boolean isAmbiguous = List.of(outgoing, incoming).contains(release.service());
        return new GroupNames(
                outgoing,
                incoming,
                chosen.or(() -> isAmbiguous ? Optional.of(Set.of(AWS_DIMENSION)) : Optional.empty()));
    }

    /** The same dimensions, for settings that are to stay with one group. */
    GroupNames with(String onlyFrom, String onlyTo) {
        return new GroupNames(onlyFrom, onlyTo, dimensions);
    }

    boolean isGroup(String name) {
        return name.equals(from) || name.equals(to);
    }

    String other(String group) {
        return group.equals(from) ? to : from;
    }

    /** Whether the value of this dimension may name a group. */
    boolean isInDimension(String name) {
        return dimensions.map(some -> some.contains(name)).orElse(true);
    }

    /** The same for what a search compares with, which need not be a dimension. */
    boolean isInProperty(String name) {
        return !NO_DIMENSIONS.contains(name) && !name.startsWith(":") && isInDimension(name);
    }
}
