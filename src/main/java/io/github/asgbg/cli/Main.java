package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.cli.setup.Outside;
import io.github.asgbg.cli.setup.SafeStream;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.report.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;

/** The program's entry point. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        SafeStream out = stream(FileDescriptor.out);
        SafeStream err = stream(FileDescriptor.err);
        System.setOut(out); // whoever prints past the commands
        System.setErr(err);
        Thread.setDefaultUncaughtExceptionHandler((thread, defect) -> err.println(Defect.inShort(defect)));
        Interrupts interrupts = Interrupts.install(err);
        Shell shell = new Shell(
                System.in, out, err, System.getenv(), Path.of(""), Main::isInteractive, interrupts, Outside.REAL);
        int code = Program.run(args, shell);
        out.flush();
        err.flush();
        interrupts.finish();
        System.exit(code);
    }

    private static boolean isInteractive() {
        return Terminal.isTerminal(0) && Terminal.isTerminal(2);
    }

    private static SafeStream stream(FileDescriptor descriptor) {
        return new SafeStream(new FileOutputStream(descriptor), Terminal.charset());
    }
}
