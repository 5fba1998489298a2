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
    private final Map<String, Fault> faults = new HashMap<>();

    LaunchFaults(Compute compute, String versionTag) {
        this.compute = compute;
        this.versionTag = versionTag;
    }

    /**
     * What launches fail with.
     *
     * @param zone the only zone in which they do; empty for all
     * @param times how many still do
     */
    record Fault(String statusMessage, Optional<String> zone, int times) {
        private Optional<Fault> next() {
            return times <= 1 ? Optional.empty() : Optional.of(new Fault(statusMessage, zone, times - 1));
        }
    }

    /** From now on launches for this group, or of this version, fail so. */
    void fail(String groupOrVersion, Fault fault) {
        faults.put(groupOrVersion, fault);
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
                .flatMap(key -> strike(key, launch).stream())
                .findFirst();
    }

    private Optional<String> strike(String key, Launch launch) {
        Optional<Fault> fault = Optional.ofNullable(faults.get(key))
                .filter(f ->
                        f.zone().map(compute.zoneOf(launch.subnetId())::equals).orElse(true));
        fault.ifPresent(f -> f.next().ifPresentOrElse(left -> faults.put(key, left), () -> faults.remove(key)));
        return fault.map(Fault::statusMessage);
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

    @Override
    public void requireImage(Template template) {
        compute.requireImage(template);
    }
}
