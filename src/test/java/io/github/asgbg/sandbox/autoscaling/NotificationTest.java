package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static io.github.asgbg.sandbox.autoscaling.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.NotificationConfiguration;

/** Sources: API PutNotificationConfiguration, DescribeNotificationConfigurations, unless a test names another. */
class NotificationTest {
    private static final String OPS = "arn:aws:sns:us-east-1:123456789012:ops";
    private static final String LAUNCH = "autoscaling:EC2_INSTANCE_LAUNCH";
    private static final String TERMINATE = "autoscaling:EC2_INSTANCE_TERMINATE";

    private static void put(Scene scene, String topic, String... types) {
        scene.client.putNotificationConfiguration(
                request -> request.autoScalingGroupName(BLUE).topicARN(topic).notificationTypes(types));
    }

    private static List<String> rows(Scene scene) {
        return scene
                .client
                .describeNotificationConfigurations(request -> request.autoScalingGroupNames(BLUE))
                .notificationConfigurations()
                .stream()
                .map(row -> row.topicARN().substring(OPS.length() - 3) + " " + row.notificationType())
                .toList();
    }

    @Test
    @DisplayName("AWS CLI reference, describe-notification-configurations: one row for each topic and type")
    void thereIsARowForEachTopicAndType() {
        Scene scene = Scene.with(0, 0, 1);
        put(scene, OPS, LAUNCH, TERMINATE);
        put(scene, OPS + "-2", LAUNCH);
        assertThat(rows(scene)).containsExactlyInAnyOrder("ops " + LAUNCH, "ops " + TERMINATE, "ops-2 " + LAUNCH);
        put(scene, OPS, TERMINATE);
        assertThat(rows(scene)).containsExactlyInAnyOrder("ops " + TERMINATE, "ops-2 " + LAUNCH);
        scene.client.deleteNotificationConfiguration(
                request -> request.autoScalingGroupName(BLUE).topicARN(OPS));
        assertThat(rows(scene)).containsExactly("ops-2 " + LAUNCH);
    }

    @Test
    void rowsArePaged() {
        Scene scene = Scene.with(0, 0, 1);
        put(scene, OPS, LAUNCH, TERMINATE, "autoscaling:TEST_NOTIFICATION");
        assertThat(scene.client.describeNotificationConfigurationsPaginator(request -> request.maxRecords(2)).stream()
                        .flatMap(page -> page.notificationConfigurations().stream()))
                .hasSize(3)
                .allMatch(row -> BLUE.equals(row.autoScalingGroupName()))
                .extracting(NotificationConfiguration::notificationType)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("UG:ec2-auto-scaling-quotas: 10 topics a group")
    void thereIsALimitOfTopics() {
        Scene scene = Scene.with(0, 0, 1);
        IntStream.range(0, 10).forEach(number -> put(scene, OPS + number, LAUNCH));
        refused("LimitExceeded", "A group can't have more than 10 topics", () -> put(scene, OPS, LAUNCH));
        put(scene, OPS + "7", TERMINATE);
    }

    @Test
    @DisplayName("badmintoncryer/cdk-preflight, rules/autoscaling/pf-asg-notification-*")
    void unknownTypesAndForeignTopicsAreRefused() {
        Scene scene = Scene.with(0, 0, 1);
        invalid("\"autoscaling:LUNCH\" is not a valid Notification Type", () -> put(scene, OPS, "autoscaling:LUNCH"));
        invalid("Invalid parameter: TopicArn", () -> put(scene, "arn:aws:sns:eu-west-1:123456789012:ops", LAUNCH));
    }

    @Test
    @DisplayName("API DeleteAutoScalingGroup")
    void configurationsGoWithTheirGroup() {
        Scene scene = Scene.with(0, 0, 1);
        put(scene, OPS, LAUNCH);
        scene.client.deleteAutoScalingGroup(request -> request.autoScalingGroupName(BLUE));
        assertThat(scene.client.describeNotificationConfigurations().notificationConfigurations())
                .isEmpty();
    }

    @Test
    @DisplayName("AWS CLI reference, describe-auto-scaling-notification-types")
    void theTypesAreTheFiveOfTheApi() {
        assertThat(new Scene().client.describeAutoScalingNotificationTypes().autoScalingNotificationTypes())
                .containsExactly(
                        LAUNCH,
                        "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
                        TERMINATE,
                        "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
                        "autoscaling:TEST_NOTIFICATION");
    }
}
