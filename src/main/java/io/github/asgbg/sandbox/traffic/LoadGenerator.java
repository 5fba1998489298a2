package io.github.asgbg.sandbox.traffic;

import io.github.asgbg.sandbox.http.HttpAcceptor;
import io.github.asgbg.sandbox.http.HttpConnection;
import io.github.asgbg.sandbox.http.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask one URL again and again and count what they get.
 *
 * <p>Each client sends its next request when the last one was answered, or at a fixed rate. Answers are told apart by
 * their {@code X-Version} header.
 */
public final class LoadGenerator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(5).toNanos();

    private final URI url;
    private final InetSocketAddress address;
    private final Message request;
    private final long period;
    private final LoadCounter counter;
    private final List<Thread> clients;
    private volatile boolean stopped;
    private @Nullable LoadReport last;

    private LoadGenerator(URI url, int clients, OptionalDouble rate, Duration bucket) {
        this.url = url;
        this.address = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
        this.request = Message.get(target(url), url.getHost() + ":" + address.getPort());
        this.period = rate.isPresent() ? (long) (clients * 1e9 / rate.getAsDouble()) : 0;
        this.counter = new LoadCounter(bucket);
        this.clients = IntStream.range(0, clients)
                .mapToObj(number -> HttpAcceptor.daemon(this::run, "client-" + number))
                .toList();
    }

    /**
     * Starts clients that ask as fast as they are answered.
     *
     * @param bucket the length of the stretches of time into which the report is divided
     */
    public static LoadGenerator start(URI url, int clients, Duration bucket) {
        return started(new LoadGenerator(url, clients, OptionalDouble.empty(), bucket));
    }

    /** Starts clients that together send {@code rate} requests a second, if they are answered in time. */
    public static LoadGenerator start(URI url, int clients, double rate, Duration bucket) {
        return started(new LoadGenerator(url, clients, OptionalDouble.of(rate), bucket));
    }

    private static LoadGenerator started(LoadGenerator generator) {
        generator.clients.forEach(Thread::start);
        return generator;
    }

    private static String target(URI url) {
        String path = Optional.ofNullable(url.getRawPath())
                .filter(it -> !it.isEmpty())
                .orElse("/");
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** The counts so far. */
    public LoadReport report() {
        return counter.report();
    }

    /** Lets the requests in flight be answered, and tells the final counts. */
    public synchronized LoadReport stop() {
        if (last == null) {
            stopped = true;
            clients.forEach(LoadGenerator::join);
            last = counter.report();
        }
        return last;
    }

    private static void join(Thread client) {
        try {
            client.join(PATIENCE.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        HttpConnection connection = null;
        long next = System.nanoTime();
        while (!stopped) {
            connection = ask(connection);
            next += period;
            pause(next);
        }
        if (connection != null) {
            connection.close();
        }
    }

    /** One request; the connection to go on with, or null after a failure. */
    private @Nullable HttpConnection ask(@Nullable HttpConnection present) {
        HttpConnection connection = present;
        try {
            connection = connection == null ? HttpConnection.open(address, PATIENCE) : connection;
            Message response = connection.exchange(request);
            counter.answered(response.status(), response.header("X-Version").orElse("none"));
            return response.closes() ? closed(connection) : connection;
        } catch (IOException failure) {
            counter.failed(failure.getClass().getSimpleName());
            LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            return closed(connection);
        }
    }

    private static @Nullable HttpConnection closed(@Nullable HttpConnection connection) {
        if (connection != null) {
            connection.close();
        }
        return null;
    }

    private void pause(long until) {
        for (long left = until - System.nanoTime();
                period > 0 && left > 0 && !stopped;
                left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public String toString() {
        return clients.size() + " clients of " + url;
    }
}
