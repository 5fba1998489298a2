package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Place;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.report.json.PlanJson;
import io.github.asgbg.report.text.PlanText;
import io.github.asgbg.report.view.PlanView;
import java.util.List;

/** Shows what a command would do, having made no write call. */
abstract class PlanCommand extends ToolCommand {
    PlanCommand(Shell shell) {
        super(shell);
    }

    abstract Queries.Planned planned(Queries queries);

    @Override
    final Ending run(Wiring wiring, Screen screen) {
        Queries.Planned planned = planned(wiring.queries());
        DryRun dryRun = planned.dryRun();
        Place place = Place.of(planned.standing().seen(), wiring.service());
        PlanView view = new PlanView(
                place,
                lines(dryRun),
                dryRun.moves(),
                planned.notices(),
                planned.permissions().unasked(),
                wiring.origins());
        if (screen.isJson()) {
            shell().out().println(PlanJson.of(view));
        } else {
            screen.print(PlanText.of(view, screen.width()));
        }
        return Ending.DONE;
    }

    private static List<PlanView.PlanLine> lines(DryRun dryRun) {
        return dryRun.lines().stream()
                .map(line -> new PlanView.PlanLine(line.step().sentence(), line.title(), line.actions()))
                .toList();
    }
}
