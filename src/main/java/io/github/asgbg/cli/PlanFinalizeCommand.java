package io.github.asgbg.cli;

import io.github.asgbg.engine.Inquiries;
import io.github.asgbg.plan.Announcement;
import picocli.CommandLine.Command;

/** Shows what 'finalize' would do. */
@Command(name = "finalize", description = "Shows what 'finalize' would do now; changes nothing.")
final class PlanFinalizeCommand extends PlanCommand {
    PlanFinalizeCommand(Shell shell) {
        super(shell);
    }

    @Override
    Announcement announcement(Inquiries inquiries) {
        return inquiries.planToFinalize();
    }
}
