package io.github.asgbg.cli;

import io.github.asgbg.cli.conformance.ConformanceListCommand;
import io.github.asgbg.cli.conformance.ConformanceRemoveCommand;
import io.github.asgbg.cli.conformance.ConformanceRunCommand;
import io.github.asgbg.cli.sandbox.SandboxBenchmarkCommand;
import io.github.asgbg.cli.sandbox.SandboxDemoCommand;
import io.github.asgbg.cli.sandbox.SandboxUpCommand;
import io.github.asgbg.cli.setup.Output;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.report.terminal.Terminal;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line: which commands there are, and what happens when one is called wrongly. */
@Command(
        name = Program.NAME,
        description = "Puts a new version into service on two Auto Scaling groups behind one load balancer,"
                + " without a gap, and takes it back in seconds.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  asg-bg deploy v2",
            "  asg-bg help deploy",
            "",
            "Exit codes: 0 done, 1 a defect of asg-bg, 2 usage, 3 refused and nothing changed, 4 another command holds"
                    + " the lease, 5 failed and rolled back, 6 left half-way: act now, 7 timed out: run it again, 8 in"
                    + " soak (status), 130/143 interrupted."
        })
final class Program implements Runnable {
    static final String NAME = "asg-bg";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    /** Runs one command. Returns its exit code; nothing is thrown, not even an error of the JVM. */
    @SuppressWarnings("CatchingUnchecked") // a process must not hang or fall silent at its end
    static int run(String[] args, Shell shell) {
        try {
            return run(commandLine(shell, args), args, shell);
        } catch (Throwable fatal) {
            shell.err().println(Defect.inShort(fatal));
            return Ending.DEFECT.exitCode();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // so that what is not caught here fails for the output alone
    private static int run(CommandLine program, String[] args, Shell shell) {
        try {
            return program.execute(args);
        } catch (Throwable fatal) {
            return failed(running(program), fatal, shell, args);
        }
    }

    /** The name of the command that was found in what was typed. */
    private static String running(CommandLine program) {
        Optional<ParseResult> parsed = Optional.ofNullable(program.getParseResult());
        while (parsed.filter(ParseResult::hasSubcommand).isPresent()) {
            parsed = parsed.map(ParseResult::subcommand);
        }
        return parsed.map(p -> Family.nameOf(p.commandSpec())).orElse(NAME);
    }

    /** The words that are commands. */
    static List<String> commands(CommandSpec any) {
        return List.copyOf(any.root().subcommands().keySet());
    }

    private static CommandLine commandLine(Shell shell, String... args) {
        CommandLine program = new CommandLine(new Program());
        program.addSubcommand(withSettings(new DeployCommand(shell)));
        program.addSubcommand(withSettings(new RollbackCommand(shell)));
        program.addSubcommand(withSettings(new FinalizeCommand(shell)));
        program.addSubcommand(withSettings(new StatusCommand(shell)));
        program.addSubcommand(withSettings(new AdoptCommand(shell)));
        CommandLine plan = new CommandLine(new Family(
                "plan", "Shows what a command would do; changes nothing.", "plan deploy v2", "plan finalize"));
        plan.addSubcommand(withSettings(new PlanDeployCommand(shell)));
        plan.addSubcommand(withSettings(new PlanRollbackCommand(shell)));
        plan.addSubcommand(withSettings(new PlanFinalizeCommand(shell)));
        program.addSubcommand("plan", plan);
        CommandLine iam = new CommandLine(new Family(
                "iam",
                "The IAM policies that people, instances and the ledger's bucket get.",
                "iam show",
                "iam show operator --operator deployer --no-alarms --no-bootstrap"));
        iam.addSubcommand(withSettings(new IamShowCommand(shell)));
        program.addSubcommand("iam", iam);
        program.addSubcommand("sandbox", sandbox(shell));
        program.addSubcommand("conformance", conformance(shell));
        program.addSubcommand(new HelpCommand());
        return configured(program, shell, args);
    }

    private static CommandLine sandbox(Shell shell) {
        CommandLine sandbox = new CommandLine(new Family(
                "sandbox",
                "A simulated AWS on this machine, to rehearse releases.",
                "sandbox demo",
                "sandbox up --speed 20"));
        sandbox.addSubcommand(new CommandLine(new SandboxUpCommand(shell)));
        sandbox.addSubcommand(new CommandLine(new SandboxDemoCommand(shell)));
        sandbox.addSubcommand(new CommandLine(new SandboxBenchmarkCommand(shell)));
        return sandbox;
    }

    private static CommandLine conformance(Shell shell) {
        CommandLine conformance = new CommandLine(new Family(
                "conformance",
                "Asks an account whether AWS does what releases take for granted.",
                "conformance list",
                "conformance run --account 123456789012"));
        conformance.addSubcommand(new CommandLine(new ConformanceListCommand(shell)));
        conformance.addSubcommand(new CommandLine(new ConformanceRunCommand(shell)));
        conformance.addSubcommand(new CommandLine(new ConformanceRemoveCommand(shell)));
        return conformance;
    }

    private static CommandLine withSettings(Object command) {
        CommandLine line = new CommandLine(command);
        SettingsOptions.addTo(line.getCommandSpec());
        return line;
    }

    private static CommandLine configured(CommandLine program, Shell shell, String... args) {
        addHelp(program);
        program.setOut(writer(shell.out()));
        program.setErr(writer(shell.err()));
        program.setExpandAtFiles(false); // a version may begin with @
        program.setAbbreviatedOptionsAllowed(false);
        program.setAbbreviatedSubcommandsAllowed(false);
        program.setUsageHelpAutoWidth(true);
        program.setParameterExceptionHandler((wrong, words) -> misused(wrong, shell, words));
        program.setExecutionExceptionHandler(
                (defect, line, parsed) -> failed(Family.nameOf(line.getCommandSpec()), defect, shell, args));
        return program;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, Terminal.charset()), true);
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(() -> new String[] {version()});
        line.getSubcommands().values().forEach(Program::addHelp);
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return NAME + " " + (version == null ? "(unpackaged)" : version);
    }

    /** Who asks for help gets it, whatever else is wrong with the words around it. */
    private static int misused(ParameterException wrong, Shell shell, String... words) {
        CommandLine line = wrong.getCommandLine();
        List<String> all = List.of(words);
        if (all.contains("--help") || all.contains("-h")) {
            line.usage(line.getOut());
            return 0;
        }
        String command = Family.nameOf(line.getCommandSpec());
        try {
            return show(command, Misuse.outcome(wrong, all), shell, words);
        } catch (RuntimeException defect) {
            return failed(command, defect, shell, words);
        }
    }

    private static int show(String command, Outcome outcome, Shell shell, String... args) {
        try (Screen screen = new Screen(shell, Output.wanted(args))) {
            screen.show(command, outcome);
        }
        return outcome.ending().exitCode();
    }

    /** What a handler throws picocli prints as it is. */
    private static int failed(String command, Throwable defect, Shell shell, String... args) {
        try {
            return show(command, Defect.outcome(defect, shell), shell, args);
        } catch (RuntimeException unshowable) {
            shell.err().println(Defect.inShort(unshowable));
            return Ending.DEFECT.exitCode();
        }
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
