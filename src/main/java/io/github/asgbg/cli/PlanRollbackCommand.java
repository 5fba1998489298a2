package io.github.asgbg.cli;

import io.github.asgbg.engine.Inquiries;
import io.github.asgbg.plan.Announcement;
import picocli.CommandLine.Command;

/** Shows what 'rollback' would do. */
@Command(name = "rollback", description = "Shows what 'rollback' would do now; changes nothing.")
final class PlanRollbackCommand extends PlanCommand {
    PlanRollbackCommand(Shell shell) {
        super(shell);
    }

    @Override
    Announcement announcement(Inquiries inquiries) {
        return inquiries.planToRollBack();
    }
}
