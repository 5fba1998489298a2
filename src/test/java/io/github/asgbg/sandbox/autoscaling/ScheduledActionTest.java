package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/** Source: UG:ec2-auto-scaling-scheduled-scaling, unless a test names another. */
class ScheduledActionTest {
    private static final String DAILY = "0 9 * * *";

    private static void put(Scene scene, String name, Consumer<PutScheduledUpdateGroupActionRequest.Builder> more) {
        scene.client.putScheduledUpdateGroupAction(
                action -> more.accept(action.autoScalingGroupName(BLUE).scheduledActionName(name)));
    }

    private static List<ScheduledUpdateGroupAction> actions(Scene scene) {
        return scene.client
                .describeScheduledActions(request -> request.autoScalingGroupName(BLUE))
                .scheduledUpdateGroupActions();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-" + time + ":00Z");
    }

    private static void until(Scene scene, Instant time) {
        scene.world.advance(Duration.between(scene.world.now(), time));
    }

    @Test
    @DisplayName("AWS Knowledge Center, auto-scaling-scale-down: the cause of the activity")
    void runsOnceAtItsStartAndIsGone() {
        Scene scene = Scene.with(0, 2, 5);
        put(scene, "more", action -> action.startTime(at("01T08:00")).minSize(1).desiredCapacity(3));
        until(scene, at("01T08:00").minusSeconds(1));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        until(scene, at("01T08:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
        assertThat(scene.group().minSize()).isEqualTo(1);
        assertThat(actions(scene)).isEmpty();
        scene.settle();
        assertThat(scene.inService()).hasSize(3);
        assertThat(scene.activities().get(0).cause())
                .startsWith(
                        "At 2026-01-01T08:00:00Z a scheduled action update of AutoScalingGroup constraints to min: 1, "
                                + "max: 5, desired: 3 changing the desired capacity from 2 to 3.  At ");
    }

    @Test
    @DisplayName("AWS CLI reference, describe-scheduled-actions: the start is the next one, and Time repeats it")
    void recursAndShowsItsNextStart() {
        Scene scene = Scene.with(0, 1, 5);
        put(scene, "daily", action -> action.recurrence(DAILY).desiredCapacity(2));
        assertThat(actions(scene).get(0).startTime()).isEqualTo(at("01T09:00"));
        until(scene, at("01T09:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        assertThat(actions(scene).get(0).startTime()).isEqualTo(at("02T09:00"));
        assertThat(actions(scene).get(0).time()).isEqualTo(at("02T09:00"));
        scene.desire(1);
        until(scene, at("02T09:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
    }

    @Test
    void mayShowTheStartThatItWasPutWith() {
        Scene scene = new Scene(Quirks.defaults().withStartAsPut());
        scene.create(BLUE, 0, 0, 5, group -> {});
        put(scene, "daily", action -> action.recurrence(DAILY)
                .startTime(at("01T10:00"))
                .desiredCapacity(1));
        until(scene, at("03T00:00"));
        assertThat(actions(scene).get(0).startTime()).isEqualTo(at("01T10:00"));
    }

    @Test
    void withAStartItRunsThenFirstAndAfterwardsAsItRecurs() {
        Scene scene = Scene.with(0, 1, 5);
        put(scene, "daily", action -> action.recurrence(DAILY)
                .startTime(at("03T12:00"))
                .desiredCapacity(2));
        until(scene, at("03T11:59"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        until(scene, at("03T12:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        assertThat(actions(scene).get(0).startTime()).isEqualTo(at("04T09:00"));
    }

    @Test
    void stopsAfterItsEndAndIsGoneThen() {
        Scene scene = Scene.with(0, 1, 5);
        put(scene, "daily", action -> action.recurrence(DAILY)
                .endTime(at("02T12:00"))
                .desiredCapacity(2));
        until(scene, at("02T11:59"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        assertThat(actions(scene)).hasSize(1);
        scene.desire(1);
        until(scene, at("02T12:00"));
        assertThat(actions(scene)).isEmpty();
        until(scene, at("03T10:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
    }

    @Test
    @DisplayName("UG:as-suspend-resume-processes, ScheduledActions: what was due meanwhile is not made up for")
    void isSkippedWhileScheduledActionsAreSuspended() {
        Scene scene = Scene.with(0, 1, 5);
        put(scene, "once", action -> action.startTime(at("01T08:00")).desiredCapacity(4));
        put(scene, "daily", action -> action.recurrence(DAILY).desiredCapacity(2));
        scene.suspend("ScheduledActions");
        until(scene, at("01T10:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        assertThat(actions(scene))
                .extracting(ScheduledUpdateGroupAction::scheduledActionName)
                .containsExactly("daily");
        scene.resume("ScheduledActions");
        until(scene, at("02T08:59"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        until(scene, at("02T09:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
    }

    @Test
    @DisplayName("UG:asg-capacity-limits: a desired capacity outside the current limits fails")
    void failsInAnActivityWhenTheCapacityDoesNotFit() {
        Scene scene = Scene.with(0, 1, 4);
        put(scene, "much", action -> action.startTime(at("01T08:00")).desiredCapacity(9));
        until(scene, at("01T08:00"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        Activity failed = scene.activity("Executing scheduled action much");
        assertThat(failed.statusCodeAsString()).isEqualTo("Failed");
        assertThat(failed.statusMessage())
                .isEqualTo("Desired capacity:9 must be between the specified min size:0 and max size:4");
        assertThat(failed.cause())
                .isEqualTo(
                        "At 2026-01-01T08:00:00Z a scheduled action update of AutoScalingGroup constraints to min: 0, "
                                + "max: 4, desired: 9");
    }

    @Test
    @DisplayName("API UpdateAutoScalingGroup, MinSize: a larger minimum alone takes the desired capacity with it")
    void leavesTheSizesAloneThatItDoesNotName() {
        Scene scene = Scene.with(0, 1, 5);
        put(scene, "floor", action -> action.startTime(at("01T08:00")).minSize(3));
        until(scene, at("01T08:00"));
        assertThat(scene.group().minSize()).isEqualTo(3);
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
        assertThat(scene.group().maxSize()).isEqualTo(5);
    }

    @Test
    @DisplayName("AWS CLI reference, put-scheduled-update-group-action: one of the same name is overwritten")
    void aLaterPutReplacesAllButTheArn() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "daily", action -> action.recurrence(DAILY)
                .timeZone("Europe/Berlin")
                .endTime(at("20T00:00"))
                .desiredCapacity(2));
        ScheduledUpdateGroupAction before = actions(scene).get(0);
        put(scene, "daily", action -> action.recurrence("0 7 * * *").maxSize(4));
        ScheduledUpdateGroupAction after = actions(scene).get(0);
        assertThat(after.scheduledActionARN())
                .isEqualTo(before.scheduledActionARN())
                .matches("arn:aws:autoscaling:us-east-1:123456789012:scheduledUpdateGroupAction:[0-9a-f-]{36}:"
                        + "autoScalingGroupName/blue:scheduledActionName/daily");
        assertThat(after.toBuilder()
                        .startTime(null)
                        .time(null)
                        .scheduledActionARN(null)
                        .build())
                .isEqualTo(ScheduledUpdateGroupAction.builder()
                        .autoScalingGroupName(BLUE)
                        .scheduledActionName("daily")
                        .recurrence("0 7 * * *")
                        .maxSize(4)
                        .build());
        until(scene, at("01T12:00"));
        assertThat(scene.group().maxSize()).isEqualTo(4);
        assertThat(scene.group().desiredCapacity()).isZero();
    }

    @Test
    void namesAreUniqueInAGroupOnly() {
        Scene scene = Scene.with(0, 0, 5);
        scene.create("green", 0, 0, 5, group -> {});
        put(scene, "daily", action -> action.recurrence(DAILY).desiredCapacity(1));
        put(scene, "daily", action -> action.autoScalingGroupName("green")
                .recurrence(DAILY)
                .desiredCapacity(2));
        scene.client.deleteScheduledAction(
                request -> request.autoScalingGroupName(BLUE).scheduledActionName("daily"));
        assertThat(scene.client.describeScheduledActions().scheduledUpdateGroupActions())
                .extracting(ScheduledUpdateGroupAction::autoScalingGroupName)
                .containsExactly("green");
    }

    @Test
    @DisplayName("API DeleteAutoScalingGroup")
    void goesWithItsGroup() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "daily", action -> action.recurrence(DAILY).desiredCapacity(1));
        scene.client.deleteAutoScalingGroup(request -> request.autoScalingGroupName(BLUE));
        scene.settle();
        scene.create(BLUE, 0, 0, 5, group -> {});
        until(scene, at("02T00:00"));
        assertThat(actions(scene)).isEmpty();
        assertThat(scene.group().desiredCapacity()).isZero();
    }

    @Test
    @DisplayName("\"Location-based time zones automatically adjust for Daylight Savings Time\"")
    void followsTheClocksOfItsZone() {
        Duration hour = Duration.ofHours(1);
        Scene scene = new Scene(Quirks.defaults(), new Timings(hour, hour, hour, hour, hour, hour, hour, hour, hour));
        scene.create(BLUE, 0, 0, 5, group -> {});
        put(scene, "morning", action -> action.recurrence("0 8 * * *")
                .timeZone("America/New_York")
                .desiredCapacity(1));
        put(scene, "night", action -> action.recurrence("30 2 * * *")
                .timeZone("America/New_York")
                .desiredCapacity(0));
        until(scene, Instant.parse("2026-03-07T13:00:00Z"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        // Clocks go forward at two: half past two does not exist, and eight is an hour earlier.
        until(scene, Instant.parse("2026-03-08T11:59:59Z"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        scene.desire(0);
        until(scene, Instant.parse("2026-03-08T12:00:00Z"));
        assertThat(scene.group().desiredCapacity()).isEqualTo(1);
        until(scene, Instant.parse("2026-03-09T06:30:00Z"));
        assertThat(scene.group().desiredCapacity()).isZero();
    }
}
