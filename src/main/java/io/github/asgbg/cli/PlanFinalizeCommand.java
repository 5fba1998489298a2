package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.engine.Queries;
import picocli.CommandLine.Command;

/** Shows what 'finalize' would do. */
@Command(
        name = "finalize",
        description = "Shows what 'finalize' would do now; changes nothing.",
        footer = {"", "Examples:", "  asg-bg plan finalize", "  asg-bg plan finalize --output json"})
final class PlanFinalizeCommand extends PlanCommand {
    PlanFinalizeCommand(Shell shell) {
        super(shell);
    }

    @Override
    Queries.Planned planned(Queries queries) {
        return queries.planToFinalize();
    }
}
