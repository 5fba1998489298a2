package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.engine.Queries;
import picocli.CommandLine.Command;

/** Shows what 'rollback' would do. */
@Command(
        name = "rollback",
        description = "Shows what 'rollback' would do now; changes nothing.",
        footer = {"", "Examples:", "  asg-bg plan rollback", "  asg-bg plan rollback --output json"})
final class PlanRollbackCommand extends PlanCommand {
    PlanRollbackCommand(Shell shell) {
        super(shell);
    }

    @Override
    Queries.Planned planned(Queries queries) {
        return queries.planToRollBack();
    }
}
