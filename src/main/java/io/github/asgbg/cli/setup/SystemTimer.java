package io.github.asgbg.cli.setup;

import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;

/** Real time. */
final class SystemTimer implements Timer {
    private final Interrupts interrupts;

    SystemTimer(Interrupts interrupts) {
        this.interrupts = interrupts;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) {
        interrupts.await(duration);
    }

    @Override
    public int interruptions() {
        return interrupts.count();
    }
}
