package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;

/** Reading the history: what goes on first, then the newest. */
final class ActivityRequests {
    private static final Comparator<Activity> ORDER = Comparator.<Activity, Boolean>comparing(
                    activity -> activity.endTime() != null)
            .thenComparing(Activity::startTime, Comparator.reverseOrder());

    private final Account account;

    ActivityRequests(Account account) {
        this.account = account;
    }

    DescribeScalingActivitiesResponse describe(DescribeScalingActivitiesRequest request, Newer newer) {
        List<Activity> found = candidates(request)
                .filter(activity ->
                        request.activityIds().isEmpty() || request.activityIds().contains(activity.activityId()))
                .filter(activity -> newer.items("Filters").stream().allMatch(filter -> holds(filter, activity)))
                .sorted(ORDER)
                .toList();
        Page<Activity> page = Pages.of(found, request.maxRecords(), request.nextToken(), 100, 100);
        return DescribeScalingActivitiesResponse.builder()
                .activities(page.items())
                .nextToken(page.next())
                .build();
    }

    private Stream<Activity> candidates(DescribeScalingActivitiesRequest request) {
        boolean withDeleted = Boolean.TRUE.equals(request.includeDeletedGroups());
        String name = request.autoScalingGroupName();
        Stream<Activity> all = account.activities().all().stream()
                .filter(activity -> withDeleted || activity.autoScalingGroupState() == null);
        if (name == null) {
            return all;
        }
        if (!withDeleted) {
            account.require(name);
        }
        return all.filter(activity -> name.equals(activity.autoScalingGroupName()));
    }

    /** Several values of one filter are alternatives. */
    private static boolean holds(Newer filter, Activity activity) {
        String name = filter.value("Name").orElse("");
        return filter.items("Values").stream()
                .flatMap(value -> value.value().stream())
                .anyMatch(value -> holds(name, value, activity));
    }

    private static boolean holds(String name, String value, Activity activity) {
        return switch (name) {
            case "StartTimeLowerBound" -> !activity.startTime().isBefore(time(value));
            case "StartTimeUpperBound" -> !activity.startTime().isAfter(time(value));
            case "Status" -> value.equals(activity.statusCodeAsString());
            default -> throw Filters.unknown(name);
        };
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw AwsError.validation("The value " + text + " is not a time in ISO 8601 format.");
        }
    }
}
