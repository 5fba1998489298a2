package io.github.asgbg.sandbox.autoscaling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What Auto Scaling needs of EC2. All calls happen inside the world's lock. */
public interface Compute {
    /**
     * Starts one machine; it is {@code pending} at first and {@code running} later.
     *
     * @throws LaunchFailed with the text that belongs into the scaling activity
     */
    String launch(Launch launch);

    /** Begins to terminate; unknown or terminated ids are ignored. */
    void terminate(String instanceId);

    /** Whether the machine is in state {@code running}. */
    boolean isRunning(String instanceId);

    /** Whether the machine is {@code terminated}, stopped, or was never known. */
    boolean isGone(String instanceId);

    /** What EC2 knows of a machine that some other call launched; empty when it knows no such machine. */
    Optional<Existing> existing(String instanceId);

    /** Adds tags to an instance, over those that it has. */
    void addTags(String instanceId, Map<String, String> tags);

    /** The instance's tags as EC2 knows them; Auto Scaling removes {@code aws:autoscaling:groupName} on detach. */
    void removeTag(String instanceId, String key);

    /**
     * The Availability Zone of a subnet.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when it does not exist
     */
    String zoneOf(String subnetId);

    /**
     * The launch template, resolved.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when it does not exist
     */
    Template template(Optional<String> id, Optional<String> name, Optional<String> version);

    /**
     * Requires that the image of a template is there, if the template names one.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when it is not
     */
    void requireImage(Template template);

    /** A launch template version, resolved: {@code version} is the number, whatever alias was asked for. */
    record Template(String id, String name, String version, String imageId, String instanceType) {}

    /**
     * A machine that may be attached to a group.
     *
     * @param imageExists whether the image that it was launched from is still registered
     * @param template what it was launched from, if that was a launch template
     */
    record Existing(String zone, String instanceType, boolean imageExists, Optional<Template> template) {}

    /**
     * One launch.
     *
     * @param tags the group's propagated tags and {@code aws:autoscaling:groupName}; they win over the template's
     * @param versionAtBoot reads the version the way bootstrap code does, when the machine has booted
     */
    record Launch(
            Template template,
            String subnetId,
            Map<String, String> tags,
            List<String> targetGroupArns,
            Supplier<Optional<String>> versionAtBoot) {}

    /** A launch that AWS refuses; it shows only in the scaling activities. */
    final class LaunchFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LaunchFailed(String statusMessage) {
            super(statusMessage, null, false, false);
        }
    }
}
