package io.github.asgbg.model;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One Auto Scaling group, as observed.
 *
 * @param suspended names of suspended processes, whoever suspended them
 * @param tags all tags of the group
 * @param targetGroups ARNs of the attached target groups that exist, in a stable order; of all of them where none exists
 * @param traits what else matters before a release begins
 */
public record Group(
        Colour colour,
        String name,
        Sizes sizes,
        Set<String> suspended,
        Map<String, String> tags,
        List<String> targetGroups,
        List<Instance> instances,
        Traits traits) {

    public Group {
        suspended = Set.copyOf(suspended);
        tags = Map.copyOf(tags);
        targetGroups = List.copyOf(targetGroups);
        instances = List.copyOf(instances);
    }

    /**
     * Properties that decide whether asg-bg can work with a group.
     *
     * @param arn the group's ARN, which names account and Region; empty where an imitation of AWS leaves it out
     * @param status non-empty while the group is being deleted
     * @param isWeighted capacity is counted in units, not in instances
     * @param otherSources what is attached besides target groups, such as Classic Load Balancers
     * @param missingTargets attached target groups that have been deleted
     * @param warmPool whether a warm pool is configured
     * @param metrics the group metrics that AWS collects
     * @param settings what a pair should have in common, by AWS's own names: health-check type, grace period, cooldown,
     *     warm-up, mixed instances policy
     */
    public record Traits(
            String arn,
            String status,
            boolean isWeighted,
            List<TrafficSource> otherSources,
            List<TrafficSource> missingTargets,
            boolean warmPool,
            Set<String> metrics,
            SortedMap<String, String> settings) {
        public static final Traits PLAIN =
                new Traits("", "", false, List.of(), List.of(), false, Set.of(), new TreeMap<>());

        public Traits {
            otherSources = List.copyOf(otherSources);
            missingTargets = List.copyOf(missingTargets);
            metrics = Set.copyOf(metrics);
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }

        /**
         * How long after an instance came into service AWS disregards what is found of its health; none by default. Source:
         * Auto Scaling user guide, "Set the health check grace period for an Auto Scaling group".
         */
        public Duration healthCheckGrace() {
            return seconds("HealthCheckGracePeriod");
        }

        /** How long a new instance is taken to be warming up; none where the group does not say. */
        public Duration warmUp() {
            return seconds("DefaultInstanceWarmup");
        }

        private Duration seconds(String setting) {
            String text = settings.getOrDefault(setting, "");
            return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
        }
    }

    public Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key));
    }

    /** Each target group that has been deleted while the group was attached to it, with the command that detaches it. */
    public List<Problem> goneTargetGroups() {
        return traits.missingTargets().stream()
                .map(source -> new Problem(
                        source.words() + " does not exist, and " + name + " is attached to it: its launches fail",
                        source.detachmentFrom(name).quoted()))
                .toList();
    }

    /** The instances in one lifecycle state. */
    public List<Instance> in(Lifecycle lifecycle) {
        return select(i -> i.lifecycle() == lifecycle);
    }

    /** In service and healthy in every attached target group. */
    public List<Instance> serving() {
        return select(i -> i.isServing(targetGroups));
    }

    /** Pending or in service: what counts towards desired capacity. */
    public List<Instance> active() {
        return select(i -> i.lifecycle().isActive());
    }

    /** Everything that is not on its way out for good. */
    public List<Instance> staying() {
        return select(i -> !i.lifecycle().isLeaving());
    }

    public List<Instance> select(Predicate<Instance> which) {
        return instances.stream().filter(which).toList();
    }
}
