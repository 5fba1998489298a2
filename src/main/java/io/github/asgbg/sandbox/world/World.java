package io.github.asgbg.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One clock, one event queue, one seed, one lock.
 *
 * <p>Every request handler and every event runs inside the lock, so that the simulated services need no other
 * synchronisation. Time is simulated time; it moves by {@link #advance} in a virtual world and by the wall clock, times
 * the speed, in a real one.
 */
public final class World {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition queueChanged = lock.newCondition();
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final SplittableRandom random;
    private final Clock clock;
    private long scheduled;
    private boolean closed;

    private World(long seed, Clock clock) {
        this.random = new SplittableRandom(seed);
        this.clock = clock;
    }

    /** A world whose time moves only by {@link #advance}; it begins at 2026-01-01T00:00:00Z. */
    public static World virtual(long seed) {
        return new World(seed, new VirtualClock(BEGINNING));
    }

    /** A world that moves by itself; {@code speed} is the number of simulated seconds in a real one. */
    public static World real(long seed, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("the speed of time must be positive, not " + speed);
        }
        World world = new World(seed, new WallClock(Instant.now(), System.nanoTime(), speed));
        Thread thread = new Thread(world::runWhenDue, "sandbox-time");
        thread.setDaemon(true);
        thread.start();
        return world;
    }

    /** Simulated time. */
    public Instant now() {
        return locked(clock::now);
    }

    /** Runs the event inside the lock when the delay has passed; events due at once run in order of insertion. */
    public void after(Duration delay, Runnable event) {
        at(now().plus(delay), event);
    }

    /** Runs the event again and again, for the first time after one period. */
    public void every(Duration period, Runnable event) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("the period of an event must be positive, not " + period);
        }
        repeat(now().plus(period), period, event);
    }

    /** Moves a virtual world forward and runs all events that fall due, in order. */
    public void advance(Duration by) {
        if (!(clock instanceof VirtualClock)) {
            throw new IllegalStateException("only a virtual world can be advanced");
        }
        skip(by);
    }

    /** Jumps forward, in a real world too, and runs all events that fall due, in order. */
    public void skip(Duration by) {
        locked(() -> {
            skipTo(clock.now().plus(by));
            queueChanged.signalAll();
            return true;
        });
    }

    /** Runs the body inside the world's lock; may be nested. */
    public <T> T locked(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }

    /** The world's only source of chance; use it inside the lock. */
    public SplittableRandom random() {
        return random;
    }

    /** How long a simulated duration lasts on the wall clock; a virtual world passes as fast as a real one would. */
    public Duration realTime(Duration simulated) {
        return clock.realTime(simulated);
    }

    /** Stops time: no event runs any more. */
    public void close() {
        locked(() -> {
            closed = true;
            queue.clear();
            queueChanged.signalAll();
            return true;
        });
    }

    private void at(Instant due, Runnable event) {
        locked(() -> {
            if (!closed) {
                queue.add(new Event(due, scheduled++, event));
                queueChanged.signalAll();
            }
            return true;
        });
    }

    private void repeat(Instant due, Duration period, Runnable event) {
        at(due, () -> {
            repeat(due.plus(period), period, event);
            event.run();
        });
    }

    private void skipTo(Instant end) {
        for (Event next = queue.peek(); next != null && !next.due.isAfter(end); next = queue.peek()) {
            queue.remove();
            clock.moveTo(next.due);
            next.body.run();
        }
        clock.moveTo(end);
    }

    private void runWhenDue() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = runNext();
        }
    }

    /** Lets go of the lock after each event, so that requests get their turn even when events run late. */
    private boolean runNext() {
        lock.lock();
        try {
            Optional<Event> next = awaitNext();
            next.ifPresent(World::runSafely);
            return next.isPresent();
        } catch (InterruptedException stopped) {
            closed = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The next event once it is due; empty when the world was closed. */
    private Optional<Event> awaitNext() throws InterruptedException {
        long nanos = nanosToNext();
        while (!closed && nanos > 0) {
            queueChanged.awaitNanos(nanos);
            nanos = nanosToNext();
        }
        return Optional.ofNullable(queue.poll());
    }

    private long nanosToNext() {
        Event next = queue.peek();
        Duration wait = next == null ? Duration.ofHours(1) : Duration.between(clock.now(), next.due);
        return clock.realTime(wait).toNanos();
    }

    /** A defect in one event must be seen, but must not stop time for all others. */
    private static void runSafely(Event event) {
        try {
            event.body.run();
        } catch (RuntimeException defect) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, defect);
        }
    }

    private record Event(Instant due, long order, Runnable body) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private sealed interface Clock {
        Instant now();

        /** Never backwards: an event may itself have advanced the world. */
        void moveTo(Instant later);

        Duration realTime(Duration simulated);
    }

    private static final class VirtualClock implements Clock {
        private Instant now;

        VirtualClock(Instant beginning) {
            this.now = beginning;
        }

        @Override
        public void moveTo(Instant later) {
            if (later.isAfter(now)) {
                now = later;
            }
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Duration realTime(Duration simulated) {
            return simulated;
        }
    }

    private static final class WallClock implements Clock {
        private final double speed;
        private volatile Instant beginning;
        private final long origin;

        WallClock(Instant beginning, long origin, double speed) {
            this.beginning = beginning;
            this.origin = origin;
            this.speed = speed;
        }

        @Override
        public Instant now() {
            return beginning.plusNanos((long) ((System.nanoTime() - origin) * speed));
        }

        @Override
        public void moveTo(Instant later) {
            Duration ahead = Duration.between(now(), later);
            if (!ahead.isNegative()) {
                beginning = beginning.plus(ahead);
            }
        }

        @Override
        public Duration realTime(Duration simulated) {
            return Duration.ofNanos((long) (simulated.toNanos() / speed));
        }
    }
}
