package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.model.Ending;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts a version into service. */
@Command(
        name = "deploy",
        description =
                "Puts VERSION into service and leaves the old instances standing by. A deploy that was interrupted"
                        + " is continued by the same command.",
        footer = {"", "Examples:", "  asg-bg deploy v2", "  asg-bg deploy v1 --capacity 2/2/6"})
final class DeployCommand extends ToolCommand {
    @Mixin
    private DeployOptions options = new DeployOptions();

    DeployCommand(Shell shell) {
        super(shell);
    }

    @Override
    Ending run(Wiring wiring, Screen screen) {
        shell().interrupts().answerWith("Stopping; a second Ctrl-C leaves everything as it is.");
        wiring.sessionWarning(shell().environment())
                .ifPresent(words -> screen.aside(List.of(Line.of(words, Tone.WAITING))));
        return wiring.releases(screen.events()).deploy(options.request()).ending();
    }

    @Override
    void check(Optional<Pattern> versionPattern) {
        options.check(Program.commands(spec()), versionPattern);
    }
}
