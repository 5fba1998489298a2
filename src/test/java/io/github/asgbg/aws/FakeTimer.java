package io.github.asgbg.aws;

import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only where somebody waits. */
public final class FakeTimer implements Timer {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private Duration elapsed = Duration.ZERO;

    @Override
    public Instant now() {
        return START.plus(elapsed);
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
        return 0;
    }
}
