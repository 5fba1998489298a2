package io.github.asgbg.sandbox.traffic;

import io.github.asgbg.sandbox.elbv2.LoadBalancing;
import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.elbv2.RequestLine;
import io.github.asgbg.sandbox.elbv2.Route;
import io.github.asgbg.sandbox.http.HttpAcceptor;
import io.github.asgbg.sandbox.http.Message;
import io.github.asgbg.sandbox.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real listener on loopback for one simulated load balancer.
 *
 * <p>For each request it asks the load balancing service where to go, and forwards over connections that are kept alive.
 * A request that has been forwarded runs to its end, whatever becomes of its target meanwhile. It answers 502 when a
 * target refuses or breaks the connection, 503 when there is no target and 504 when a target takes longer than the idle
 * timeout of 60 s of simulated time (ALB:load-balancer-troubleshooting).
 */
public final class LoadBalancerListener implements AutoCloseable {
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);
    private static final int SWEEP_EVERY = 1024;

    private final World world;
    private final LoadBalancing service;
    private final Machines machines;
    private final String loadBalancerArn;
    private final int listenerPort;
    private final Upstreams upstreams;
    private final AtomicLong requests = new AtomicLong();
    private final HttpAcceptor acceptor;

    /**
     * Listens at once.
     *
     * @param listenerPort the port of the simulated listener, such as 80
     * @param port the port on loopback, or 0 for any that is free
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public LoadBalancerListener(
            World world, LoadBalancing service, Machines machines, String loadBalancerArn, int listenerPort, int port) {
        this.world = world;
        this.service = service;
        this.machines = machines;
        this.loadBalancerArn = loadBalancerArn;
        this.listenerPort = listenerPort;
        Duration timeout = world.realTime(IDLE_TIMEOUT);
        this.upstreams = new Upstreams(timeout.compareTo(LEAST_PATIENCE) > 0 ? timeout : LEAST_PATIENCE);
        this.acceptor = new HttpAcceptor("load-balancer", port, this::answer);
    }

    /** Where clients reach the load balancer, such as {@code http://127.0.0.1:8080}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + acceptor.address().getPort());
    }

    private Message answer(Message request) throws IOException {
        sweepNowAndThen();
        RequestLine line = line(request);
        Decision decision = world.locked(() -> decide(line));
        if (decision.route() instanceof Route.To to) {
            return forward(to.instanceId(), decision.address(), request);
        }
        return ownAnswer(decision.route());
    }

    private record Decision(Route route, Optional<InetSocketAddress> address) {}

    private Decision decide(RequestLine line) {
        Route route = service.route(loadBalancerArn, listenerPort, line);
        return new Decision(route, route instanceof Route.To to ? machines.address(to.instanceId()) : Optional.empty());
    }

    private static RequestLine line(Message request) throws IOException {
        String target = request.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String host = request.header("Host").orElse("");
        int port = host.indexOf(':');
        return new RequestLine(
                request.method(), port < 0 ? host : host.substring(0, port), path.startsWith("/") ? path : "/" + path);
    }

    private Message forward(String instanceId, Optional<InetSocketAddress> address, Message request) {
        if (address.isEmpty()) {
            return failed(502, "Bad Gateway");
        }
        try {
            Message response = upstreams.exchange(instanceId, address.get(), forwarded(request));
            return response.with(withoutConnection(response));
        } catch (SocketTimeoutException tooSlow) {
            return failed(504, "Gateway Time-out");
        } catch (IOException broken) {
            return failed(502, "Bad Gateway");
        }
    }

    private Message forwarded(Message request) {
        List<Message.Header> headers = withoutConnection(request);
        headers.add(new Message.Header("X-Forwarded-For", "127.0.0.1"));
        headers.add(new Message.Header("X-Forwarded-Proto", "http"));
        headers.add(new Message.Header("X-Forwarded-Port", String.valueOf(listenerPort)));
        return request.with(headers);
    }

    /** Connections to clients and to targets live their own lives. */
    private static List<Message.Header> withoutConnection(Message message) {
        List<Message.Header> headers = new ArrayList<>(message.headers());
        headers.removeIf(header -> header.is("Connection") || header.is("Keep-Alive"));
        return headers;
    }

    private static Message failed(int status, String reason) {
        String page = "<html><head><title>" + status + " " + reason + "</title></head></html>\r\n";
        return Message.response(status, reason, "text/html", page, new Message.Header("Server", "awselb/2.0"));
    }

    private static Message ownAnswer(Route route) throws IOException {
        if (route instanceof Route.Answer answer) {
            String reason = answer.status() == 503 ? "Service Temporarily Unavailable" : "Fixed";
            return Message.response(answer.status(), reason, answer.contentType(), answer.body());
        }
        if (route instanceof Route.Redirect redirect) {
            return Message.response(
                    redirect.status(), "Moved", "text/html", "", new Message.Header("Location", redirect.location()));
        }
        throw new IOException("the load balancer has no such listener");
    }

    private void sweepNowAndThen() {
        if (requests.incrementAndGet() % SWEEP_EVERY == 0) {
            upstreams.retain(id -> world.locked(() -> machines.address(id)).isPresent());
        }
    }

    @Override
    public void close() {
        acceptor.close();
        upstreams.close();
    }
}
