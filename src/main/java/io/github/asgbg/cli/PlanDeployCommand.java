package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.engine.Queries;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what 'deploy VERSION' would do. */
@Command(
        name = "deploy",
        description = "Shows what 'deploy VERSION' would do now; changes nothing.",
        footer = {"", "Examples:", "  asg-bg plan deploy v2", "  asg-bg plan deploy v2 --output json"})
final class PlanDeployCommand extends PlanCommand {
    @Mixin
    private DeployOptions options = new DeployOptions();

    PlanDeployCommand(Shell shell) {
        super(shell);
    }

    @Override
    Queries.Planned planned(Queries queries) {
        return queries.planToDeploy(options.request());
    }

    @Override
    void check(Optional<Pattern> versionPattern) {
        options.check(Program.commands(spec()), versionPattern);
    }
}
