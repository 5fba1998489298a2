package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.elbv2.Machines;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** What runs on the machines: real HTTP servers, or a model without sockets for virtual time. */
public interface Applications {
    /**
     * The machine is running; its application comes up after its boot time.
     *
     * @param group the Auto Scaling group that launched the machine, empty for a machine of its own
     * @param version read once, the way bootstrap code reads it, when the application starts
     */
    void boot(String instanceId, String group, Supplier<Optional<String>> version);

    /** The machine stops or terminates; what runs on it ends at once. Unknown ids are ignored. */
    void stop(String instanceId);

    /** What a health check would find right now. */
    Machines.Answer probe(String instanceId, String path);

    /** Where the application listens, once it has started. */
    Optional<InetSocketAddress> address(String instanceId);
}
