package io.github.asgbg.port;

import java.time.Duration;
import java.time.Instant;

/** Time, for everything above. */
public interface Timer {
    /** The wall clock, for records that people read; never for deciding who may act. */
    Instant now();

    /** Monotonic time since an arbitrary beginning. */
    Duration elapsed();

    /** Waits, or returns early when an interruption was asked for. */
    void pause(Duration duration);

    /** Whether the user asked to stop (Ctrl-C, SIGTERM). */
    boolean isInterrupted();
}
