package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.autoscaling.Compute;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** EC2 as Auto Scaling sees it, with launches that fail for some groups or versions. */
final class LaunchFaults implements Compute {
    private static final String GROUP_TAG = "aws:autoscaling:groupName";

    private final Compute compute;
    private final String versionTag;
    private final Map<String, String> faults = new HashMap<>();

    LaunchFaults(Compute compute, String versionTag) {
        this.compute = compute;
        this.versionTag = versionTag;
    }

    /** From now on launches for this group, or of this version, fail with this text in their activities. */
    void fail(String groupOrVersion, String statusMessage) {
        faults.put(groupOrVersion, statusMessage);
    }

    void heal(String groupOrVersion) {
        faults.remove(groupOrVersion);
    }

    @Override
    public String launch(Launch launch) {
        fault(launch).ifPresent(text -> {
            throw new LaunchFailed(text);
        });
        return compute.launch(launch);
    }

    private Optional<String> fault(Launch launch) {
        return Stream.of(GROUP_TAG, versionTag)
                .map(tag -> launch.tags().getOrDefault(tag, ""))
                .filter(faults::containsKey)
                .map(faults::get)
                .findFirst();
    }

    @Override
    public void terminate(String instanceId) {
        compute.terminate(instanceId);
    }

    @Override
    public boolean isRunning(String instanceId) {
        return compute.isRunning(instanceId);
    }

    @Override
    public boolean isGone(String instanceId) {
        return compute.isGone(instanceId);
    }

    @Override
    public Optional<Existing> existing(String instanceId) {
        return compute.existing(instanceId);
    }

    @Override
    public void addTags(String instanceId, Map<String, String> tags) {
        compute.addTags(instanceId, tags);
    }

    @Override
    public void removeTag(String instanceId, String key) {
        compute.removeTag(instanceId, key);
    }

    @Override
    public String zoneOf(String subnetId) {
        return compute.zoneOf(subnetId);
    }

    @Override
    public Template template(Optional<String> id, Optional<String> name, Optional<String> version) {
        return compute.template(id, name, version);
    }
}
