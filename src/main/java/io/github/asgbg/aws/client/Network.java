package io.github.asgbg.aws.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The way out of this machine: through the proxy where there is one, and directly where it is not meant. */
record Network(Optional<HttpsProxy> proxy) {
    /** The SDK's own times, which it does not set on connections that others open. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final Duration READ = Duration.ofSeconds(30);

    /** As the JVM's properties and the environment have it. */
    static Network ofThisMachine() {
        return new Network(HttpsProxy.of(System.getenv(), System.getProperties()));
    }

    SdkHttpClient client() {
        return UrlConnectionHttpClient.create(this::open);
    }

    /** The proxy in words, if requests to this server go through it; a port after its name does not matter. */
    Optional<String> between(String server) {
        return proxy.filter(p -> p.carries(server.replaceFirst(":\\d+$", ""))).map(HttpsProxy::words);
    }

    private HttpURLConnection open(URI server) {
        try {
            Proxy way = proxy.map(p -> p.towards(server)).orElse(Proxy.NO_PROXY);
            HttpURLConnection connection = (HttpURLConnection) server.toURL().openConnection(way);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) READ.toMillis());
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
