package io.github.asgbg.port;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only in pauses; a test may ask to stop. */
public final class FakeClock implements Timer {
    /** When it begins. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Instant start;
    private Duration elapsed = Duration.ZERO;
    private int interruptions;

    public FakeClock() {
        this(START);
    }

    /** One that begins at another time. */
    public FakeClock(Instant start) {
        this.start = start;
    }

    public void interrupt() {
        interruptions++;
    }

    public void goOn() {
        interruptions = 0;
    }

    @Override
    public Instant now() {
        return start.plus(elapsed);
    }

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public void pause(Duration duration) {
        elapsed = elapsed.plus(duration);
    }

    @Override
    public int interruptions() {
        return interruptions;
    }
}
