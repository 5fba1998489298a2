package io.github.asgbg.report.text;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.report.terminal.Style;
import java.io.PrintStream;

/** Prints how the command ended, when it ended; nothing before. */
public final class Result implements Events {
    private final PrintStream out;
    private final int width;
    private final Style style;

    /** The width is where lines are broken; {@link EndingText#UNLIMITED} for files and pipes. */
    public Result(PrintStream out, int width, Style style) {
        this.out = out;
        this.width = width;
        this.style = style;
    }

    @Override
    public void tell(Event event) {
        if (event instanceof Event.Ended e) {
            EndingText.of(e.outcome(), e.at(), width).forEach(line -> out.println(line.render(style)));
            out.flush();
        }
    }
}
