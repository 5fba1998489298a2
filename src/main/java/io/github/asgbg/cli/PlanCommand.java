package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.report.text.PlanText;
import io.github.asgbg.report.text.PlanView;
import io.github.asgbg.report.text.Words;
import java.util.List;

/** Shows what a command would do, having made no write call. */
abstract class PlanCommand extends ToolCommand {
    PlanCommand(Shell shell) {
        super(shell);
    }

    abstract DryRun dryRun(Queries queries);

    @Override
    final Ending run(Wiring wiring, Screen screen) {
        PlanView view = view(dryRun(wiring.queries()));
        if (screen.isJson()) {
            shell().out().println(PlanText.json(view));
        } else {
            screen.print(PlanText.of(view, screen.width()));
        }
        return Ending.DONE;
    }

    private static PlanView view(DryRun dryRun) {
        List<PlanView.PlanLine> lines = dryRun.lines().stream()
                .map(line -> new PlanView.PlanLine(
                        line.step().sentence(),
                        line.title(),
                        line.actions().stream().map(Words::of).toList()))
                .toList();
        return new PlanView(lines, dryRun.moves());
    }
}
