package io.github.asgbg.conformance;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.SandboxBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An account of the simulated AWS without anything in it, in virtual time. */
final class SimulatedAccount implements AutoCloseable {
    final Sandbox sandbox;
    final AwsClients clients;
    final Timer timer;

    SimulatedAccount() {
        this(Sandbox.builder());
    }

    SimulatedAccount(SandboxBuilder builder) {
        System.setProperty("aws.accessKeyId", "made-up");
        System.setProperty("aws.secretAccessKey", "made-up");
        this.sandbox = builder.blank(true).start();
        this.clients = new AwsClients(
                new Connection(Optional.empty(), Optional.of(sandbox.region()), Optional.empty()),
                sandbox.httpClient());
        this.timer = new Timer() {
            @Override
            public Instant now() {
                return sandbox.world().now();
            }

            @Override
            public Duration elapsed() {
                return Duration.between(Instant.EPOCH, now());
            }

            @Override
            public void pause(Duration duration) {
                sandbox.world().advance(duration);
            }

            @Override
            public int interruptions() {
                return 0;
            }
        };
    }

    Suite suite() {
        return new Suite(clients, timer, "test", Resources.DEFAULT, Duration.ofHours(1));
    }

    @Override
    public void close() {
        clients.close();
        sandbox.close();
    }
}
