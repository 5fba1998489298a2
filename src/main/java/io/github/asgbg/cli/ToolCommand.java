package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Output;
import io.github.asgbg.cli.setup.OutputConverter;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Unanswered;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.config.Settings;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.CloudException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands that work on a service share: settings, output, and words for what went wrong. */
abstract class ToolCommand implements Callable<Integer> {
    @Option(
            names = Output.OPTION,
            paramLabel = "text|json",
            description = "text: for people (the default); json: one event a line on standard output",
            converter = OutputConverter.class)
    private Output output = Output.TEXT;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private final Shell shell;

    ToolCommand(Shell shell) {
        this.shell = shell;
    }

    /** The command's own work. Returns how it ended. */
    abstract Ending run(Wiring wiring, Screen screen);

    /**
     * Refuses what was typed, if it cannot be meant; called before anything is read, and again when the settings are.
     *
     * @param versionPattern what a version must match, once it is known
     * @throws EarlyEnding saying what is wrong
     */
    void check(Optional<Pattern> versionPattern) {}

    Shell shell() {
        return shell;
    }

    CommandSpec spec() {
        return spec;
    }

    private String name() {
        return Family.nameOf(spec);
    }

    /** The command and its words, without the program's name. */
    private String asTyped() {
        return String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    @Override
    public final Integer call() {
        try (Screen screen = new Screen(shell, output)) {
            return shell.interrupts().ending(run(screen)).exitCode();
        }
    }

    private Ending run(Screen screen) {
        try {
            check(Optional.empty());
            Settings settings = SettingsOptions.read(spec.commandLine().getParseResult(), shell);
            check(settings.versionPattern());
            shell.interrupts().allow(settings.budgets().interrupt());
            try (Wiring wiring = Wiring.open(settings, shell, asTyped())) {
                return run(wiring, screen);
            }
        } catch (EarlyEnding early) {
            return shown(screen, early.outcome());
        } catch (CloudException refused) {
            return shown(screen, Unanswered.outcome(name(), refused));
        }
    }

    private Ending shown(Screen screen, Outcome outcome) {
        screen.show(name(), outcome);
        return outcome.ending();
    }
}
