package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.scaling.Drift;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.report.json.StatusJson;
import io.github.asgbg.report.text.StatusText;
import io.github.asgbg.report.view.StatusView;
import java.time.Duration;
import java.util.Optional;
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
        Optional<Release> release = status.document().flatMap(LedgerDocument::release);
        Observation seen = status.observation();
        StatusView view = new StatusView(
                Place.of(seen, wiring.service()),
                seen,
                release,
                status.document().flatMap(LedgerDocument::last),
                status.document().flatMap(LedgerDocument::lease).map(note -> lease(note, seen)),
                Drift.of(seen, release),
                StatusView.Instances.NONE,
                NextCommand.after(release));
        if (screen.isJson()) {
            shell().out().println(StatusJson.of(view));
        } else {
            screen.page(StatusText.of(view, screen.width(), screen.size().height() - 1), isWatching);
        }
        return ending(release);
    }

    /** Its age by two wall clocks, the holder's and AWS's. */
    private static StatusView.HeldLease lease(LedgerDocument.LeaseNote note, Observation seen) {
        Duration age = Duration.between(note.renewedAt(), seen.at());
        return new StatusView.HeldLease(note.holder(), age, note.timeToLive());
    }

    private static Ending ending(Optional<Release> release) {
        return release.map(r -> r.phase() == Phase.SOAKING ? Ending.IN_SOAK : Ending.CONTINUE)
                .orElse(Ending.DONE);
    }
}
