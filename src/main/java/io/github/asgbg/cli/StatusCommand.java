package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.report.text.StatusText;
import io.github.asgbg.report.text.StatusView;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what serves now. */
@Command(
        name = "status",
        description = "Says what serves now, and where a release is. Exits with 8 when one is in soak, 7 when one is"
                + " unfinished, 0 otherwise.")
final class StatusCommand extends ToolCommand {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    @Option(names = "--watch", description = "look again every few seconds, until interrupted")
    private boolean isWatching;

    StatusCommand(Shell shell) {
        super(shell);
    }

    @Override
    Ending run(Wiring wiring, Screen screen) {
        Ending ending = look(wiring, screen);
        while (isWatching && wiring.timer().interruptions() == 0) {
            wiring.timer().pause(BETWEEN_LOOKS);
            if (wiring.timer().interruptions() == 0) {
                ending = look(wiring, screen);
            }
        }
        return ending;
    }

    private Ending look(Wiring wiring, Screen screen) {
        Queries.Status status = wiring.queries().status();
        StatusView view = new StatusView(
                wiring.service(),
                status.release(),
                status.observation(),
                status.lease().map(l -> l.holder().toString()),
                status.last(),
                status.observation().at(),
                status.drift());
        if (screen.isJson()) {
            shell().out().println(StatusText.json(view));
        } else {
            screen.page(StatusText.of(view, screen.width(), screen.size().height() - 1), isWatching);
        }
        return status.ending();
    }
}
