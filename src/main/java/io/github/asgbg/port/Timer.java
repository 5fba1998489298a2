package io.github.asgbg.port;

import java.time.Duration;
import java.time.Instant;

/** Time, for everything above. */
public interface Timer {
    /** The wall clock, for records that people read; never for deciding who may act. */
    Instant now();

    /** Monotonic time since an arbitrary beginning. */
    Duration elapsed();

    /** Waits, or returns early when the user asks to stop meanwhile. */
    void pause(Duration duration);

    /** How often the user asked to stop so far (Ctrl-C, SIGTERM). */
    int interruptions();
}
