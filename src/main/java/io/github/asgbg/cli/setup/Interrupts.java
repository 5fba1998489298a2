package io.github.asgbg.cli.setup;

import io.github.asgbg.model.Ending;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The signals that ask the process to stop: Ctrl-C and its kind. Each is answered at once and counted; the command finishes
 * its action, gives its lease up and says its last words. Only the third signal ends the process where it stands, and so does
 * a command that does not end in time after the first.
 */
public final class Interrupts {
    private static final int LAST = 3;
    /** Longer than any single call may take; after this the process ends whatever it is doing. */
    private static final Duration LAST_WORDS_WITHIN = Duration.ofSeconds(30);
    /** One call with its retries takes at most 15 s, and what is between calls takes hardly any. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final PrintStream err;
    private final IntConsumer halt;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Signal> signals = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private String answer = "Stopping after the action in hand.";
    private Duration bound;
    private int noticed;

    /**
     * Counts what {@link #arrive} tells it.
     *
     * @param err where the answers go
     * @param halt ends the process at once with an exit code
     */
    public Interrupts(PrintStream err, IntConsumer halt) {
        this(err, halt, LAST_WORDS_WITHIN);
    }

    Interrupts(PrintStream err, IntConsumer halt, Duration bound) {
        this.err = err;
        this.halt = halt;
        this.bound = bound;
    }

    /** Listens to the signals of this process. */
    public static Interrupts install(PrintStream err) {
        Interrupts interrupts = new Interrupts(err, Runtime.getRuntime()::halt);
        if (!SignalHandlers.install(interrupts::arrive)) {
            Runtime.getRuntime().addShutdownHook(new Thread(interrupts::shutDown, "interrupts"));
        }
        return interrupts;
    }

    /** What the user sees at once after the first signal. */
    public synchronized void answerWith(String words) {
        answer = words;
    }

    /** How long the command itself may go on after the first signal; the bound on the whole is longer by one call. */
    public synchronized void allow(Duration budget) {
        Duration needed = budget.plus(LONGEST_CALL);
        bound = needed.compareTo(LAST_WORDS_WITHIN) > 0 ? needed : LAST_WORDS_WITHIN;
    }

    /** A signal came. */
    public void arrive(Signal signal) {
        if (finished.getCount() == 0) {
            return;
        }
        int count = note(signal);
        say(count);
        if (count == 1) {
            startWatch();
        }
        if (count >= LAST) {
            halt.accept(first().orElse(signal).ending().exitCode());
        }
    }

    private synchronized int note(Signal signal) {
        signals.add(signal);
        notifyAll();
        listeners.forEach(Runnable::run);
        return signals.size();
    }

    private void say(int count) {
        String words =
                switch (count) {
                    case 1 -> answer();
                    case 2 -> "Stopping after the call in hand; a third signal ends the process at once.";
                    default -> "Ending at once; the lease expires by itself.";
                };
        err.println(words);
        err.flush();
    }

    private synchronized String answer() {
        return answer;
    }

    private synchronized Optional<Signal> first() {
        return signals.stream().findFirst();
    }

    /** Has this run, on another thread, when a signal comes; it must be quick. */
    public synchronized void onSignal(Runnable listener) {
        listeners.add(listener);
    }

    /** How many signals have come so far. */
    public synchronized int count() {
        noticed = signals.size();
        return noticed;
    }

    /**
     * Waits, or returns early when a signal comes meanwhile, or has come that nobody has been told of yet. Each signal cuts
     * short one wait only, so that waiting for an answer between two calls still means waiting.
     */
    public synchronized void await(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        try {
            for (long left = duration.toNanos();
                    signals.size() == noticed && left > 0;
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        noticed = signals.size();
    }

    /** The first signal decides which of its two names an interrupted command's ending has. */
    public Ending ending(Ending ending) {
        return switch (ending) {
            case INTERRUPTED, TERMINATED -> first().map(Signal::ending).orElse(ending);
            case DONE, DEFECT, USAGE, REFUSED, LEASE_HELD, ROLLED_BACK, HALF_WAY, CONTINUE, IN_SOAK -> ending;
        };
    }

    /** From now on signals come too late. */
    public void finish() {
        finished.countDown();
    }

    private void startWatch() {
        Thread watch = new Thread(this::watch, "interrupts");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            if (!finished.await(bound().toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("The action in hand did not end in time; the lease expires by itself.");
                err.flush();
                halt.accept(first().orElse(Signal.TERM).ending().exitCode());
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Duration bound() {
        return bound;
    }

    /** Where the JVM does not tell of signals: it ends by itself after the first, but not before this returns. */
    private void shutDown() {
        arrive(Signal.INT);
        try {
            finished.await();
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }
}
