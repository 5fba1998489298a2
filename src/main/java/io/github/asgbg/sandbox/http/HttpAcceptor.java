package io.github.asgbg.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * A small HTTP/1.1 server on loopback with keep-alive and one thread a connection.
 *
 * <p>The JDK's own server cannot end abruptly as a machine does that is terminated, and carries fewer requests.
 */
public final class HttpAcceptor implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int SWEEP_MILLIS = 250;

    private final ServerSocket server;
    private final Handler handler;
    private final Limits limits;
    private final LongSupplier nanos;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** Answers requests; an exception closes the connection without an answer. */
    @FunctionalInterface
    public interface Handler {
        Message answer(Message request) throws IOException;

        /** Judges a request by its head, before its body is read; what is answered here is the connection's end. */
        default Optional<Message> refusal(Message head) throws IOException {
            return Optional.empty();
        }

        /** The answer to a request whose body is malformed or beyond a limit; the connection ends with it. */
        default Message refused(Message head, RefusedMessageException why) {
            return why.answer();
        }
    }

    /**
     * Listens at once, with the usual limits.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public HttpAcceptor(String name, int port, Handler handler) {
        this(name, port, handler, Limits.usual(), System::nanoTime);
    }

    /** The same with limits of its own. */
    public HttpAcceptor(String name, int port, Handler handler, Limits limits) {
        this(name, port, handler, limits, System::nanoTime);
    }

    HttpAcceptor(String name, int port, Handler handler, Limits limits, LongSupplier nanos) {
        this.handler = handler;
        this.limits = limits;
        this.nanos = nanos;
        this.server = bind(port);
        this.threads = Executors.newCachedThreadPool(body -> daemon(body, name));
        daemon(this::accept, name + "-accept").start();
    }

    /** A thread that does not keep the program alive. */
    public static Thread daemon(Runnable body, String name) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket bound = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            bound.setSoTimeout(SWEEP_MILLIS);
            return bound;
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + taken.getMessage(), taken);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (SocketTimeoutException nobodyCame) {
                // Time to look who is overdue.
            } catch (IOException | RejectedExecutionException closed) {
                closeAll();
            }
            connections.stream().filter(ClientConnection::isOverdue).forEach(ClientConnection::close);
        }
        closeAll();
    }

    private void admit(Socket socket) throws IOException {
        if (connections.size() >= limits.connections()) {
            turnAway(socket);
            return;
        }
        ClientConnection connection = new ClientConnection(socket, handler, limits, nanos);
        connections.add(connection);
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
    }

    /** So few bytes never wait for the client to read them. */
    private static void turnAway(Socket socket) throws IOException {
        try (socket) {
            new RefusedMessageException(503, "There are too many connections.")
                    .answer()
                    .closing()
                    .writeTo(socket.getOutputStream(), true);
        }
    }

    /** How many clients are connected. */
    int clients() {
        return connections.size();
    }

    /** How many of them had an answer and may send another request. */
    long waiting() {
        return connections.stream().filter(ClientConnection::isWaiting).count();
    }

    /** Ends abruptly: requests in flight get no answer. */
    @Override
    public void close() {
        closeQuietly(server);
        closeAll();
        threads.shutdown();
    }

    private void closeAll() {
        if (server.isClosed()) {
            connections.forEach(ClientConnection::close);
        }
    }

    static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyBroken) {
            // It is closed as far as it can be.
        }
    }
}
