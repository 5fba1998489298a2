package io.github.asgbg.simulation;

import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;

/** A machine whose clock is ahead of AWS's by so much, or behind it. */
record Ahead(Timer timer, Duration by) implements Timer {
    @Override
    public Instant now() {
        return timer.now().plus(by);
    }

    @Override
    public Duration elapsed() {
        return timer.elapsed();
    }

    @Override
    public void pause(Duration time) {
        timer.pause(time);
    }

    @Override
    public int interruptions() {
        return timer.interruptions();
    }
}
