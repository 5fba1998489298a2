package io.github.asgbg.sandbox.autoscaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A group counted, as its metrics show it (UG:as-instance-monitoring).
 *
 * @param inService the instances in service
 * @param metrics the group metrics whose collection is enabled, by name
 */
public record Census(String group, List<String> inService, Map<String, Double> metrics) {
    static Census of(Group group) {
        List<String> inService = group.allMembers().stream()
                .filter(member -> member.is(State.IN_SERVICE))
                .map(Member::id)
                .toList();
        Map<String, Double> metrics = metrics(group);
        metrics.keySet().retainAll(group.metrics());
        return new Census(group.name(), inService, metrics);
    }

    /** Of groups without weights, in which capacity counts instances; the metrics of warm pools are not reported. */
    private static Map<String, Double> metrics(Group group) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("GroupMinSize", (double) group.min());
        metrics.put("GroupMaxSize", (double) group.max());
        metrics.put("GroupDesiredCapacity", (double) group.desired());
        double inService = count(group, state -> state == State.IN_SERVICE);
        double pending = count(group, state -> state.isActive() && state != State.IN_SERVICE);
        double terminating = count(group, State::isTerminating);
        both(metrics, "InService", inService);
        both(metrics, "Pending", pending);
        both(metrics, "Standby", count(group, state -> state == State.STANDBY));
        both(metrics, "Terminating", terminating);
        both(metrics, "Total", inService + pending + terminating);
        return metrics;
    }

    private static void both(Map<String, Double> metrics, String what, double count) {
        metrics.put("Group" + what + "Instances", count);
        metrics.put("Group" + what + "Capacity", count);
    }

    private static double count(Group group, Predicate<State> wanted) {
        return group.allMembers().stream()
                .filter(member -> wanted.test(member.state()))
                .count();
    }
}
