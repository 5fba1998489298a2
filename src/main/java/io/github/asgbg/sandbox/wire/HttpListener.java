package io.github.asgbg.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The gateway on a socket of 127.0.0.1, for programs that know nothing of this one. */
public final class HttpListener implements AutoCloseable {
    static {
        // Without it the JDK's server lets small answers wait for acknowledgements, some 40 ms each.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Gateway gateway;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpListener::daemon);

    /**
     * Listens at once.
     *
     * @param port the port, or 0 for any that is free
     * @throws UncheckedIOException when the port is taken
     */
    public HttpListener(Gateway gateway, int port) {
        this.gateway = gateway;
        this.server = bind(port);
        server.createContext("/", this::exchange);
        server.setExecutor(threads);
        server.start();
    }

    /** Where the sandbox listens, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 256);
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + taken.getMessage(), taken);
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "sandbox-http");
        thread.setDaemon(true);
        return thread;
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, gateway.answer(request(exchange)));
        }
    }

    private static WireRequest request(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        URI uri = exchange.getRequestURI();
        return new WireRequest(
                exchange.getRequestMethod(),
                uri.getRawPath() == null ? "/" : uri.getRawPath(),
                QueryStrings.parse(uri.getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static void send(HttpExchange exchange, WireResponse response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        boolean hasBody = !isHead && response.body().length > 0;
        exchange.sendResponseHeaders(response.status(), hasBody ? response.body().length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(response.body());
        }
    }
}
