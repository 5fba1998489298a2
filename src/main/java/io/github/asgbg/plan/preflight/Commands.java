package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.ShellCommand;
import java.util.Collection;
import java.util.List;

/** Commands of the AWS CLI that put right what stands against a release. Source: AWS CLI command reference, autoscaling. */
final class Commands {
    private Commands() {}

    /** An operation on one group, in the CLI's spelling, as in {@code delete-policy}. */
    static ShellCommand autoScaling(String operation, Group group) {
        return ShellCommand.of("aws autoscaling " + operation).option("--auto-scaling-group-name", group.name());
    }

    static ShellCommand resume(Group group, Collection<String> processes) {
        return autoScaling("resume-processes", group).option("--scaling-processes", List.copyOf(processes));
    }
}
