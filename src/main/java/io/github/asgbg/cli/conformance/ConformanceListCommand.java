package io.github.asgbg.cli.conformance;

import io.github.asgbg.cli.setup.Output;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.conformance.Probe;
import io.github.asgbg.conformance.Suite;
import io.github.asgbg.model.Ending;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** What would be asked; asks nobody. */
@Command(
        name = "list",
        description = "Lists what releases take for granted of AWS, and why. Makes no call.",
        footer = {"", "Example:", "  asg-bg conformance list"})
public final class ConformanceListCommand implements Callable<Integer> {
    private final Shell shell;

    public ConformanceListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try (Screen screen = new Screen(shell, Output.TEXT)) {
            screen.print(Suite.probes().stream()
                    .flatMap(ConformanceListCommand::lines)
                    .toList());
        }
        return Ending.DONE.exitCode();
    }

    private static Stream<Line> lines(Probe probe) {
        String basis = probe.claim().basis().toString().toLowerCase(Locale.ROOT);
        return Stream.of(
                Line.of(probe.claim().id(), Tone.STRONG)
                        .plus("  " + probe.claim().says()),
                Line.of("    " + basis + ": " + probe.claim().source(), Tone.FAINT),
                Line.of("    for: " + probe.claim().matters(), Tone.FAINT));
    }
}
