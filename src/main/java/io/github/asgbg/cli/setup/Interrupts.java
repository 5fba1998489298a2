package io.github.asgbg.cli.setup;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM. The JVM answers both by running shutdown hooks and then ends with 130 or 143; ours says so at once
 * and holds the end back until the command has finished its action, given its lease up and said its last words.
 */
public final class Interrupts {
    /** Longer than any single call may take; after this the process ends whatever it is doing. */
    private static final Duration LAST_WORDS_WITHIN = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Begins to listen; {@code answer} is what the user sees at once. */
    public static Interrupts install(PrintStream err, String answer) {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupts.shutDown(err, answer), "interrupts"));
        return interrupts;
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits, or returns early when the user asks to stop. */
    public void await(Duration duration) {
        try {
            boolean early = asked.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            if (early) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            asked.countDown();
        }
    }

    /** Ends the process: with this code, or, when it is ending already, with the signal's. */
    public void exit(int code) {
        finished.countDown();
        System.exit(code);
    }

    private void shutDown(PrintStream err, String answer) {
        if (finished.getCount() == 0) {
            return;
        }
        asked.countDown();
        err.println(answer);
        err.flush();
        try {
            boolean inTime = finished.await(LAST_WORDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                err.println("The action in hand did not end in time; the lease expires by itself.");
            }
        } catch (InterruptedException ignoredAtTheEnd) {
            Thread.currentThread().interrupt();
        }
    }
}
