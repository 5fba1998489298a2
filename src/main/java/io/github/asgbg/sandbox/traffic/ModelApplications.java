package io.github.asgbg.sandbox.traffic;

import io.github.asgbg.sandbox.ec2.Applications;
import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.world.World;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Applications without sockets, for virtual time: they answer probes as their {@link Behaviour} says.
 *
 * <p>Half of the boot time is the operating system's. Then the bootstrap code reads the version, and the rest of the
 * boot time goes into starting that version.
 */
public final class ModelApplications implements Applications {
    /** The version of an application whose group has no version tag. */
    static final String NO_VERSION = "none";

    private final World world;
    private final Duration boot;
    private final Function<String, Behaviour> behaviours;
    private final Consumer<Application> started;
    private final Map<String, Object> machines = new HashMap<>();
    private final Map<String, Application> running = new HashMap<>();

    /** Applications that take {@code boot} of simulated time to come up and behave as their versions' names say. */
    public ModelApplications(World world, Duration boot, Function<String, Behaviour> behaviours) {
        this(world, boot, behaviours, application -> {});
    }

    ModelApplications(
            World world, Duration boot, Function<String, Behaviour> behaviours, Consumer<Application> started) {
        this.world = world;
        this.boot = boot;
        this.behaviours = behaviours;
        this.started = started;
    }

    @Override
    public void boot(String instanceId, String group, Supplier<Optional<String>> version) {
        Object life = new Object();
        machines.put(instanceId, life);
        Duration system = boot.dividedBy(2);
        ifStillUp(instanceId, life, system, () -> {
            String read = version.get().orElse(NO_VERSION);
            Behaviour behaviour = behaviours.apply(read);
            Duration rest = behaviour.bootTime(boot).minus(system);
            ifStillUp(instanceId, life, rest, () -> start(instanceId, group, read, behaviour));
        });
    }

    private void ifStillUp(String instanceId, Object life, Duration delay, Runnable event) {
        world.after(delay, () -> {
            if (machines.get(instanceId) == life) {
                event.run();
            }
        });
    }

    private void start(String instanceId, String group, String version, Behaviour behaviour) {
        Application application = new Application(instanceId, group, version, behaviour, world.now());
        running.put(instanceId, application);
        started.accept(application);
    }

    @Override
    public void stop(String instanceId) {
        machines.remove(instanceId);
        running.remove(instanceId);
    }

    @Override
    public Machines.Answer probe(String instanceId, String path) {
        return new Machines.Answer(
                Optional.ofNullable(running.get(instanceId)).flatMap(application -> application.status(world.now())));
    }

    @Override
    public Optional<InetSocketAddress> address(String instanceId) {
        return Optional.empty();
    }

    /**
     * Changes how a running application behaves from now on.
     *
     * @throws IllegalArgumentException when nothing runs on that machine
     */
    public void become(String instanceId, Behaviour behaviour) {
        world.locked(() -> {
            running(instanceId).become(behaviour);
            return behaviour;
        });
    }

    /** The version that runs on a machine, once it has started. */
    public Optional<String> version(String instanceId) {
        return world.locked(() -> Optional.ofNullable(running.get(instanceId)).map(Application::version));
    }

    private Application running(String instanceId) {
        Application application = running.get(instanceId);
        if (application == null) {
            throw new IllegalArgumentException("no application runs on " + instanceId);
        }
        return application;
    }
}
