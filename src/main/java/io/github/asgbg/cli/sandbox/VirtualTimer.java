package io.github.asgbg.cli.sandbox;

import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;

/** The time of a simulated world: a pause is over at once, and the world is that much older. */
final class VirtualTimer implements Timer {
    /** So short that what happens in between is noticed at the right moment. */
    private static final Duration SLICE = Duration.ofMillis(100);

    private final World world;
    private final Instant start;
    private final Runnable afterEachSlice;

    VirtualTimer(World world, Runnable afterEachSlice) {
        this.world = world;
        this.start = world.now();
        this.afterEachSlice = afterEachSlice;
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.between(start, world.now());
    }

    @Override
    public void pause(Duration duration) {
        Duration left = duration;
        while (!left.isNegative() && !left.isZero()) {
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            world.advance(slice);
            afterEachSlice.run();
            left = left.minus(slice);
        }
    }

    @Override
    public int interruptions() {
        return 0;
    }
}
