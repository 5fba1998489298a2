package io.github.asgbg.sandbox.elbv2;

import java.net.InetSocketAddress;
import java.util.Optional;

/** What the load balancer needs of the machines behind it. */
public interface Machines {
    /** What a health check would find right now, as the application itself would answer it. */
    Answer probe(String instanceId, String path);

    /** Where the machine's application listens, when there is real traffic and the machine has booted. */
    Optional<InetSocketAddress> address(String instanceId);

    /** Whether EC2 knows the id and it is running; ELB refuses to register others. */
    boolean exists(String instanceId);

    boolean isRunning(String instanceId);

    String zone(String instanceId);

    /** A health check's finding: a status code, or none when nothing answered in time. */
    record Answer(Optional<Integer> statusCode) {}
}
