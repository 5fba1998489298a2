package io.github.asgbg.sandbox.traffic;

import io.github.asgbg.sandbox.ec2.Applications;
import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.http.HttpAcceptor;
import io.github.asgbg.sandbox.http.Limits;
import io.github.asgbg.sandbox.http.Message;
import io.github.asgbg.sandbox.world.World;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Applications that are real HTTP servers on loopback, one a machine, from the end of its boot to the end of the machine.
 *
 * <p>They answer every request with their version, group and instance id, as JSON and in the headers {@code X-Version},
 * {@code X-Group} and {@code X-Instance}.
 */
public final class HttpApplications implements Applications, AutoCloseable {
    private final World world;
    private final ModelApplications model;
    private final Map<String, HttpAcceptor> servers = new ConcurrentHashMap<>();

    /** Applications that take {@code boot} of simulated time to come up and behave as their versions' names say. */
    public HttpApplications(World world, Duration boot, Function<String, Behaviour> behaviours) {
        this.world = world;
        this.model = new ModelApplications(world, boot, behaviours, this::listen);
    }

    /** What the applications do, apart from their sockets. */
    public ModelApplications model() {
        return model;
    }

    private void listen(Application application) {
        if (application.behaviour() != Behaviour.DEAD) {
            servers.put(
                    application.instanceId(),
                    new HttpAcceptor(
                            application.instanceId(), 0, request -> answer(application), Limits.behindLoadBalancer()));
        }
    }

    private Message answer(Application application) throws IOException {
        pause(world.realTime(application.behaviour().answerTime()));
        int status = application.status(world.now()).orElseThrow(() -> new EOFException("the application is dead"));
        String body = "{\"version\":\"" + application.version() + "\",\"group\":\"" + application.group()
                + "\",\"instance\":\"" + application.instanceId() + "\"}\n";
        return Message.response(
                status,
                status == 200 ? "OK" : "Failing",
                "application/json",
                body,
                new Message.Header("X-Version", application.version()),
                new Message.Header("X-Group", application.group()),
                new Message.Header("X-Instance", application.instanceId()));
    }

    private static void pause(Duration time) throws IOException {
        try {
            if (!time.isZero()) {
                Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    @Override
    public void boot(String instanceId, String group, Supplier<Optional<String>> version) {
        model.boot(instanceId, group, version);
    }

    @Override
    public void stop(String instanceId) {
        model.stop(instanceId);
        Optional.ofNullable(servers.remove(instanceId)).ifPresent(HttpAcceptor::close);
    }

    @Override
    public Machines.Answer probe(String instanceId, String path) {
        return model.probe(instanceId, path);
    }

    @Override
    public Optional<InetSocketAddress> address(String instanceId) {
        return Optional.ofNullable(servers.get(instanceId)).map(HttpAcceptor::address);
    }

    @Override
    public void close() {
        servers.values().forEach(HttpAcceptor::close);
    }
}
