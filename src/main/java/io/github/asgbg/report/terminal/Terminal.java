package io.github.asgbg.report.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks about the terminal through the programs that POSIX has for it, which takes some milliseconds and no library. All
 * answers are guesses to draw by: whatever goes wrong counts as "not known".
 */
public final class Terminal implements Supplier<Size> {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long STALE = Duration.ofSeconds(2).toNanos();

    private final Map<String, String> environment;
    private final LongSupplier nanos;
    private final Supplier<String> stty;
    private Size last = Size.USUAL;
    private long askAt;

    /** The terminal of this process. */
    public Terminal(Map<String, String> environment) {
        this(environment, System::nanoTime, Terminal::stty);
    }

    Terminal(Map<String, String> environment, LongSupplier nanos, Supplier<String> stty) {
        this.environment = Map.copyOf(environment);
        this.nanos = nanos;
        this.stty = stty;
        this.askAt = nanos.getAsLong();
    }

    /** {@code COLUMNS} and {@code LINES} if both are set, else what the terminal says, asked at most every two seconds. */
    @Override
    public synchronized Size get() {
        return Size.of(environment.getOrDefault("COLUMNS", ""), environment.getOrDefault("LINES", ""))
                .orElseGet(this::asked);
    }

    /** Whether this process's standard input (0), output (1) or error (2) is a terminal. */
    public static boolean isTerminal(int descriptor) {
        Redirect input = descriptor == 0 ? Redirect.INHERIT : Redirect.PIPE;
        Redirect output = descriptor == 1 ? Redirect.INHERIT : Redirect.DISCARD;
        Redirect error = descriptor == 2 ? Redirect.INHERIT : Redirect.DISCARD;
        ProcessBuilder test = new ProcessBuilder("test", "-t", String.valueOf(descriptor));
        return succeeds(test.redirectInput(input).redirectOutput(output).redirectError(error));
    }

    /** The charset that the locale asks for, which since Java 18 is not the default charset any more. */
    public static Charset charset() {
        String name = System.getProperty("native.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    private Size asked() {
        long now = nanos.getAsLong();
        if (now - askAt >= 0) {
            last = Size.ofStty(stty.get()).orElse(last);
            askAt = now + STALE;
        }
        return last;
    }

    private static String stty() {
        File terminal = new File("/dev/tty");
        ProcessBuilder size = new ProcessBuilder("stty", "size").redirectInput(terminal);
        try {
            Process process = size.redirectError(Redirect.DISCARD).start();
            boolean isDone = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return isDone ? new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII) : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static boolean succeeds(ProcessBuilder command) {
        try {
            Process process = command.start();
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
