package io.github.asgbg.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A client's connection that is kept alive from request to request. */
public final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final MessageReader input;

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new MessageReader(new HttpInput(socket.getInputStream()), Limits.usual());
    }

    /** Connects; an answer that takes longer than {@code patience} fails with a SocketTimeoutException. */
    public static HttpConnection open(InetSocketAddress address, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millis(patience));
            socket.setSoTimeout(millis(patience));
            return new HttpConnection(socket);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private static int millis(Duration patience) {
        return (int) Math.max(1, Math.min(patience.toMillis(), Integer.MAX_VALUE));
    }

    /** Sends a request and waits for its answer; that to a HEAD request has no body, whatever length it gives. */
    public Message exchange(Message request) throws IOException {
        request.writeTo(socket.getOutputStream(), true);
        if (!input.begins()) {
            throw new EOFException("the connection was closed without an answer");
        }
        Message head = input.head();
        return request.method().equals("HEAD") ? head : input.whole(head);
    }

    @Override
    public void close() {
        HttpAcceptor.closeQuietly(socket);
    }
}
