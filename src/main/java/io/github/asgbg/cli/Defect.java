package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** What is said of an exception that nobody expected: it is a defect of this program, not of the user's. */
final class Defect {
    /** Any text but the empty one shows where in the code a defect came from. */
    private static final String DEBUG = "ASG_BG_DEBUG";

    private static final int LONGEST = 500;

    private static final String US = "io.github.asgbg.";

    private Defect() {}

    /** The four lines; the stack trace goes to standard error before them, for those who asked for it. */
    static Outcome outcome(Throwable defect, Shell shell) {
        boolean isTraced = !shell.environment().getOrDefault(DEBUG, "").isBlank();
        if (isTraced) {
            shell.err().print(trace(defect));
            shell.err().flush();
        }
        String report = "please report it, with " + (isTraced ? "the stack trace" : "what " + DEBUG + "=1 shows");
        return Outcome.of(
                Ending.DEFECT,
                new Message(
                        Program.NAME + " has a defect: " + text(defect),
                        "of a mistake in its code" + place(defect) + "; " + report,
                        "what serves is unchanged by this message; the ledger tells how far the command came",
                        "'asg-bg status', then the same command again"));
    }

    /** One line, for when even the four lines cannot be shown. */
    static String inShort(Throwable defect) {
        return Program.NAME + " has a defect: " + Printable.of(text(defect));
    }

    /** What an exception says of itself may be anybody's text, and be wrong in its turn. */
    private static String text(Throwable defect) {
        String own;
        try {
            own = String.valueOf(defect);
        } catch (RuntimeException broken) {
            own = defect.getClass().getName();
        }
        return Printable.shortened(own, LONGEST);
    }

    private static String place(Throwable defect) {
        return Arrays.stream(defect.getStackTrace())
                .filter(f -> f.getClassName().startsWith(US))
                .findFirst()
                .map(f -> ", in " + f.getFileName() + " line " + f.getLineNumber())
                .orElse("");
    }

    private static String trace(Throwable defect) {
        StringWriter text = new StringWriter();
        defect.printStackTrace(new PrintWriter(text, true));
        return Printable.lines(text.toString());
    }
}
