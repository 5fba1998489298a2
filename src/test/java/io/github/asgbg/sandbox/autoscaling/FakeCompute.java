package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Machines that run five seconds after their launch, and end five seconds after they were told to. */
final class FakeCompute implements Compute {
    private final World world;
    private final Map<String, String> states = new LinkedHashMap<>();
    final Map<String, Launch> launches = new LinkedHashMap<>();
    final List<String> terminated = new ArrayList<>();
    final List<String> removedTags = new ArrayList<>();
    final Map<String, Map<String, String>> addedTags = new LinkedHashMap<>();
    final Set<String> withoutImage = new HashSet<>();
    final Map<String, String> foreignZones = new LinkedHashMap<>();
    final Set<String> zonesWithoutCapacity = new HashSet<>();
    String latestVersion = "1";

    FakeCompute(World world) {
        this.world = world;
    }

    @Override
    public String launch(Launch launch) {
        String zone = zoneOf(launch.subnetId());
        if (zonesWithoutCapacity.contains(zone)) {
            throw new LaunchFailed("We currently do not have sufficient t4g.nano capacity in the Availability Zone you "
                    + "requested (" + zone + "). Launching EC2 instance failed.");
        }
        String id = String.format("i-%017x", states.size() + 1);
        launches.put(id, launch);
        states.put(id, "pending");
        world.after(Duration.ofSeconds(5), () -> states.replace(id, "pending", "running"));
        return id;
    }

    /** A running machine that no group launched. */
    String foreign() {
        return foreignIn("us-east-1a");
    }

    String foreignIn(String zone) {
        String id = String.format("i-%017x", states.size() + 1);
        states.put(id, "running");
        foreignZones.put(id, zone);
        return id;
    }

    @Override
    public void terminate(String instanceId) {
        terminated.add(instanceId);
        world.after(Duration.ofSeconds(5), () -> states.put(instanceId, "terminated"));
    }

    void dies(String instanceId) {
        states.put(instanceId, "terminated");
    }

    @Override
    public boolean isRunning(String instanceId) {
        return "running".equals(states.get(instanceId));
    }

    @Override
    public boolean isGone(String instanceId) {
        return "terminated".equals(states.getOrDefault(instanceId, "terminated"));
    }

    @Override
    public Optional<Existing> existing(String instanceId) {
        return Optional.ofNullable(states.get(instanceId))
                .map(state -> new Existing(
                        zone(instanceId),
                        "t4g.nano",
                        !withoutImage.contains(instanceId),
                        Optional.ofNullable(launches.get(instanceId)).map(Launch::template)));
    }

    private String zone(String instanceId) {
        return Optional.ofNullable(launches.get(instanceId))
                .map(launch -> zoneOf(launch.subnetId()))
                .orElseGet(() -> foreignZones.getOrDefault(instanceId, "us-east-1a"));
    }

    @Override
    public void addTags(String instanceId, Map<String, String> tags) {
        addedTags.put(instanceId, tags);
    }

    @Override
    public void removeTag(String instanceId, String key) {
        removedTags.add(instanceId + " " + key);
    }

    @Override
    public String zoneOf(String subnetId) {
        if (!subnetId.startsWith("subnet-")) {
            throw new AwsError(400, "InvalidSubnetID.NotFound", "The subnet ID '" + subnetId + "' does not exist");
        }
        return "us-east-1" + subnetId.substring("subnet-".length());
    }

    @Override
    public void requireImage(Template template) {
        if (template.imageId().equals("ami-gone")) {
            throw new AwsError(400, "InvalidAMIID.NotFound", "The image id '[ami-gone]' does not exist");
        }
    }

    @Override
    public Template template(Optional<String> id, Optional<String> name, Optional<String> version) {
        if (name.filter("missing"::equals).isPresent()) {
            throw new AwsError(
                    400,
                    "InvalidLaunchTemplateName.NotFoundException",
                    "The specified launch template, with template name missing, does not exist.");
        }
        String number = version.filter(text -> !text.startsWith("$")).orElse(latestVersion);
        return name.filter("stale"::equals).isPresent()
                ? new Template("lt-0123456789", "stale", number, "ami-gone", "t4g.nano")
                : new Template("lt-0123456789", "web", number, "ami-1", "t4g.nano");
    }
}
