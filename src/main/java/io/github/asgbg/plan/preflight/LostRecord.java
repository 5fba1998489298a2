package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.plan.scaling.Processes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an unfinished release leaves in AWS is seen, and the ledger knows of none: somebody has removed its record. Instances
 * stand by, and the processes that a release suspends are suspended.
 */
public final class LostRecord {
    private LostRecord() {}

    /** The groups that show it, each with the commands that put it right; empty when nothing does. */
    public static List<Problem> signs(Observation seen) {
        return Stream.of(seen.blue(), seen.green())
                .flatMap(group -> sign(group).stream())
                .toList();
    }

    private static Optional<Problem> sign(Group group) {
        List<Instance> standing = group.in(Lifecycle.STANDBY);
        Set<String> suspended = new TreeSet<>(group.suspended());
        suspended.retainAll(List.of(Processes.ALARMS, Processes.SCHEDULES, Processes.REBALANCING));
        return standing.isEmpty() || suspended.isEmpty()
                ? Optional.empty()
                : Optional.of(problem(group, standing, suspended));
    }

    private static Problem problem(Group group, List<Instance> standing, Set<String> suspended) {
        List<String> ids = standing.stream().map(Instance::id).sorted().toList();
        int room = group.sizes().desired() + ids.size();
        String larger = room <= group.sizes().max()
                ? ""
                : Commands.autoScaling("update-auto-scaling-group", group)
                                .and("--max-size " + room)
                                .quoted() + "; then ";
        return new Problem(
                group.name() + " has " + ids.size() + " instances in Standby and suspended processes ("
                        + String.join(", ", suspended)
                        + ") as in an unfinished release, and the ledger knows of none: its record is gone",
                "to bring them back into service: " + larger
                        + Commands.autoScaling("exit-standby", group)
                                .option("--instance-ids", ids)
                                .quoted()
                        + "; then "
                        + Commands.resume(group, suspended).quoted());
    }
}
