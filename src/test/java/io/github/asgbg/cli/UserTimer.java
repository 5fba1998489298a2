package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;

/** The time of a simulated world, whose pauses end early when a signal comes. */
final class UserTimer implements Timer {
    private static final Duration SLICE = Duration.ofMillis(500);

    private final World world;
    private final Interrupts interrupts;
    private final Runnable passing;

    UserTimer(World world, Interrupts interrupts, Runnable passing) {
        this.world = world;
        this.interrupts = interrupts;
        this.passing = passing;
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.between(Instant.EPOCH, world.now());
    }

    @Override
    public void pause(Duration duration) {
        int before = interrupts.count();
        Duration left = duration;
        while (left.compareTo(Duration.ZERO) > 0 && interrupts.count() == before) {
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            world.advance(slice);
            passing.run();
            left = left.minus(slice);
        }
    }

    @Override
    public int interruptions() {
        return interrupts.count();
    }
}
