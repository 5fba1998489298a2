package io.github.asgbg.sandbox.traffic;

import io.github.asgbg.sandbox.http.HttpConnection;
import io.github.asgbg.sandbox.http.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;

/** Idle connections of a load balancer to its targets, by instance id, since ports of dead machines are used again. */
final class Upstreams implements AutoCloseable {
    private final Map<String, Deque<HttpConnection>> idle = new ConcurrentHashMap<>();
    private final Duration patience;

    Upstreams(Duration patience) {
        this.patience = patience;
    }

    Message exchange(String instanceId, InetSocketAddress address, Message request) throws IOException {
        Optional<HttpConnection> reused = Optional.ofNullable(idle(instanceId).pollFirst());
        HttpConnection connection = reused.isPresent() ? reused.get() : HttpConnection.open(address, patience);
        try {
            Message response = connection.exchange(request);
            keep(instanceId, connection, response);
            return response;
        } catch (IOException broken) {
            connection.close();
            throw broken;
        }
    }

    private Deque<HttpConnection> idle(String instanceId) {
        return idle.computeIfAbsent(instanceId, id -> new ConcurrentLinkedDeque<>());
    }

    private void keep(String instanceId, HttpConnection connection, Message response) {
        if (response.closes()) {
            connection.close();
        } else {
            idle(instanceId).addFirst(connection);
        }
    }

    /** Closes the idle connections to all targets but these. */
    void retain(Predicate<String> isListening) {
        idle.keySet().stream().filter(id -> !isListening.test(id)).toList().forEach(this::forget);
    }

    private void forget(String instanceId) {
        Optional.ofNullable(idle.remove(instanceId)).ifPresent(all -> all.forEach(HttpConnection::close));
    }

    @Override
    public void close() {
        retain(id -> false);
    }
}
