package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.model.Ending;
import io.github.asgbg.report.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** The program's entry point. */
public final class Main {
    private static final String ANSWER = "Stopping; what is in hand is finished first.";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Interrupts interrupts = Interrupts.install(err, ANSWER);
        Shell shell = new Shell(System.in, out, err, System.getenv(), Path.of(""), Main::isInteractive, interrupts);
        int code = run(args, shell);
        out.flush();
        err.flush();
        interrupts.exit(code);
    }

    /** Not even an error of the JVM may leave the process hanging at its end. */
    private static int run(String[] args, Shell shell) {
        try {
            return Program.run(args, shell);
        } catch (Throwable fatal) {
            fatal.printStackTrace(shell.err());
            return Ending.DEFECT.exitCode();
        }
    }

    private static boolean isInteractive() {
        return Terminal.isTerminal(0) && Terminal.isTerminal(2);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, Terminal.charset());
    }
}
