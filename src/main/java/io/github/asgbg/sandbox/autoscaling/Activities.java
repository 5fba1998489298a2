package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/** The scaling activities of an account; AWS keeps them for six weeks. */
final class Activities {
    private static final Duration KEPT = Duration.ofDays(42);

    private final World world;
    private final Map<String, Activity> byId = new LinkedHashMap<>();

    Activities(World world) {
        this.world = world;
    }

    /** Newest last. */
    List<Activity> all() {
        return new ArrayList<>(byId.values());
    }

    List<Activity> of(Group group) {
        return byId.values().stream()
                .filter(activity -> group.name().equals(activity.autoScalingGroupName()))
                .toList();
    }

    Activity get(String id) {
        return byId.getOrDefault(id, Activity.builder().activityId(id).build());
    }

    Activity begin(Group group, String description, String cause, ScalingActivityStatusCode status, int progress) {
        forgetOld();
        Activity activity = Activity.builder()
                .activityId(Account.uuid(world))
                .autoScalingGroupName(group.name())
                .autoScalingGroupARN(group.settings().autoScalingGroupARN())
                .description(description)
                .cause(cause)
                .startTime(world.now())
                .statusCode(status)
                .progress(progress)
                .details("{}")
                .build();
        byId.put(activity.activityId(), activity);
        return activity;
    }

    /** Where it is tried, which a failed one tells too (GitHub kubernetes/autoscaler#1263 shows one). */
    void placed(String id, Group.Place place) {
        change(id, activity -> activity.toBuilder()
                .details("{\"Subnet ID\":\"" + place.subnet() + "\",\"Availability Zone\":\"" + place.zone() + "\"}")
                .build());
    }

    /** Adds what is known once EC2 has answered. */
    void launched(String id, String instanceId) {
        change(id, activity -> activity.toBuilder()
                .description("Launching a new EC2 instance: " + instanceId)
                .statusCode(ScalingActivityStatusCode.PRE_IN_SERVICE)
                .progress(30)
                .build());
    }

    void progress(String id, ScalingActivityStatusCode status, int progress) {
        change(id, activity -> activity.toBuilder()
                .statusCode(status)
                .progress(progress)
                .build());
    }

    void succeed(String id) {
        end(id, ScalingActivityStatusCode.SUCCESSFUL);
    }

    void cancel(String id, String message) {
        change(id, activity -> activity.toBuilder().statusMessage(message).build());
        end(id, ScalingActivityStatusCode.CANCELLED);
    }

    /** A launch that comes to nothing is told like a failure (UG:CHAP_Troubleshooting). */
    void cancelLaunch(String id, String message) {
        explain(id, message);
        end(id, ScalingActivityStatusCode.CANCELLED);
    }

    /** A failure is told in the status message and again at the end of the description. */
    void fail(String id, String message) {
        explain(id, message);
        end(id, ScalingActivityStatusCode.FAILED);
    }

    private void explain(String id, String message) {
        change(id, activity -> activity.toBuilder()
                .description(activity.description() + ".  Status Reason: " + message)
                .statusMessage(message)
                .build());
    }

    void forget(Group group) {
        change(group, activity -> activity.toBuilder()
                .autoScalingGroupState("Deleted")
                .build());
    }

    boolean isRunning(Group group) {
        return of(group).stream().anyMatch(activity -> activity.endTime() == null);
    }

    private void end(String id, ScalingActivityStatusCode status) {
        change(id, activity -> activity.toBuilder()
                .statusCode(status)
                .progress(100)
                .endTime(world.now())
                .build());
    }

    private void change(Group group, UnaryOperator<Activity> change) {
        of(group).forEach(activity -> change(activity.activityId(), change));
    }

    private void change(String id, UnaryOperator<Activity> change) {
        byId.computeIfPresent(id, (unused, activity) -> change.apply(activity));
    }

    /** The oldest come first, so that this mostly looks at one. */
    private void forgetOld() {
        Instant oldest = world.now().minus(KEPT);
        Iterator<Activity> activities = byId.values().iterator();
        while (activities.hasNext() && activities.next().startTime().isBefore(oldest)) {
            activities.remove();
        }
    }

    /** The stamp that begins each sentence of a cause. */
    static String at(Instant time) {
        return "At " + time.truncatedTo(ChronoUnit.SECONDS) + " ";
    }
}
