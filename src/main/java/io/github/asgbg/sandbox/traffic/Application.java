package io.github.asgbg.sandbox.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One application on one machine, from the moment it listens. */
final class Application {
    private final String instanceId;
    private final String group;
    private final String version;
    private final Instant startedAt;
    private volatile Behaviour behaviour;

    Application(String instanceId, String group, String version, Behaviour behaviour, Instant startedAt) {
        this.instanceId = instanceId;
        this.group = group;
        this.version = version;
        this.behaviour = behaviour;
        this.startedAt = startedAt;
    }

    String instanceId() {
        return instanceId;
    }

    String group() {
        return group;
    }

    String version() {
        return version;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    void become(Behaviour other) {
        behaviour = other;
    }

    Optional<Integer> status(Instant now) {
        return behaviour.status(Duration.between(startedAt, now));
    }
}
