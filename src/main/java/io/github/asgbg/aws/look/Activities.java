package io.github.asgbg.aws.look;

import static io.github.asgbg.aws.pojo.Texts.orEmpty;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.InstanceIds;
import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;

/**
 * Launches that did not work are told nowhere but in the scaling activities. Source: Auto Scaling user guide,
 * "Troubleshoot Amazon EC2 Auto Scaling".
 */
final class Activities {
    private static final int LONGEST = 1000;
    private static final int MAX_PAGES = 5;
    /** A large group has a few activities for each instance of a release. */
    private static final int MAX_PAGES_OF_INSTANCES = 50;

    private static final String REASON = "Status Reason:";
    private static final Pattern ZONE = Pattern.compile("\"Availability Zone\"\\s*:\\s*\"([a-z0-9-]+)\"");

    private final AwsClients clients;
    private final Asking asking;

    Activities(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** Failed and cancelled activities that began at or after a time, newest first. */
    List<Activity> failures(Colour colour, String group, Instant since) {
        List<Activity> failures = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            DescribeScalingActivitiesResponse answer = ask(group, token);
            answer.activities().stream()
                    .filter(a -> !a.startTime().isBefore(since) && isFailure(a.statusCodeAsString()))
                    .forEach(a -> failures.add(activity(colour, a)));
            token = answer.nextToken();
            if (token == null || reaches(answer, since)) {
                break;
            }
        }
        return failures;
    }

    /**
     * When the last activity began that moved an instance to Standby or back, as in {@code Moving EC2 instance to Standby: i-0123}
     * (user guide, "Temporarily remove instances from your Auto Scaling group"); as many pages are read as it takes to find
     * one for each.
     */
    Map<String, Instant> lastStandby(String group, List<String> instances) {
        Set<String> wanted = Set.copyOf(instances);
        Map<String, Instant> last = new HashMap<>();
        String token = null;
        for (int page = 0; page < MAX_PAGES_OF_INSTANCES && last.size() < wanted.size(); page++) {
            DescribeScalingActivitiesResponse answer = ask(group, token);
            answer.activities().forEach(a -> moved(orEmpty(a.description()), wanted)
                    .forEach(id -> last.merge(id, a.startTime(), Activities::later)));
            token = answer.nextToken();
            if (token == null) {
                break;
            }
        }
        return last;
    }

    private static Set<String> moved(String description, Set<String> instances) {
        return description.contains("Standby") ? InstanceIds.in(description, instances) : Set.of();
    }

    private static Instant later(Instant some, Instant other) {
        return some.isAfter(other) ? some : other;
    }

    private DescribeScalingActivitiesResponse ask(String group, @Nullable String token) {
        return asking.ask("autoscaling:DescribeScalingActivities", () -> "*", () -> clients.autoScaling()
                .describeScalingActivities(
                        r -> r.autoScalingGroupName(group).nextToken(token).maxRecords(100)));
    }

    /** AWS lists the newest first, so that a page with an older one is the last of interest. */
    private static boolean reaches(DescribeScalingActivitiesResponse answer, Instant since) {
        return answer.activities().stream()
                .anyMatch(a -> isOver(a) && a.startTime().isBefore(since));
    }

    /** What is still going on is listed before everything else, however old it is. */
    private static boolean isOver(software.amazon.awssdk.services.autoscaling.model.Activity a) {
        return a.endTime() != null;
    }

    private static boolean isFailure(String status) {
        return "Failed".equals(status) || "Cancelled".equals(status);
    }

    private static Activity activity(Colour colour, software.amazon.awssdk.services.autoscaling.model.Activity a) {
        String description = told(a.description());
        return new Activity(
                a.activityId(), colour, a.startTime(), description, told(a.cause()), message(a, description), zone(a));
    }

    /** Enough of it for people; the reasons why launches fail come first. */
    private static String told(String text) {
        return Printable.shortened(orEmpty(text), LONGEST);
    }

    /** The details are JSON: {@code {"Subnet ID":"subnet-...","Availability Zone":"us-east-1a"}}. */
    private static String zone(software.amazon.awssdk.services.autoscaling.model.Activity a) {
        Matcher zone = ZONE.matcher(orEmpty(a.details()));
        return zone.find() ? zone.group(1) : "";
    }

    private static String message(software.amazon.awssdk.services.autoscaling.model.Activity a, String description) {
        String status = told(a.statusMessage());
        int reason = description.indexOf(REASON);
        return status.isEmpty() && reason >= 0
                ? description.substring(reason + REASON.length()).strip()
                : status;
    }
}
