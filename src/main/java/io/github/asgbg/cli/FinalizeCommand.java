package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.dryrun.DryRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a version for good. */
@Command(
        name = "finalize",
        description = "Ends the soak: the old instances are detached and terminated. There is no way back after it.")
final class FinalizeCommand extends ToolCommand {
    @Option(names = "--yes", description = "do not ask; needed where nobody can be asked")
    private boolean isConfirmed;

    FinalizeCommand(Shell shell) {
        super(shell);
    }

    @Override
    Ending run(Wiring wiring, Screen screen) {
        if (!isConfirmed) {
            confirm(wiring.queries().planToFinalize().dryRun());
        }
        return wiring.releases(screen.events()).finalizeRelease().ending();
    }

    private void confirm(DryRun plan) {
        if (!shell().isInteractive().getAsBoolean()) {
            throw new EarlyEnding(Outcome.of(
                    Ending.USAGE,
                    new Message(
                            "finalize was not confirmed",
                            "it terminates instances, and there is nobody at a terminal to ask",
                            "nothing was changed",
                            "'asg-bg finalize --yes'")));
        }
        List<String> doomed = plan.actions().stream()
                .filter(Action.TerminateInstances.class::isInstance)
                .flatMap(a -> ((Action.TerminateInstances) a).instances().stream())
                .toList();
        shell().err().println("This detaches and terminates " + doomed.size() + " old instances:");
        doomed.forEach(id -> shell().err().println("  " + id));
        shell().err().print("After it there is no rollback. Go on? [y/N] ");
        shell().err().flush();
        if (!isYes()) {
            throw new EarlyEnding(Outcome.of(
                    Ending.REFUSED,
                    new Message(
                            "finalize was not confirmed",
                            "the answer was not yes",
                            "nothing was changed; the old instances still stand by",
                            "'asg-bg finalize' when you are sure, or 'asg-bg rollback'")));
        }
    }

    private boolean isYes() {
        try {
            String answer =
                    new BufferedReader(new InputStreamReader(shell().in(), Charset.defaultCharset())).readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
