package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Place;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.report.json.StatusJson;
import io.github.asgbg.report.text.StatusText;
import io.github.asgbg.report.view.StatusView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what serves now. */
@Command(
        name = "status",
        description = "Says what serves now, and where a release is. Exits with 8 when one is in soak, 7 when one is"
                + " unfinished, 0 otherwise; with --watch as an interrupted command does.",
        footer = {"", "Examples:", "  asg-bg status", "  asg-bg status --watch"})
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
        return isWatching ? Ending.INTERRUPTED : ending;
    }

    private Ending look(Wiring wiring, Screen screen) {
        Queries.Status status = wiring.queries().status();
        Observation seen = status.observation();
        StatusView view = new StatusView(
                Place.of(seen, wiring.service()),
                seen,
                status.release(),
                status.last(),
                status.entry().flatMap(StatusCommand::lease),
                status.drift(),
                status.problems(),
                instances(status),
                status.next(),
                wiring.origins());
        if (screen.isJson()) {
            shell().out().println(StatusJson.of(view));
        } else {
            screen.page(StatusText.of(view, screen.width(), screen.size().height() - 1), isWatching);
        }
        return status.ending();
    }

    private static Optional<StatusView.HeldLease> lease(Ledger.Entry entry) {
        return entry.document()
                .lease()
                .map(note -> new StatusView.HeldLease(note.holder(), entry.age(), note.timeToLive()));
    }

    private static StatusView.Instances instances(Queries.Status status) {
        Map<String, String> lost = new TreeMap<>();
        status.standing()
                .dead()
                .forEach(id -> lost.put(id, status.observation().ec2States().getOrDefault(id, "gone")));
        int standby = status.observation().blue().in(Lifecycle.STANDBY).size()
                + status.observation().green().in(Lifecycle.STANDBY).size();
        return new StatusView.Instances(
                standby,
                lost,
                status.standing().detachedRunning(),
                status.standing().needed());
    }
}
