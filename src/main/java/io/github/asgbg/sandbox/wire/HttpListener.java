package io.github.asgbg.sandbox.wire;

import io.github.asgbg.sandbox.http.HttpAcceptor;
import io.github.asgbg.sandbox.http.Message;
import io.github.asgbg.sandbox.http.RefusedMessageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway on a socket of 127.0.0.1, for programs that know nothing of this one.
 *
 * <p>The JDK's own server would put the wall clock's date on each answer.
 */
public final class HttpListener implements AutoCloseable {
    private final Gateway gateway;
    private final HttpAcceptor acceptor;

    /**
     * Listens at once.
     *
     * @param port the port, or 0 for any that is free
     * @throws UncheckedIOException when the port is taken
     */
    public HttpListener(Gateway gateway, int port) {
        this.gateway = gateway;
        this.acceptor = new HttpAcceptor("sandbox-http", port, new Door());
    }

    /** Where the sandbox listens, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + acceptor.address().getPort());
    }

    @Override
    public void close() {
        acceptor.close();
    }

    /** What becomes of a request before it is one to AWS. */
    private final class Door implements HttpAcceptor.Handler {
        @Override
        public Optional<Message> refusal(Message head) throws IOException {
            return WebPages.refusal(head)
                    .map(sentence -> Message.response(403, "Forbidden", "text/plain; charset=utf-8", sentence + "\n"));
        }

        @Override
        public Message answer(Message request) throws IOException {
            try {
                return message(gateway.answer(wireRequest(request)));
            } catch (AwsError malformed) {
                return message(gateway.refused(malformed));
            }
        }

        /** A body that is too large is refused in the words of the service that it is for. */
        @Override
        public Message refused(Message head, RefusedMessageException why) {
            try {
                return why.status() == 413
                        ? message(gateway.tooLarge(wireRequest(head)))
                        : HttpAcceptor.Handler.super.refused(head, why);
            } catch (IOException | AwsError unreadable) {
                return HttpAcceptor.Handler.super.refused(head, why);
            }
        }
    }

    private static WireRequest wireRequest(Message request) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach(header -> headers.computeIfAbsent(
                        header.name().toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                .add(header.value()));
        String target = origin(request.target());
        int query = target.indexOf('?');
        return new WireRequest(
                request.method(),
                query < 0 ? target : target.substring(0, query),
                QueryStrings.parse(query < 0 ? "" : target.substring(query + 1)),
                headers,
                request.body());
    }

    /** Without scheme and host, which proxies' clients put before the path. */
    private static String origin(String target) {
        if (target.startsWith("/") || !target.contains("://")) {
            return target;
        }
        int path = target.indexOf('/', target.indexOf("://") + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    private static Message message(WireResponse response) {
        List<Message.Header> headers = new ArrayList<>();
        response.headers().forEach((name, value) -> headers.add(new Message.Header(name, value)));
        if (response.isCutOff()) {
            headers.add(new Message.Header("Content-Length", String.valueOf(response.body().length)));
        }
        return new Message("HTTP/1.1 " + response.status() + " ", headers, response.arriving());
    }
}
