package io.github.asgbg.simulation;

import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;

/** Waiting lets the simulated world go on, a second at a time, and somebody look at it after each. */
final class WorldTimer implements Timer {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final World world;
    private final Runnable onTick;

    WorldTimer(World world, Runnable onTick) {
        this.world = world;
        this.onTick = onTick;
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
        Duration left = duration;
        while (left.compareTo(TICK) > 0) {
            advance(TICK);
            left = left.minus(TICK);
        }
        advance(left);
    }

    private void advance(Duration by) {
        world.advance(by);
        onTick.run();
    }

    @Override
    public int interruptions() {
        return 0;
    }
}
