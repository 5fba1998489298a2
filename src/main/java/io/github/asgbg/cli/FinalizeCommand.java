package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Prompt;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Release;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a version for good. */
@Command(
        name = "finalize",
        description = "Ends the soak: the old instances are detached and terminated. There is no way back after it.",
        footer = {"", "Examples:", "  asg-bg finalize", "  asg-bg finalize --yes"})
final class FinalizeCommand extends ToolCommand {
    @Option(names = "--yes", description = "do not ask; needed where nobody can be asked")
    private boolean isConfirmed;

    FinalizeCommand(Shell shell) {
        super(shell);
    }

    @Override
    void check(Optional<Pattern> versionPattern) {
        if (!isConfirmed && !shell().isInteractive().getAsBoolean()) {
            throw ending(
                    Ending.USAGE,
                    "it terminates instances, and there is nobody at a terminal to ask",
                    "nothing was changed",
                    "'asg-bg finalize --yes'");
        }
    }

    @Override
    Ending run(Wiring wiring, Screen screen) {
        if (!isConfirmed) {
            confirm(wiring, screen);
        }
        return wiring.releases(screen.events()).finalizeRelease().ending();
    }

    /** The plan refuses where nothing can be finalized; then nobody is asked. */
    private void confirm(Wiring wiring, Screen screen) {
        if (!wiring.origins().isEmpty()) {
            screen.aside(List.of(Line.of(Origin.sentence(wiring.origins()), Tone.FAINT)));
        }
        Queries.Planned plan = wiring.queries().planToConfirmFinalize();
        Optional<Release> release = plan.standing().release();
        release.ifPresent(r -> screen.aside(
                new FinalizeQuestion(plan.dryRun(), r, plan.standing().seen()).lines(plan.permissions())));
        Optional<String> answer =
                Prompt.ask(shell(), "Type the name of the service, " + wiring.service() + ", to go on: ");
        judge(answer.map(String::strip), wiring.service());
        if (!wiring.queries().status().release().map(Release::id).equals(release.map(Release::id))) {
            throw ending(
                    Ending.REFUSED,
                    "the answer was about a release that is not the present one any more",
                    "nothing was changed",
                    "'asg-bg status', then again");
        }
    }

    private void judge(Optional<String> answer, String service) {
        if (shell().interrupts().count() > 0) {
            throw ending(Ending.INTERRUPTED, "you asked it to stop", "nothing was changed", "'asg-bg finalize' again");
        }
        if (answer.filter(service::equals).isEmpty()) {
            throw ending(
                    Ending.REFUSED,
                    "the answer was not the name of the service",
                    "nothing was changed; the old instances still stand by",
                    "'asg-bg finalize' when you are sure, or 'asg-bg rollback'");
        }
    }

    private static EarlyEnding ending(Ending ending, String because, String soNow, String tryNext) {
        return new EarlyEnding(Outcome.of(ending, new Message("finalize was not confirmed", because, soNow, tryNext)));
    }
}
