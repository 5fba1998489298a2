package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.model.Ending;
import picocli.CommandLine.Command;

/** Takes a version back. */
@Command(
        name = "rollback",
        description = "Puts the old instances back into service and takes the new group to zero, during a deploy or the"
                + " soak after it.",
        footer = {"", "Examples:", "  asg-bg rollback", "  asg-bg rollback --output json"})
final class RollbackCommand extends ToolCommand {
    RollbackCommand(Shell shell) {
        super(shell);
    }

    @Override
    Ending run(Wiring wiring, Screen screen) {
        return wiring.releases(screen.events()).rollback().ending();
    }
}
