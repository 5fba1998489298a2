package io.github.asgbg.cli.sandbox;

import io.github.asgbg.cli.setup.Output;
import io.github.asgbg.cli.setup.OutputConverter;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.config.Reading;
import io.github.asgbg.config.Settings;
import io.github.asgbg.config.SettingsReader;
import io.github.asgbg.config.Sources;
import io.github.asgbg.engine.DeployRequest;
import io.github.asgbg.engine.Releases;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Summary;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.traffic.LoadGenerator;
import io.github.asgbg.sandbox.traffic.LoadReport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Five commands against a sandbox under real traffic. */
@Command(
        name = "demo",
        description = "Builds a sandbox, puts load on it, deploys v2, rolls back, deploys v3, finalizes, then deploys a"
                + " version that never becomes healthy, and counts what the users of the service noticed.",
        footer = {"", "Examples:", "  asg-bg sandbox demo", "  asg-bg sandbox demo --output json"})
public final class SandboxDemoCommand implements Callable<Integer> {
    private static final double SPEED = 20;
    /** Three seconds of the viewer's time, in which a version that is sick shows that it is. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final int CLIENTS = 4;
    private static final double REQUESTS_A_SECOND = 400;
    private static final Duration BUCKET = Duration.ofMillis(500);

    private final Shell shell;

    @Option(
            names = Output.OPTION,
            paramLabel = "text|json",
            description = "text: for people (the default); json: one event a line, and the counts as the last",
            converter = OutputConverter.class)
    private Output output = Output.TEXT;

    public SandboxDemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Rehearsal.useMadeUpCredentials();
        try (Screen screen = new Screen(shell, output);
                Sandbox sandbox = Sandbox.builder()
                        .speed(SPEED)
                        .scaling(4, 2)
                        .grace(GRACE)
                        .start();
                Rehearsal rehearsal = new Rehearsal(sandbox, SPEED)) {
            return shell.interrupts()
                    .ending(play(screen, sandbox, settings(rehearsal)))
                    .exitCode();
        }
    }

    private Settings settings(Rehearsal rehearsal) {
        Sources sources = new Sources(
                Map.of(),
                Map.of(),
                shell.directory(),
                Optional.of(rehearsal.file().toString()));
        if (SettingsReader.read(sources) instanceof Reading.Accepted accepted) {
            return accepted.settings();
        }
        throw new IllegalStateException("the sandbox wrote settings that cannot be read");
    }

    private Ending play(Screen screen, Sandbox sandbox, Settings settings) {
        say("A simulated AWS runs " + (int) SPEED + " times as fast as the real one, with v1 in service in "
                + sandbox.blueGroup() + ", which four policies and two scheduled actions scale, and "
                + (int) REQUESTS_A_SECOND + " requests a second on it.");
        LoadGenerator load = LoadGenerator.start(sandbox.loadBalancer(), CLIENTS, REQUESTS_A_SECOND, BUCKET);
        Scenes scenes = new Scenes(screen, settings);
        try {
            Outcome deployed = scenes.run("deploy v2", Ending.DONE, r -> r.deploy(version("v2")));
            Outcome rolledBack = scenes.run("rollback", Ending.DONE, Releases::rollback);
            scenes.run("deploy v3", Ending.DONE, r -> r.deploy(version("v3")));
            scenes.run("finalize --yes", Ending.DONE, Releases::finalizeRelease);
            scenes.run("deploy v4-sick", Ending.ROLLED_BACK, r -> r.deploy(version("v4-sick")));
            LoadReport report = load.stop();
            show(screen, new DemoCounts(report, took(deployed), took(rolledBack)));
            return report.failed() == 0 ? Ending.DONE : Ending.DEFECT;
        } catch (UnexpectedEnding unexpected) {
            say("The demo stops: " + unexpected.getMessage());
            return unexpected.ending();
        } finally {
            load.close();
        }
    }

    private void show(Screen screen, DemoCounts counts) {
        if (screen.isJson()) {
            shell.out().println(counts.json());
        } else {
            counts.lines().forEach(shell.out()::println);
        }
        shell.out().flush();
    }

    private void say(String line) {
        shell.err().println(line);
        shell.err().flush();
    }

    private static DeployRequest version(String version) {
        return new DeployRequest(version, Optional.empty(), false);
    }

    private static Duration took(Outcome outcome) {
        return outcome.summary().map(Summary::took).orElse(Duration.ZERO);
    }

    /** Runs one command after another as a user would see them. */
    private final class Scenes {
        private final Screen screen;
        private final Settings settings;

        Scenes(Screen screen, Settings settings) {
            this.screen = screen;
            this.settings = settings;
        }

        Outcome run(String command, Ending expected, Function<Releases, Outcome> work) {
            say("");
            say("$ asg-bg " + command);
            try (Wiring wiring = Wiring.open(settings, shell, command)) {
                Outcome outcome = work.apply(wiring.releases(screen.events()));
                if (outcome.ending() != expected) {
                    throw new UnexpectedEnding(command, outcome.ending());
                }
                return outcome;
            }
        }
    }

    /** A command of the demo ended otherwise than the demo wants to show: interrupted, or a defect. */
    private static final class UnexpectedEnding extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Ending ending;

        UnexpectedEnding(String command, Ending ending) {
            super("'" + command + "' ended with " + ending, null, false, false);
            this.ending = ending;
        }

        Ending ending() {
            return ending == Ending.INTERRUPTED ? ending : Ending.DEFECT;
        }
    }
}
