package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static io.github.asgbg.sandbox.autoscaling.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.autoscaling.model.FailedScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;

/**
 * Sources: API PutScheduledUpdateGroupAction, BatchPutScheduledUpdateGroupAction, DescribeScheduledActions; the texts as
 * AWS answered them to badmintoncryer/cdk-preflight (rules/autoscaling/pf-asg-sched-*).
 */
class ScheduledActionRequestsTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static ScheduledUpdateGroupActionRequest action(int number) {
        return ScheduledUpdateGroupActionRequest.builder()
                .scheduledActionName(String.format("action-%03d", number))
                .startTime(NOON.plusSeconds(60L * number))
                .desiredCapacity(1)
                .build();
    }

    private static List<FailedScheduledUpdateGroupActionRequest> putAll(
            Scene scene, ScheduledUpdateGroupActionRequest... actions) {
        return scene.client
                .batchPutScheduledUpdateGroupAction(
                        request -> request.autoScalingGroupName(BLUE).scheduledUpdateGroupActions(actions))
                .failedScheduledUpdateGroupActions();
    }

    private static void putMany(Scene scene, int from, int to) {
        assertThat(putAll(
                        scene,
                        IntStream.range(from, to)
                                .mapToObj(ScheduledActionRequestsTest::action)
                                .toArray(ScheduledUpdateGroupActionRequest[]::new)))
                .isEmpty();
    }

    private static List<String> names(Scene scene, Consumer<DescribeScheduledActionsRequest.Builder> more) {
        return scene
                .client
                .describeScheduledActions(request -> more.accept(request.autoScalingGroupName(BLUE)))
                .scheduledUpdateGroupActions()
                .stream()
                .map(ScheduledUpdateGroupAction::scheduledActionName)
                .sorted()
                .toList();
    }

    private static Arguments wrong(String text, Consumer<PutScheduledUpdateGroupActionRequest.Builder> action) {
        return Arguments.of(text, action);
    }

    static Stream<Arguments> wrongActions() {
        Instant past = Instant.parse("2025-12-31T23:59:59Z");
        return Stream.of(
                wrong(
                        "At least one of max size, min size, or desired capacity must be specified",
                        action -> action.startTime(NOON)),
                wrong("Min size must be non-negative", action -> action.startTime(NOON)
                        .minSize(-1)),
                wrong("Desired capacity must be non-negative", action -> action.startTime(NOON)
                        .desiredCapacity(-1)),
                wrong(
                        "Min size must be less than or equal to max size",
                        action -> action.startTime(NOON).minSize(2).maxSize(1)),
                wrong(
                        "Desired capacity must be less than or equal to max size",
                        action -> action.startTime(NOON).desiredCapacity(2).maxSize(1)),
                wrong(
                        "Desired capacity must be greater than or equal to min size",
                        action -> action.startTime(NOON).desiredCapacity(1).minSize(2)),
                wrong(
                        "Scheduled start time must be specified for non-recurrent future group action",
                        action -> action.endTime(NOON).minSize(1)),
                wrong("Given start time is in the past", action -> action.startTime(past)
                        .minSize(1)),
                wrong(
                        "Given end time is in the past",
                        action -> action.recurrence("0 9 * * *").endTime(past).minSize(1)),
                wrong("Given end time must be after start time", action -> action.startTime(NOON)
                        .endTime(NOON.minusSeconds(1))
                        .minSize(1)),
                wrong("Given recurrence string: 0 9 * * ? is invalid", action -> action.recurrence("0 9 * * ?")
                        .minSize(1)),
                wrong("Time zone can be specified for recurrent group actions only", action -> action.startTime(NOON)
                        .timeZone("Europe/Berlin")
                        .minSize(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongActions")
    void wrongActionsAreRefused(String text, Consumer<PutScheduledUpdateGroupActionRequest.Builder> action) {
        Scene scene = Scene.with(0, 0, 5);
        invalid(
                text,
                () -> scene.client.putScheduledUpdateGroupAction(request ->
                        action.accept(request.autoScalingGroupName(BLUE).scheduledActionName("wrong"))));
        assertThat(names(scene, request -> {})).isEmpty();
    }

    @Test
    @DisplayName("AWS's own example puts an action whose start is its end")
    void anActionMayEndWhenItStarts() {
        Scene scene = Scene.with(0, 0, 5);
        ScheduledUpdateGroupActionRequest action =
                action(0).toBuilder().endTime(NOON).build();
        assertThat(putAll(scene, action)).isEmpty();
    }

    @Test
    @DisplayName("UG:ec2-auto-scaling-scheduled-scaling, Limitations: a time must be unique in its group")
    void twoActionsCannotStartAtTheSameTime() {
        Scene scene = Scene.with(0, 0, 5);
        putMany(scene, 0, 1);
        refused(
                "AlreadyExists",
                "Scheduled action with this scheduled start time already exists",
                () -> scene.client.putScheduledUpdateGroupAction(request -> request.autoScalingGroupName(BLUE)
                        .scheduledActionName("other")
                        .recurrence("0 12 2 1 *")
                        .minSize(0)));
        putMany(scene, 0, 1);
    }

    @Test
    @DisplayName("UG:ec2-auto-scaling-scheduled-scaling, Limitations: 125 actions a group")
    void thereIsALimitOfActions() {
        Scene scene = Scene.with(0, 0, 5);
        putMany(scene, 0, 50);
        putMany(scene, 50, 100);
        putMany(scene, 100, 125);
        assertThat(putAll(scene, action(124), action(125)))
                .extracting(
                        FailedScheduledUpdateGroupActionRequest::scheduledActionName,
                        FailedScheduledUpdateGroupActionRequest::errorCode)
                .containsExactly(tuple("action-125", "LimitExceeded"));
    }

    @Test
    @DisplayName("API BatchPutScheduledUpdateGroupAction: failures are listed in a successful answer")
    void aBatchPutsWhatItCan() {
        Scene scene = Scene.with(0, 0, 5);
        ScheduledUpdateGroupActionRequest past = action(1).toBuilder()
                .startTime(Instant.parse("2025-01-01T00:00:00Z"))
                .build();
        ScheduledUpdateGroupActionRequest same =
                action(2).toBuilder().startTime(NOON).build();
        assertThat(putAll(scene, action(0), past, same, action(3)))
                .containsExactly(
                        FailedScheduledUpdateGroupActionRequest.builder()
                                .scheduledActionName("action-001")
                                .errorCode("ValidationError")
                                .errorMessage("Given start time is in the past")
                                .build(),
                        FailedScheduledUpdateGroupActionRequest.builder()
                                .scheduledActionName("action-002")
                                .errorCode("AlreadyExists")
                                .errorMessage("Scheduled action with this scheduled start time already exists")
                                .build());
        assertThat(names(scene, request -> {})).containsExactly("action-000", "action-003");
    }

    @Test
    @DisplayName("API BatchDeleteScheduledAction: failures are listed in a successful answer")
    void aBatchDeletesWhatItCan() {
        Scene scene = Scene.with(0, 0, 5);
        putMany(scene, 0, 2);
        assertThat(scene.client
                        .batchDeleteScheduledAction(request ->
                                request.autoScalingGroupName(BLUE).scheduledActionNames("action-000", "none"))
                        .failedScheduledActions())
                .containsExactly(FailedScheduledUpdateGroupActionRequest.builder()
                        .scheduledActionName("none")
                        .errorCode("ValidationError")
                        .errorMessage("Scheduled action name not found")
                        .build());
        assertThat(names(scene, request -> {})).containsExactly("action-001");
    }

    @Test
    @DisplayName("API: at most 50 actions in a batch")
    void aBatchHasALimit() {
        Scene scene = Scene.with(0, 0, 5);
        assertThatThrownBy(() -> putMany(scene, 0, 51))
                .hasMessageContaining("Member must have length less than or equal to 50");
        assertThatThrownBy(() -> scene.client.batchDeleteScheduledAction(request ->
                        request.autoScalingGroupName(BLUE).scheduledActionNames(Collections.nCopies(51, "some"))))
                .hasMessageContaining("Member must have length less than or equal to 50");
    }

    @Test
    @DisplayName("Seen by callers of AWS in September 2026: an unknown name is a ValidationError")
    void anUnknownActionCannotBeDeleted() {
        Scene scene = Scene.with(0, 0, 5);
        invalid(
                "Scheduled action name not found",
                () -> scene.client.deleteScheduledAction(
                        request -> request.autoScalingGroupName(BLUE).scheduledActionName("none")));
        invalid(
                "AutoScalingGroup name not found - none",
                () -> scene.client.deleteScheduledAction(
                        request -> request.autoScalingGroupName("none").scheduledActionName("none")));
    }

    @Test
    void actionsAreFoundByTheTimeOfTheirStart() {
        Scene scene = Scene.with(0, 0, 5);
        putMany(scene, 0, 4);
        assertThat(names(scene, request -> request.startTime(NOON.plusSeconds(60))
                        .endTime(NOON.plusSeconds(120))))
                .containsExactly("action-001", "action-002");
    }

    @Test
    @DisplayName("API DescribeScheduledActions: names make the times irrelevant, unknown ones are ignored")
    void actionsAreFoundByName() {
        Scene scene = Scene.with(0, 0, 5);
        putMany(scene, 0, 3);
        assertThat(names(scene, request -> request.scheduledActionNames("action-002", "none")
                        .endTime(NOON)))
                .containsExactly("action-002");
    }

    @Test
    void actionsArePaged() {
        Scene scene = Scene.with(0, 0, 5);
        putMany(scene, 0, 50);
        putMany(scene, 50, 60);
        DescribeScheduledActionsResponse first = scene.client.describeScheduledActions();
        assertThat(first.scheduledUpdateGroupActions()).hasSize(50);
        assertThat(scene.client.describeScheduledActionsPaginator(request -> request.maxRecords(7)).stream()
                        .flatMap(page -> page.scheduledUpdateGroupActions().stream())
                        .map(ScheduledUpdateGroupAction::scheduledActionName))
                .hasSize(60)
                .doesNotHaveDuplicates();
        refused(
                "InvalidNextToken",
                "The token 'made-up' is invalid",
                () -> scene.client.describeScheduledActions(request -> request.nextToken("made-up")));
    }
}
