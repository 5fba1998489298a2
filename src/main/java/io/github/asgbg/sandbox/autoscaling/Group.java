package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** One Auto Scaling group: its settings as AWS describes them, and what changes by itself. */
final class Group {
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Attachment> targetGroups = new LinkedHashMap<>();
    private final Set<String> trafficSources = new TreeSet<>();
    private final Map<String, TagDescription> tags = new TreeMap<>();
    private final Map<String, LifecycleHook> hooks = new TreeMap<>();
    private final Map<String, String> suspended = new TreeMap<>();
    private final Set<String> metrics = new TreeSet<>();
    private final Map<String, ScheduledAction> scheduled = new TreeMap<>();
    private final Map<String, Policy> policies = new TreeMap<>();
    private final Map<String, Set<String>> notifications = new TreeMap<>();
    private final LaunchPace launchPace = new LaunchPace();
    private AutoScalingGroup settings;
    private List<Place> places = List.of();
    private Optional<Instant> unbalancedSince = Optional.empty();
    private String capacityCause = "";
    private Optional<Duration> cooldown = Optional.empty();
    private Optional<Forecast> forecast = Optional.empty();
    private int replacements;
    private boolean deleting;

    Group(AutoScalingGroup settings) {
        this.settings = settings;
    }

    /** A subnet and its Availability Zone. */
    record Place(String subnet, String zone) {}

    String name() {
        return settings.autoScalingGroupName();
    }

    AutoScalingGroup settings() {
        return settings;
    }

    void change(AutoScalingGroup changed) {
        settings = changed;
    }

    int min() {
        return settings.minSize();
    }

    int max() {
        return settings.maxSize();
    }

    int desired() {
        return settings.desiredCapacity();
    }

    /** Sets the desired capacity; the cause, an AWS sentence, will explain the activities that follow. */
    void desire(int desired, String cause) {
        if (desired != desired()) {
            capacityCause = cause + " changing the desired capacity from " + desired() + " to " + desired + ".  ";
            desireQuietly(desired);
            cooldown = Optional.empty();
        }
    }

    /** Takes over changed settings; who asked for them will explain the activities that follow. */
    void resize(AutoScalingGroup changed, Instant now, String who) {
        int desired = changed.desiredCapacity();
        change(changed.toBuilder().desiredCapacity(desired()).build());
        desire(desired, Activities.at(now) + who + constraints(changed));
    }

    /** What a cause says of new sizes. */
    static String constraints(AutoScalingGroup settings) {
        return " update of AutoScalingGroup constraints to min: " + settings.minSize() + ", max: " + settings.maxSize()
                + ", desired: " + settings.desiredCapacity();
    }

    /** Sets the desired capacity where the instances already match it, so that no activity follows. */
    void desireQuietly(int desired) {
        settings = settings.toBuilder().desiredCapacity(desired).build();
    }

    /** The cooldown of the simple policy that changed the capacity last, if it has one of its own. */
    Optional<Duration> cooldown() {
        return cooldown;
    }

    void cool(Optional<Duration> ofPolicy) {
        cooldown = ofPolicy;
    }

    /** What predictive scaling expects. */
    Optional<Forecast> forecast() {
        return forecast;
    }

    void predict(Forecast expected) {
        forecast = Optional.of(expected);
    }

    String capacityCause() {
        return capacityCause;
    }

    /** How long the number of active instances has been wrong; the first call starts the count. */
    Instant unbalancedSince(Instant now) {
        Instant since = unbalancedSince.orElse(now);
        unbalancedSince = Optional.of(since);
        return since;
    }

    /** All is as desired; a later change of mind starts without the caution that earlier failures taught. */
    void balanced() {
        launchPace.succeeded();
        unbalancedSince = Optional.empty();
        capacityCause = "";
        replacements = 0;
    }

    /** Notes that an instance was taken out because it was unhealthy, so that the next launch replaces it. */
    void owesReplacement() {
        replacements++;
    }

    boolean paysReplacement() {
        if (replacements == 0) {
            return false;
        }
        replacements--;
        return true;
    }

    List<Place> places() {
        return places;
    }

    void spread(List<Place> over) {
        places = over;
    }

    Map<String, Member> members() {
        return members;
    }

    /** A copy, as transitions add and remove members. */
    List<Member> allMembers() {
        return new ArrayList<>(members.values());
    }

    List<Member> active() {
        return members.values().stream()
                .filter(member -> member.state().isActive())
                .toList();
    }

    /** A member, or AWS's refusal. */
    Member require(String instanceId) {
        return Optional.ofNullable(members.get(instanceId))
                .orElseThrow(() -> AwsError.validation(
                        "The instance " + instanceId + " is not part of Auto Scaling group " + name() + "."));
    }

    Map<String, Attachment> targetGroups() {
        return targetGroups;
    }

    /** The target groups that instances belong into. */
    List<String> attachedTargetGroups() {
        return targetGroups.entrySet().stream()
                .filter(entry -> entry.getValue() != Attachment.REMOVING)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those of the target groups that were attached as traffic sources, which the older calls do not know. */
    Set<String> trafficSources() {
        return trafficSources;
    }

    Map<String, TagDescription> tags() {
        return tags;
    }

    Map<String, LifecycleHook> hooks() {
        return hooks;
    }

    /** Suspended processes and why. */
    Map<String, String> suspended() {
        return suspended;
    }

    boolean isSuspended(String process) {
        return suspended.containsKey(process);
    }

    Set<String> metrics() {
        return metrics;
    }

    /** Scheduled actions by name. */
    Map<String, ScheduledAction> scheduled() {
        return scheduled;
    }

    /** Scaling policies by name. */
    Map<String, Policy> policies() {
        return policies;
    }

    /** The notification types that each SNS topic would get. */
    Map<String, Set<String>> notifications() {
        return notifications;
    }

    LaunchPace launchPace() {
        return launchPace;
    }

    boolean isDeleting() {
        return deleting;
    }

    void delete() {
        deleting = true;
        scheduled.clear();
        policies.clear();
        notifications.clear();
    }
}
