package io.github.asgbg.conformance;

import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;

/** For what does not wait. */
final class NoTimer implements Timer {
    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public Duration elapsed() {
        return Duration.ZERO;
    }

    @Override
    public void pause(Duration duration) {
        throw new IllegalStateException("nothing here waits");
    }

    @Override
    public int interruptions() {
        return 0;
    }
}
