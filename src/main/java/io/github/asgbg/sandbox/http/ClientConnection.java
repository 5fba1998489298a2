package io.github.asgbg.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One client's connection to a server: request after request, none of which may take for ever. */
final class ClientConnection implements Runnable, AutoCloseable {
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(3650);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Socket socket;
    private final HttpAcceptor.Handler handler;
    private final Limits limits;
    private final LongSupplier nanos;
    private volatile long deadline;
    private volatile boolean isWaiting;

    ClientConnection(Socket socket, HttpAcceptor.Handler handler, Limits limits, LongSupplier nanos) {
        this.socket = socket;
        this.handler = handler;
        this.limits = limits;
        this.nanos = nanos;
        this.deadline = from(limits.exchange());
    }

    private long from(Duration time) {
        return nanos.getAsLong() + time.toNanos();
    }

    /** Whether the client took longer than it may; closing the connection then ends whatever waits for it. */
    boolean isOverdue() {
        return nanos.getAsLong() - deadline > 0;
    }

    /** Whether it is kept for a next request. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** Serves the client until one side has had enough. */
    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            MessageReader reader = new MessageReader(new HttpInput(socket.getInputStream()), limits);
            boolean isOpen = true;
            while (isOpen && reader.begins()) {
                isWaiting = false;
                deadline = from(limits.exchange());
                isOpen = exchange(reader);
                deadline = from(limits.idle());
                isWaiting = isOpen;
            }
        } catch (IOException gone) {
            // The client went away, or was cut off; there is nobody left to tell.
        }
    }

    /** One request and its answer; whether the connection stays open. */
    private boolean exchange(MessageReader reader) throws IOException {
        try {
            Message head = reader.head();
            Optional<Message> refusal = handler.refusal(head);
            return refusal.isPresent() ? end(reader, refusal.get()) : exchange(reader, head);
        } catch (RefusedMessageException unreadable) {
            return end(reader, unreadable.answer());
        }
    }

    private boolean exchange(MessageReader reader, Message head) throws IOException {
        if (head.header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
            invite();
        }
        try {
            return answer(reader.whole(head));
        } catch (RefusedMessageException unreadable) {
            return end(reader, handler.refused(head, unreadable));
        }
    }

    /** Asks for the body where the client waits for that (RFC 9110 section 10.1.1). */
    private void invite() throws IOException {
        socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean answer(Message request) throws IOException {
        deadline = from(AS_LONG_AS_IT_TAKES);
        Message response = handler.answer(request);
        deadline = from(limits.exchange());
        boolean isWithBody = !request.method().equals("HEAD");
        OutputStream output = socket.getOutputStream();
        response.writeTo(output, isWithBody);
        return !request.closes() && !response.closes() && !(isWithBody && response.isCutOff());
    }

    /** A last answer; a connection that was closed while bytes arrive would be reset before the client has read it. */
    private boolean end(MessageReader reader, Message answer) throws IOException {
        answer.closing().writeTo(socket.getOutputStream(), true);
        socket.shutdownOutput();
        deadline = from(GOODBYE);
        reader.drain();
        return false;
    }

    @Override
    public void close() {
        HttpAcceptor.closeQuietly(socket);
    }
}
