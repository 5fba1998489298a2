package io.github.asgbg.report.live;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.report.terminal.Size;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.State;
import java.io.PrintStream;
import java.time.Instant;
import java.util.function.Supplier;

/** A running command on a terminal, redrawn in place after each event and each tick. Threads may share it. */
public final class LiveView implements Events {
    private final Painter painter;
    private final Supplier<Size> size;
    private State state = State.EMPTY;

    public LiveView(PrintStream out, Supplier<Size> size, Style style) {
        this.painter = new Painter(out, style);
        this.size = size;
    }

    @Override
    public synchronized void tell(Event event) {
        boolean hasEnded = state.outcome().isPresent();
        state = state.after(event);
        if (!hasEnded) {
            paint();
        }
    }

    /** Lets ages and elapsed times go on between events; once a second is enough. Nothing is drawn before and after the command. */
    public synchronized void tick(Instant now) {
        if (!state.equals(State.EMPTY) && state.outcome().isEmpty()) {
            state = state.at(now);
            paint();
        }
    }

    /** One column is left free: a full line makes some terminals wrap, and others erase its last character. */
    private void paint() {
        Size room = size.get();
        painter.paint(LiveFrame.render(state, room.width() - 1, room.height() - 1), room.width());
    }
}
