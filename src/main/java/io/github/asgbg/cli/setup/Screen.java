package io.github.asgbg.cli.setup;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.report.json.JsonLines;
import io.github.asgbg.report.live.LiveView;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Size;
import io.github.asgbg.report.terminal.Terminal;
import io.github.asgbg.report.terminal.TerminalTraits;
import io.github.asgbg.report.text.EndingText;
import io.github.asgbg.report.text.PlainLines;
import io.github.asgbg.report.text.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Chooses, for the streams at hand, how events and results are shown. Progress goes to stderr, the result to stdout. */
public final class Screen implements AutoCloseable {
    /** Cursor to the first column of the first line, and all below it erased (ECMA-48: CUP, ED). */
    private static final String FRESH_PAGE = "\u001b[H\u001b[J";

    private final Shell shell;
    private final Output output;
    private final Terminal terminal;
    private final TerminalTraits result;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Screen::daemon);

    public Screen(Shell shell, Output output) {
        this.shell = shell;
        this.output = output;
        this.terminal = new Terminal(shell.environment());
        this.result = traits(1);
    }

    private TerminalTraits traits(int descriptor) {
        return TerminalTraits.of(shell.environment(), Terminal.isTerminal(descriptor), Terminal.charset());
    }

    public boolean isJson() {
        return output == Output.JSON;
    }

    boolean isTerminal() {
        return result.isTerminal() && !result.isDumb();
    }

    public Size size() {
        return terminal.get();
    }

    /** Where a command's events go. */
    public Events events() {
        Events shown = shown();
        return event -> shown.tell(named(event));
    }

    /** Who runs the command knows which signal came first; who tells of its end need not. */
    private Event named(Event event) {
        return event instanceof Event.Ended ended
                ? new Event.Ended(ended.at(), ended.command(), named(ended.outcome()), ended.took())
                : event;
    }

    private Outcome named(Outcome outcome) {
        Ending ending = shell.interrupts().ending(outcome.ending());
        return new Outcome(ending, outcome.message(), outcome.problems(), outcome.evidence(), outcome.summary());
    }

    /** The same in lines, for a command that has no steps to be redrawn. */
    public Events lines() {
        Events shown = shown(new PlainLines(shell.err(), traits(2).style()));
        return event -> shown.tell(named(event));
    }

    private Events shown() {
        return isJson() ? new JsonLines(shell.out()) : shown(progress());
    }

    private Events shown(Events progress) {
        if (isJson()) {
            return new JsonLines(shell.out());
        }
        Events last = new Result(shell.out(), width(), result.style());
        return event -> {
            progress.tell(event);
            last.tell(event);
        };
    }

    private Events progress() {
        TerminalTraits traits = traits(2);
        if (!traits.canRedraw(terminal.get())) {
            return new PlainLines(shell.err(), traits.style());
        }
        LiveView live = new LiveView(shell.err(), terminal, traits.style());
        long second = Duration.ofSeconds(1).toMillis();
        var unused = clock.scheduleAtFixedRate(() -> live.tick(Instant.now()), second, second, TimeUnit.MILLISECONDS);
        return live;
    }

    /** Shows how a command ended that had no events of its own. */
    public void show(String command, Outcome outcome) {
        Outcome named = named(outcome);
        if (isJson()) {
            new JsonLines(shell.out()).tell(new Event.Ended(Instant.now(), command, named, Duration.ZERO));
        } else if (isAboutTheCall(named.ending())) {
            complain(outcome);
        } else {
            print(EndingText.of(named, Instant.now(), width()));
        }
    }

    /** The same on standard error, whatever the ending, for a command whose standard output goes into another program. */
    public void complain(Outcome outcome) {
        aside(EndingText.of(named(outcome), Instant.now(), width(traits(2))));
    }

    /** What is wrong with a call is no result of it, which may go into a file that another program reads. */
    private static boolean isAboutTheCall(Ending ending) {
        return ending == Ending.USAGE || ending == Ending.DEFECT;
    }

    /** Shows what is no result, on standard error. */
    public void aside(List<Line> lines) {
        TerminalTraits traits = traits(2);
        lines.forEach(line -> shell.err().println(line.render(traits.style())));
        shell.err().flush();
    }

    public void print(List<Line> lines) {
        lines.forEach(line -> shell.out().println(line.render(result.style())));
        shell.out().flush();
    }

    /** Like {@link #print}, on a fresh page when the terminal shows one after another. */
    public void page(List<Line> lines, boolean isFresh) {
        if (isFresh && isTerminal()) {
            shell.out().print(FRESH_PAGE);
        }
        print(lines);
    }

    /** The width to break lines at; files and pipes get whole sentences. */
    public int width() {
        return width(result);
    }

    private int width(TerminalTraits stream) {
        return stream.isTerminal() ? terminal.get().width() : EndingText.UNLIMITED;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "screen");
        thread.setDaemon(true);
        return thread;
    }
}
