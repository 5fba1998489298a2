package io.github.asgbg.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A small HTTP/1.1 server on loopback with keep-alive and one thread a connection.
 *
 * <p>The JDK's own server cannot end abruptly as a machine does that is terminated, and carries fewer requests.
 */
public final class HttpAcceptor implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** Answers requests; an exception closes the connection without an answer. */
    @FunctionalInterface
    public interface Handler {
        Message answer(Message request) throws IOException;
    }

    /**
     * Listens at once.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public HttpAcceptor(String name, int port, Handler handler) {
        this.handler = handler;
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
            return new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
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
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException | RejectedExecutionException closed) {
                closeAll();
            }
        }
        closeAll();
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            HttpInput input = new HttpInput(connection.getInputStream());
            OutputStream output = connection.getOutputStream();
            boolean isOpen = true;
            while (isOpen) {
                Optional<Message> request = Message.read(input, () -> invite(output));
                isOpen = request.isPresent() && answer(request.get(), output);
            }
        } catch (IOException gone) {
            // The client went away, or was cut off; there is nobody left to tell.
        } finally {
            connections.remove(connection);
        }
    }

    private static void invite(OutputStream output) throws IOException {
        output.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
    }

    private boolean answer(Message request, OutputStream output) throws IOException {
        Message response = handler.answer(request);
        boolean isWithBody = !request.method().equals("HEAD");
        response.writeTo(output, isWithBody);
        return !request.closes() && !response.closes() && !(isWithBody && response.isCutOff());
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
            connections.forEach(HttpAcceptor::closeQuietly);
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
