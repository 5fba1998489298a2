package io.github.asgbg.engine;

import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only in pauses; a test may ask to stop. */
final class FakeClock implements Timer {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T03:00:00Z");

    private Duration elapsed = Duration.ZERO;
    private int interruptions;

    void interrupt() {
        interruptions++;
    }

    void goOn() {
        interruptions = 0;
    }

    @Override
    public Instant now() {
        return BEGINNING.plus(elapsed);
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
