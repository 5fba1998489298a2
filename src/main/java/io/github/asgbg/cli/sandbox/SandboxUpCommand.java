package io.github.asgbg.cli.sandbox;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.model.Ending;
import io.github.asgbg.sandbox.Sandbox;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A simulated AWS, until stopped. */
@Command(
        name = "up",
        description =
                "Runs a simulated AWS on 127.0.0.1 until it is stopped. When it is ready it prints 'export' lines for"
                        + " a shell; after 'eval' of them 'asg-bg deploy v2' works there with no more flags.",
        footer = {"", "Examples:", "  asg-bg sandbox up --speed 20", "  asg-bg sandbox up --behaviour v2=sick"})
public final class SandboxUpCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final Shell shell;

    @Mixin
    private SandboxOptions options = new SandboxOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    public SandboxUpCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try (Sandbox sandbox = options.start()) {
            if (options.isBlank()) {
                run(sandbox, Optional.empty());
            } else {
                try (Rehearsal rehearsal = new Rehearsal(sandbox, options.speed())) {
                    run(sandbox, Optional.of(rehearsal));
                }
            }
            return Ending.DONE.exitCode();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        } catch (UncheckedIOException taken) {
            throw new ParameterException(spec.commandLine(), "the sandbox cannot listen: " + taken.getMessage(), taken);
        }
    }

    private void run(Sandbox sandbox, Optional<Rehearsal> rehearsal) {
        shell.out().println(Rehearsal.exports(sandbox, rehearsal));
        shell.out().flush();
        shell.err().println("The sandbox is ready at " + sandbox.endpoint() + "; Ctrl-C stops it.");
        shell.interrupts().await(FOR_EVER);
    }
}
