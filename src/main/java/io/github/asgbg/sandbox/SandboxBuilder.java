package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.traffic.Behaviour;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a sandbox should be like. Durations are simulated time. */
public final class SandboxBuilder {
    long seed = 1;
    String region = "us-east-1";
    String service = "shop";
    String bucket = "asg-bg-ledger";
    String versionTag = "image-version";
    String version = "v1";
    int instances = 2;
    boolean blank;
    boolean unadopted;
    Duration boot = Duration.ofSeconds(20);
    Duration healthInterval = Duration.ofSeconds(10);
    Duration drain = Duration.ofSeconds(20);
    Duration grace = Duration.ofMinutes(5);
    Duration slowStart = Duration.ZERO;
    Duration routingLag = Duration.ofSeconds(2);
    Optional<Double> speed = Optional.empty();
    boolean traffic;
    OptionalInt port = OptionalInt.empty();
    int loadBalancerPort;
    int idsPerCall = 20;
    boolean movesOneByOne;
    int policies;
    int scheduledActions;
    double load;
    double cpuPerThousandRequests = 50;
    final Map<String, Behaviour> behaviours = new HashMap<>();

    SandboxBuilder() {}

    /** All that is random follows from the seed; 1 unless set. */
    public SandboxBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** The region; us-east-1 unless set. */
    public SandboxBuilder region(String region) {
        this.region = region;
        return this;
    }

    /** The name of the service, {@code shop} unless set; the groups' names end with -blue and -green. */
    public SandboxBuilder service(String name) {
        this.service = name;
        return this;
    }

    /** How many instances serve at the beginning; 2 unless set. */
    public SandboxBuilder instances(int count) {
        this.instances = count;
        return this;
    }

    /**
     * What scales the live group: so many policies (the first four of different kinds, every further one a step policy; step
     * policies with an alarm each), at most 50, and so many scheduled actions, at most 125; none unless set.
     */
    public SandboxBuilder scaling(int policyCount, int scheduledActionCount) {
        this.policies = policyCount;
        this.scheduledActions = scheduledActionCount;
        return this;
    }

    /** The version that serves at the beginning; {@code v1} unless set. */
    public SandboxBuilder version(String version) {
        this.version = version;
        return this;
    }

    /** The group tag that holds the version; {@code image-version} unless set. */
    public SandboxBuilder versionTag(String key) {
        this.versionTag = key;
        return this;
    }

    /** The bucket for the ledger; {@code asg-bg-ledger} unless set. */
    public SandboxBuilder bucket(String name) {
        this.bucket = name;
        return this;
    }

    /** Whether the service is one that nobody has prepared for releases: no tags, and one instance with termination protection. */
    public SandboxBuilder unadopted(boolean is) {
        unadopted = is;
        return this;
    }

    /** An account without groups, load balancer and bucket. */
    public SandboxBuilder blank(boolean blank) {
        this.blank = blank;
        return this;
    }

    /** From a running machine to an application that answers; 20 s unless set. */
    public SandboxBuilder boot(Duration time) {
        this.boot = time;
        return this;
    }

    /** Between two health checks of a target, 5 to 300 s; 10 s unless set. */
    public SandboxBuilder healthInterval(Duration interval) {
        this.healthInterval = interval;
        return this;
    }

    /** The deregistration delay, up to an hour; 20 s unless set. */
    public SandboxBuilder drain(Duration delay) {
        this.drain = delay;
        return this;
    }

    /** The groups' health check grace period, up to two hours; five minutes, as in the console, unless set. */
    public SandboxBuilder grace(Duration period) {
        this.grace = period;
        return this;
    }

    /** The slow start of new targets, 30 to 900 s; none unless set. */
    public SandboxBuilder slowStart(Duration time) {
        this.slowStart = time;
        return this;
    }

    /** From a deregistration to the last new request that the target gets; 2 s unless set. */
    public SandboxBuilder routingLag(Duration lag) {
        this.routingLag = lag;
        return this;
    }

    /** The most instances in a call to move them; 20 as documented unless set. */
    public SandboxBuilder idsPerCall(int limit) {
        this.idsPerCall = limit;
        return this;
    }

