package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyScene.above;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.between;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.cpu;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.predictive;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.put;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.simple;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.steps;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static io.github.asgbg.sandbox.autoscaling.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.ExecutePolicyRequest;

/** Source: API ExecutePolicy, unless a test names another. */
class ExecutePolicyTest {
    private static void execute(Scene scene, String policy, Consumer<ExecutePolicyRequest.Builder> more) {
        scene.client.executePolicy(
                request -> more.accept(request.autoScalingGroupName(BLUE).policyName(policy)));
    }

    @Test
    @DisplayName("GH guardian/testing-asg-rolling-update: the cause of the activity")
    void aSimplePolicyIsExecutedByNameOrArn() {
        Scene scene = Scene.with(0, 1, 9);
        String arn = put(scene, "more", simple(1));
        execute(scene, "more", request -> {});
        scene.settle();
        assertThat(scene.activities().get(0).cause())
                .startsWith("At 2026-01-01T00:02:00Z a user request executed policy more changing the desired capacity "
                        + "from 1 to 2.  At ");
        scene.client.executePolicy(request -> request.policyName(arn));
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
    }

    @Test
    @DisplayName("GH aws/aws-cli#2226: the text that names the activity")
    void aCooldownIsHonouredOnRequest() {
        Scene scene = Scene.with(0, 1, 9);
        put(scene, "more", simple(1));
        String launch = scene.activities().get(0).activityId();
        refused(
                "ScalingActivityInProgress",
                "Scaling activity " + launch + " is in progress and blocks this action.",
                () -> execute(scene, "more", request -> request.honorCooldown(true)));
        scene.seconds(300);
        execute(scene, "more", request -> request.honorCooldown(true));
        assertThat(scene.group().desiredCapacity()).isEqualTo(2);
        scene.seconds(10);
        String running = scene.activities().get(0).activityId();
        refused(
                "ScalingActivityInProgress",
                "Scaling activity " + running + " is in progress and blocks this action.",
                () -> execute(scene, "more", request -> request.honorCooldown(true)));
    }

    @Test
    @DisplayName("API, MetricValue: a threshold of 50 and a value of 59 meet the step from 0 to 10")
    void aStepPolicyIsExecutedForAValue() {
        Scene scene = Scene.with(0, 2, 9);
        put(scene, "steps", steps("ChangeInCapacity", between(0, 10, 1), above(10, 3)));
        scene.seconds(300);
        execute(scene, "steps", request -> request.metricValue(59.0).breachThreshold(50.0));
        assertThat(scene.group().desiredCapacity()).isEqualTo(3);
        execute(scene, "steps", request -> request.metricValue(60.0).breachThreshold(50.0));
        assertThat(scene.group().desiredCapacity()).isEqualTo(5);
    }

    @Test
    @DisplayName("API, MetricValue: required for steps, an error without a step; GH mapbox/ecs-watchbot#187: the text")
    void aStepPolicyNeedsAValueThatMeetsAStep() {
        Scene scene = Scene.with(0, 0, 9);
        put(scene, "steps", steps("ChangeInCapacity", above(0, 1)));
        invalid(
                "1 validation error detected: Value null at 'metricValue' failed to satisfy constraint: Member must not "
                        + "be null",
                () -> execute(scene, "steps", request -> {}));
        invalid(
                "No step adjustment found for metric value [0.0] and breach threshold 1.0",
                () -> execute(
                        scene, "steps", request -> request.metricValue(0.0).breachThreshold(1.0)));
    }

    @Test
    void otherKindsAreNotExecuted() {
        Scene scene = Scene.with(0, 0, 9);
        put(scene, "cpu", cpu(50));
        put(scene, "forecast", predictive(null));
        put(scene, "more", simple(1));
        invalid(
                "A policy of type TargetTrackingScaling cannot be executed",
                () -> execute(scene, "cpu", request -> {}));
        invalid(
                "A policy of type PredictiveScaling cannot be executed",
                () -> execute(scene, "forecast", request -> {}));
        invalid(
                "MetricValue and BreachThreshold are supported for policies of type StepScaling only",
                () -> execute(scene, "more", request -> request.metricValue(1.0)));
        invalid("Policy none not found", () -> execute(scene, "none", request -> {}));
    }
}
