package io.github.asgbg.sandbox.elbv2;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Machines that answer what a test tells them to; the zone is the last letter of the id. */
final class FakeMachines implements Machines, Network {
    private final Map<String, Integer> answers = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();

    void answer(String instanceId, int status) {
        answers.put(instanceId, status);
    }

    void silence(String instanceId) {
        answers.remove(instanceId);
    }

    void stop(String instanceId) {
        stopped.add(instanceId);
    }

    @Override
    public Answer probe(String instanceId, String path) {
        return new Answer(Optional.ofNullable(answers.get(instanceId)));
    }

    @Override
    public Optional<InetSocketAddress> address(String instanceId) {
        return Optional.empty();
    }

    @Override
    public boolean exists(String instanceId) {
        return isRunning(instanceId);
    }

    @Override
    public boolean isRunning(String instanceId) {
        return !stopped.contains(instanceId);
    }

    @Override
    public String zone(String instanceId) {
        return "us-east-1" + instanceId.substring(instanceId.length() - 1);
    }

    @Override
    public String zoneOf(String subnetId) {
        return zone(subnetId);
    }

    @Override
    public String vpcOf(String subnetId) {
        return "vpc-1";
    }
}