    /**
     * One instance that cannot be moved keeps no other of the same call where it is, though the call fails; unless set, it
     * keeps all.
     */
    public SandboxBuilder movesOneByOne() {
        this.movesOneByOne = true;
        return this;
    }

    /**
     * How many requests a minute the whole service gets, in its metrics only; 0 unless set, and then there are none of the
     * metrics that follow from it. See {@link Sandbox#load}.
     */
    public SandboxBuilder load(double requestsPerMinute) {
        this.load = requestsPerMinute;
        return this;
    }

    /** How much CPU an instance needs for a thousand requests a minute; 50 percent unless set. */
    public SandboxBuilder cpuPerThousandRequests(double percent) {
        this.cpuPerThousandRequests = percent;
        return this;
    }

    /** How a version behaves, if its name does not say so. */
    public SandboxBuilder behaviour(String version, Behaviour behaviour) {
        this.behaviours.put(version, behaviour);
        return this;
    }

    /**
     * Lets time pass by itself, {@code speed} simulated seconds in a real one, with real traffic, listening on any free
     * port unless {@link #port} says which.
     */
    public SandboxBuilder speed(double speed) {
        this.speed = Optional.of(speed);
        this.traffic = true;
        this.port = this.port.isPresent() ? this.port : OptionalInt.of(0);
        return this;
    }

    /** Whether machines and the load balancer have real sockets; set by {@link #speed} unless switched off after it. */
    public SandboxBuilder traffic(boolean real) {
        this.traffic = real;
        return this;
    }

    /** Listens for AWS clients on this port of 127.0.0.1, or on any free one for 0. */
    public SandboxBuilder port(int port) {
        this.port = OptionalInt.of(port);
        return this;
    }

    /** The port of 127.0.0.1 on which the load balancer listens; any free one unless set. */
    public SandboxBuilder loadBalancerPort(int port) {
        this.loadBalancerPort = port;
        return this;
    }

    /**
     * Builds the sandbox; it is ready for use when this returns.
     *
     * @throws IllegalArgumentException when the description makes no sense
     * @throws java.io.UncheckedIOException when a port is taken
     */
    public Sandbox start() {
        requireSensible();
        return new Sandbox(this);
    }

    Behaviour behaviour(String ofVersion) {
        return Optional.ofNullable(behaviours.get(ofVersion)).orElseGet(() -> Behaviour.ofVersion(ofVersion));
    }

    /** Refuses what AWS would refuse when the pair is made, in words of the one who builds a sandbox. */
    void requireSensible() {
        require(instances >= 1 && instances <= 200, "there must be 1 to 200 instances, not " + instances);
        require(policies >= 0 && policies <= 50, "there must be 0 to 50 policies, not " + policies);
        require(
                scheduledActions >= 0 && scheduledActions <= 125,
                "there must be 0 to 125 scheduled actions, not " + scheduledActions);
        require(!boot.isNegative(), "the boot time must not be negative");
        requireSeconds("health interval", healthInterval, 5, 300);
        requireSeconds("drain", drain, 0, 3600);
        requireSeconds("grace period", grace, 0, 7200);
        require(
                service.matches("[a-zA-Z0-9]([a-zA-Z0-9-]{0,24}[a-zA-Z0-9])?"),
                "the service name '" + service + "' must have letters, digits and hyphens, at most 26");
        requireLoad(load);
        require(cpuPerThousandRequests >= 0, "the CPU for a thousand requests must not be negative");
        require(!traffic || speed.isPresent(), "real traffic needs a real clock: set a speed");
    }

    static void requireLoad(double requestsPerMinute) {
        require(
                requestsPerMinute >= 0 && Double.isFinite(requestsPerMinute),
                "the load must be a number of requests a minute, not " + requestsPerMinute);
    }

    private static void requireSeconds(String what, Duration value, int least, int most) {
        boolean isWhole = value.toNanosPart() == 0 && value.toSeconds() >= least && value.toSeconds() <= most;
        require(
                isWhole,
                "the " + what + " must be " + least + " to " + most + " whole seconds as on AWS, not " + value);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
