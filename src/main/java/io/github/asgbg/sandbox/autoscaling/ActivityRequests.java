package io.github.asgbg.sandbox.autoscaling;

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

    DescribeScalingActivitiesResponse describe(DescribeScalingActivitiesRequest request) {
        List<Activity> found = candidates(request)
                .filter(activity ->
                        request.activityIds().isEmpty() || request.activityIds().contains(activity.activityId()))
                .sorted(ORDER)
                .toList();
        Pages<Activity> page = Pages.of(found, request.maxRecords(), request.nextToken(), 100, 100);
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
}
