package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.DeleteNotificationConfigurationRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteNotificationConfigurationResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingNotificationTypesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeNotificationConfigurationsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeNotificationConfigurationsResponse;
import software.amazon.awssdk.services.autoscaling.model.NotificationConfiguration;
import software.amazon.awssdk.services.autoscaling.model.PutNotificationConfigurationRequest;
import software.amazon.awssdk.services.autoscaling.model.PutNotificationConfigurationResponse;

/** What a group would tell SNS topics; there is no SNS here, so nothing is delivered. */
final class NotificationRequests {
    private static final int TOPICS_PER_GROUP = 10;
    private static final List<String> TYPES = List.of(
            "autoscaling:EC2_INSTANCE_LAUNCH",
            "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
            "autoscaling:EC2_INSTANCE_TERMINATE",
            "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
            "autoscaling:TEST_NOTIFICATION");

    private final Account account;

    NotificationRequests(Account account) {
        this.account = account;
    }

    DescribeAutoScalingNotificationTypesResponse types() {
        return DescribeAutoScalingNotificationTypesResponse.builder()
                .autoScalingNotificationTypes(TYPES)
                .build();
    }

    /** Overwrites what was put for the same topic. */
    PutNotificationConfigurationResponse put(PutNotificationConfigurationRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        String topic = Requests.name(request.topicARN(), "topicARN");
        requireTopicOfThisRegion(topic);
        PolicyChecks.refuseIf(request.notificationTypes().isEmpty(), "NotificationTypes must not be empty");
        request.notificationTypes()
                .forEach(type -> PolicyChecks.refuseIf(
                        !TYPES.contains(type), "\"" + type + "\" is not a valid Notification Type"));
        if (!group.notifications().containsKey(topic) && group.notifications().size() >= TOPICS_PER_GROUP) {
            throw new AwsError(400, "LimitExceeded", "A group can't have more than " + TOPICS_PER_GROUP + " topics");
        }
        group.notifications().put(topic, new TreeSet<>(request.notificationTypes()));
        return PutNotificationConfigurationResponse.builder().build();
    }

    private void requireTopicOfThisRegion(String topic) {
        PolicyChecks.refuseIf(
                !topic.matches("arn:[^:]+:sns:" + account.quirks().region() + ":[0-9]{12}:[^:]+"),
                "Invalid parameter: TopicArn");
    }

    /** No source says what becomes of a topic that was never put; it is ignored here. */
    DeleteNotificationConfigurationResponse delete(DeleteNotificationConfigurationRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        group.notifications().remove(Requests.required(request.topicARN(), "topicARN"));
        return DeleteNotificationConfigurationResponse.builder().build();
    }

    /** One row for each topic and type. */
    DescribeNotificationConfigurationsResponse describe(DescribeNotificationConfigurationsRequest request) {
        Stream<Group> groups = request.autoScalingGroupNames().isEmpty()
                ? account.allGroups().stream()
                : request.autoScalingGroupNames().stream().map(account::require);
        List<NotificationConfiguration> rows =
                groups.flatMap(NotificationRequests::rows).toList();
        Page<NotificationConfiguration> page = Pages.of(rows, request.maxRecords(), request.nextToken(), 50, 100);
        return DescribeNotificationConfigurationsResponse.builder()
                .notificationConfigurations(page.items())
                .nextToken(page.next())
                .build();
    }

    private static Stream<NotificationConfiguration> rows(Group group) {
        return group.notifications().entrySet().stream()
                .flatMap(topic -> topic.getValue().stream().map(type -> NotificationConfiguration.builder()
                        .autoScalingGroupName(group.name())
                        .topicARN(topic.getKey())
                        .notificationType(type)
                        .build()));
    }
}
