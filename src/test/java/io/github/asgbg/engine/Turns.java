package io.github.asgbg.engine;

import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Several processes in one virtual time: whoever pauses hands over to the one that wakes first, so only one runs at any
 * moment and the same seed always gives the same interleaving.
 */
public final class Turns {
    private static final Instant BEGINNING = Instant.parse("2026-03-01T03:00:00Z");
    private static final int LIMIT_SECONDS = 120;

    private final Consumer<Duration> advance;
    private final Map<Integer, Duration> wakes = new TreeMap<>();
    private Duration now = Duration.ZERO;
    private int turn = -1;

    /** Time that nothing else goes by. */
    public Turns() {
        this(by -> {});
    }

    /** Time that moves something else along. */
    public Turns(Consumer<Duration> advance) {
        this.advance = advance;
    }

    /** Runs the bodies to their ends; the n-th begins when the n-th delay has passed. */
    public <T> List<T> run(List<Duration> delays, List<Callable<T>> bodies) {
        ExecutorService threads = Executors.newFixedThreadPool(bodies.size());
        try {
            List<Future<T>> ends = new ArrayList<>();
            for (int n = 0; n < bodies.size(); n++) {
                wake(n, delays.get(n));
            }
            for (int n = 0; n < bodies.size(); n++) {
                int me = n;
                ends.add(threads.submit(() -> inTurn(me, bodies.get(me))));
            }
            begin();
            List<T> results = new ArrayList<>();
            for (Future<T> end : ends) {
                results.add(end.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("a process did not end as it should: " + failed.getCause(), failed);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The time of the n-th body. */
    public Timer timer(int n) {
        return new Timer() {
            @Override
            public Instant now() {
                return BEGINNING.plus(elapsed());
            }

            @Override
            public Duration elapsed() {
                return time();
            }

            @Override
            public void pause(Duration duration) {
                sleep(n, duration);
            }

            @Override
            public int interruptions() {
                return 0;
            }
        };
    }

    private <T> T inTurn(int me, Callable<T> body) throws Exception {
        awaitTurn(me);
        try {
            return body.call();
        } finally {
            leave(me);
        }
    }

    private synchronized Duration time() {
        return now;
    }

    private synchronized void wake(int me, Duration delay) {
        wakes.put(me, now.plus(delay));
    }

    private synchronized void begin() {
        next();
    }

    private synchronized void sleep(int me, Duration duration) {
        wakes.put(me, now.plus(duration));
        next();
        awaitTurn(me);
    }

    private synchronized void leave(int me) {
        wakes.remove(me);
        next();
    }

    private void next() {
        turn = wakes.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
        notifyAll();
    }

    private synchronized void awaitTurn(int me) {
        try {
            while (turn != me) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        Duration due = wakes.getOrDefault(me, now);
        if (due.compareTo(now) > 0) {
            advance.accept(due.minus(now));
            now = due;
        }
    }
}
