package io.github.asgbg.report.live;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.report.Script;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.terminal.Terminal;
import io.github.asgbg.report.terminal.TerminalTraits;
import io.github.asgbg.report.text.PlainLines;
import io.github.asgbg.report.text.Result;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays a script on a real terminal, sixty times as fast, for somebody to judge: {@code LiveDemo deploy|failed|large}. */
final class LiveDemo {
    private LiveDemo() {}

    /** Plays one script. */
    public static void main(String[] args) throws InterruptedException {
        TerminalTraits traits = TerminalTraits.of(System.getenv(), Terminal.isTerminal(2), Terminal.charset());
        Terminal terminal = new Terminal(System.getenv());
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, Terminal.charset());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Terminal.charset());
        Events progress = traits.canRedraw(terminal.get())
                ? new LiveView(err, terminal, traits.style())
                : new PlainLines(err, traits.style());
        Events result = new Result(out, terminal.get().width() - 1, traits.style());
        Instant last = Stage.START;
        for (Event event : script(args.length == 0 ? "deploy" : args[0])) {
            Thread.sleep(Duration.between(last, event.at()).dividedBy(60).toMillis());
            last = event.at();
            progress.tell(event);
            result.tell(event);
        }
    }

    private static List<Event> script(String name) {
        return switch (name) {
            case "failed" -> Script.failedDeploy();
            case "large" -> Script.largeDeploy(200);
            default -> Script.tenMinuteDeploy();
        };
    }
}
