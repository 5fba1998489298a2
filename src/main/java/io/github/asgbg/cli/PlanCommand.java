package io.github.asgbg.cli;

import io.github.asgbg.engine.Inquiries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.plan.Announcement;
import io.github.asgbg.report.PlanText;
import io.github.asgbg.report.PlanView;
import io.github.asgbg.report.Words;
import java.util.List;

/** Shows what a command would do, having made no write call. */
abstract class PlanCommand extends ToolCommand {
    PlanCommand(Shell shell) {
        super(shell);
    }

    abstract Announcement announcement(Inquiries inquiries);

    @Override
    final Ending run(Workshop workshop, Screen screen) {
        PlanView view = view(announcement(workshop.inquiries()));
        if (screen.isJson()) {
            shell().out().println(PlanText.json(view));
        } else {
            screen.print(PlanText.of(view, screen.width()));
        }
        return Ending.DONE;
    }

    private static PlanView view(Announcement announcement) {
        List<PlanView.PlanLine> lines = announcement.lines().stream()
                .map(line -> new PlanView.PlanLine(
                        line.step().sentence(),
                        line.title(),
                        line.actions().stream().map(Words::of).toList()))
                .toList();
        return new PlanView(lines, announcement.moves());
    }
}
