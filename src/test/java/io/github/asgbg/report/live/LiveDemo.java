package io.github.asgbg.report.live;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.report.terminal.Terminal;
import io.github.asgbg.report.terminal.TerminalTraits;
import io.github.asgbg.report.text.PlainLines;
import io.github.asgbg.report.text.Result;
import io.github.asgbg.simulation.Recordings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays a recording on a real terminal, ten times as fast, for somebody to judge: {@code LiveDemo deploy|failed|large|rollback|finalize}. */
final class LiveDemo {
    private LiveDemo() {}

    /** Plays one recording. */
    public static void main(String[] args) throws InterruptedException {
        TerminalTraits traits = TerminalTraits.of(System.getenv(), Terminal.isTerminal(2), Terminal.charset());
        Terminal terminal = new Terminal(System.getenv());
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, Terminal.charset());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Terminal.charset());
        Events progress = traits.canRedraw(terminal.get())
                ? new LiveView(err, terminal, traits.style())
                : new PlainLines(err, traits.style());
        Events result = new Result(out, terminal.get().width() - 1, traits.style());
        List<Event> events = recording(args.length == 0 ? "deploy" : args[0]);
        Instant last = events.get(0).at();
        for (Event event : events) {
            Thread.sleep(Duration.between(last, event.at()).dividedBy(10).toMillis());
            last = event.at();
            progress.tell(event);
            result.tell(event);
        }
    }

    private static List<Event> recording(String name) {
        return switch (name) {
            case "failed" -> Recordings.failedDeploy();
            case "large" -> Recordings.largeDeploy();
            case "rollback" -> Recordings.rollback();
            case "finalize" -> Recordings.finalizing();
            default -> Recordings.deploy();
        };
    }
}
