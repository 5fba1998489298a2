package io.github.asgbg.cli;

import io.github.asgbg.cli.sandbox.SandboxBenchmarkCommand;
import io.github.asgbg.cli.sandbox.SandboxDemoCommand;
import io.github.asgbg.cli.sandbox.SandboxUpCommand;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.model.Ending;
import io.github.asgbg.report.terminal.Terminal;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: which commands there are, and what happens when one is called wrongly. */
@Command(
        name = "asg-bg",
        description = "Puts a new version into service on two Auto Scaling groups behind one load balancer,"
                + " without a gap, and takes it back in seconds.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 a defect of asg-bg, 2 usage, 3 refused and nothing changed, 4 another command holds"
                    + " the lease, 5 failed and rolled back, 6 left half-way: act now, 7 timed out: run it again, 8 in"
                    + " soak (status), 130/143 interrupted."
        })
final class Program implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    /** Runs one command. Returns its exit code. */
    static int run(String[] args, Shell shell) {
        return commandLine(shell).execute(args);
    }

    static CommandLine commandLine(Shell shell) {
        CommandLine program = new CommandLine(new Program());
        program.addSubcommand(withSettings(new DeployCommand(shell)));
        program.addSubcommand(withSettings(new RollbackCommand(shell)));
        program.addSubcommand(withSettings(new FinalizeCommand(shell)));
        program.addSubcommand(withSettings(new StatusCommand(shell)));
        CommandLine plan = new CommandLine(new Family("plan", "Shows what a command would do; changes nothing."));
        plan.addSubcommand(withSettings(new PlanDeployCommand(shell)));
        plan.addSubcommand(withSettings(new PlanRollbackCommand(shell)));
        plan.addSubcommand(withSettings(new PlanFinalizeCommand(shell)));
        program.addSubcommand("plan", plan);
        CommandLine sandbox =
                new CommandLine(new Family("sandbox", "A simulated AWS on this machine, to rehearse releases."));
        sandbox.addSubcommand(new CommandLine(new SandboxUpCommand(shell)));
        sandbox.addSubcommand(new CommandLine(new SandboxDemoCommand(shell)));
        sandbox.addSubcommand(new CommandLine(new SandboxBenchmarkCommand(shell)));
        program.addSubcommand("sandbox", sandbox);
        return configured(program, shell);
    }

    private static CommandLine withSettings(Object command) {
        CommandLine line = new CommandLine(command);
        SettingsOptions.addTo(line.getCommandSpec());
        return line;
    }

    private static CommandLine configured(CommandLine program, Shell shell) {
        addHelp(program);
        program.setOut(writer(shell.out()));
        program.setErr(writer(shell.err()));
        program.setAbbreviatedOptionsAllowed(false);
        program.setAbbreviatedSubcommandsAllowed(false);
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setUsageHelpAutoWidth(true);
        program.setParameterExceptionHandler((wrong, args) -> usage(wrong, shell));
        program.setExecutionExceptionHandler((defect, line, result) -> defect(defect, shell));
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
        return "asg-bg " + (version == null ? "(unpackaged)" : version);
    }

    private static int usage(ParameterException wrong, Shell shell) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        shell.err().println("x " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(
                wrong, wrong.getCommandLine().getErr());
        shell.err().println("  because the command line could not be understood");
        shell.err().println("  so now  nothing was changed");
        shell.err().println("  try     '" + command + " --help'");
        return Ending.USAGE.exitCode();
    }

    private static int defect(Exception defect, Shell shell) {
        shell.err().println("x asg-bg has a defect: " + defect);
        shell.err().println("  because of what follows; please report it");
        shell.err().println("  so now  what serves is unchanged by this message; the ledger says how far we came");
        shell.err().println("  try     'asg-bg status', then the same command again");
        defect.printStackTrace(shell.err());
        return Ending.DEFECT.exitCode();
    }

    /** Without a command: the help, and an exit code that a script notices. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
