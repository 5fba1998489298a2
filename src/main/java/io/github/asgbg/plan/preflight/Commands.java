package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.ShellCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Commands of the AWS CLI that put right what stands against a release. Source: AWS CLI command reference, autoscaling. */
final class Commands {
    private Commands() {}

    /** An operation on one group, in the CLI's spelling, as in {@code delete-policy}. */
    static ShellCommand autoScaling(String operation, Group group) {
        return ShellCommand.autoScaling(operation, group.name());
    }

    static ShellCommand emptying(Group group) {
        return autoScaling("update-auto-scaling-group", group).and("--min-size 0 --desired-capacity 0");
    }

    /** What attaches the other group to the target groups of this one, and to no others. */
    static String attachedLike(Group group, Group other) {
        List<String> commands = new ArrayList<>();
        List<String> lacking = without(group.targetGroups(), other.targetGroups());
        List<String> more = without(other.targetGroups(), group.targetGroups());
        if (!lacking.isEmpty()) {
            commands.add(onTargetGroups("attach-load-balancer-target-groups", other, lacking));
        }
        if (!more.isEmpty()) {
            commands.add(onTargetGroups("detach-load-balancer-target-groups", other, more)
                    + " (detach-traffic-sources for what was attached by attach-traffic-sources)");
        }
        return String.join(", then ", commands);
    }

    private static String onTargetGroups(String operation, Group group, List<String> arns) {
        return autoScaling(operation, group).option("--target-group-arns", arns).quoted();
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    static ShellCommand resume(Group group, Collection<String> processes) {
        return autoScaling("resume-processes", group).option("--scaling-processes", List.copyOf(processes));
    }
}
