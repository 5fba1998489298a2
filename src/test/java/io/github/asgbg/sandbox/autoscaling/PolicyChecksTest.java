package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyScene.above;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.below;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.between;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.cpu;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.policies;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.predictive;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.put;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.simple;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.step;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.steps;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.autoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/**
 * Sources: API PutScalingPolicy, StepAdjustment, TargetTrackingConfiguration, PredictiveScalingConfiguration; the texts as
 * AWS answered them to badmintoncryer/cdk-preflight (rules/autoscaling/pf-asg-*), unless a test names another.
 */
@SuppressWarnings("unchecked") // the SDK takes nested builders as varargs of a generic type
class PolicyChecksTest {
    private static final String CHANGE = "ChangeInCapacity";
    private static final String PERCENT = "PercentChangeInCapacity";
    private static final String EXACT = "ExactCapacity";

    /** One policy after the other that AWS refuses, and what it says. */
    private static Arguments wrong(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        return Arguments.of(text, policy);
    }

    private static void refuses(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        Scene scene = Scene.with(0, 0, 5);
        invalid(text, () -> put(scene, "wrong", policy));
        assertThat(policies(scene)).isEmpty();
    }

    static Stream<Arguments> simplePolicies() {
        return Stream.of(
                wrong(
                        "You must specify an AdjustmentType for policy type: SimpleScaling",
                        policy -> policy.scalingAdjustment(1)),
                wrong(
                        "Scaling increment must be specified for a SimpleScaling policy",
                        policy -> policy.adjustmentType(CHANGE)),
                wrong(
                        "The lower range for adjustment is 0 with the specified adjustment type",
                        policy -> policy.adjustmentType(EXACT).scalingAdjustment(-1)),
                wrong(
                        "MinAdjustmentMagnitude is not supported by the specified adjustment type",
                        simple(1).andThen(policy -> policy.minAdjustmentMagnitude(2))),
                wrong("If specified, MinAdjustmentMagnitude must be greater than zero", policy -> policy.adjustmentType(
                                PERCENT)
                        .scalingAdjustment(10)
                        .minAdjustmentMagnitude(0)),
                wrong(
                        "MetricAggregationType is not supported for a SimpleScaling policy",
                        simple(1).andThen(policy -> policy.metricAggregationType("Average"))),
                wrong(
                        "EstimatedInstanceWarmup is not supported for a SimpleScaling policy",
                        simple(1).andThen(policy -> policy.estimatedInstanceWarmup(60))),
                wrong(
                        "StepAdjustments is not supported for a SimpleScaling policy",
                        simple(1).andThen(policy -> policy.stepAdjustments(above(0, 1)))),
                wrong("Invalid PolicyType: Magic", simple(1).andThen(policy -> policy.policyType("Magic"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("simplePolicies")
    void refusesSimplePolicies(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        refuses(text, policy);
    }

    static Stream<Arguments> stepPolicies() {
        return Stream.of(
                wrong(
                        "You must specify an AdjustmentType for policy type: StepScaling",
                        policy -> policy.policyType("StepScaling").stepAdjustments(above(0, 1))),
                wrong("You should specify at least one StepAdjustment with a StepScaling policy", steps(CHANGE)),
                wrong(
                        "ScalingAdjustment is not supported for a StepScaling policy",
                        steps(CHANGE, above(0, 1)).andThen(policy -> policy.scalingAdjustment(1))),
                wrong(
                        "Cooldown is not supported for a StepScaling policy",
                        steps(CHANGE, above(0, 1)).andThen(policy -> policy.cooldown(1))),
                wrong("StepAdjustment intervals cannot overlap", steps(CHANGE, between(0, 10, 1), above(5, 2))),
                wrong(
                        "StepAdjustment intervals cannot have gaps between them",
                        steps(CHANGE, between(0, 10, 1), above(15, 2))),
                wrong(
                        "LowerBound must be less than the UpperBound for StepAdjustment",
                        steps(CHANGE, between(10, 10, 1))),
                wrong(
                        "Both lower and upper bounds of a StepAdjustment cannot be left unspecified",
                        steps(CHANGE, step(Optional.empty(), Optional.empty(), 1))),
                wrong(
                        "At most one StepAdjustment may have an unspecified lower bound",
                        steps(CHANGE, below(-10, -2), below(0, -1))),
                wrong(
                        "At most one StepAdjustment may have an unspecified upper bound",
                        steps(CHANGE, above(0, 1), above(10, 2))),
                wrong(
                        "The lowest value for ScalingAdjustment parameter is 0 with the specified adjustment type",
                        steps(EXACT, above(0, -1))),
                wrong(
                        "Your policies can have at most 20 StepAdjustments",
                        steps(CHANGE, Collections.nCopies(21, above(0, 1)).toArray(StepAdjustment[]::new))),
                wrong(
                        "There must be a StepAdjustment with an unspecified lower bound (i.e., lower bound is null) "
                                + "when one StepAdjustment has a negative lower bound",
                        steps(CHANGE, between(-10, 0, -1))),
                // GH hashicorp/terraform-provider-aws#9077
                wrong(
                        "There must be a StepAdjustment with an unspecified upper bound (i.e., upper bound is null) "
                                + "when one StepAdjustment has a positive upper bound",
                        steps(CHANGE, between(1, 2, 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepPolicies")
    void refusesStepPolicies(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        refuses(text, policy);
    }

    private static Consumer<PutScalingPolicyRequest.Builder> customized(
            Consumer<CustomizedMetricSpecification.Builder> metric) {
        return policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(
                        tracking -> tracking.targetValue(10.0).customizedMetricSpecification(metric));
    }

    private static Consumer<PutScalingPolicyRequest.Builder> predefined(String type, String label) {
        return policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(10.0)
                        .predefinedMetricSpecification(
                                metric -> metric.predefinedMetricType(type).resourceLabel(label)));
    }

    private static Consumer<CustomizedMetricSpecification.Builder> backlog(int period) {
        return metric -> metric.namespace("Shop")
                .metricName("Backlog")
                .statistic("Average")
                .period(period);
    }

    static Stream<Arguments> trackingPolicies() {
        String eitherOr =
                "You should provide either a CustomizedMetricSpecification or a PredefinedMetricSpecification";
        return Stream.of(
                wrong(
                        "You should provide a TargetTrackingConfiguration",
                        policy -> policy.policyType("TargetTrackingScaling")),
                wrong(eitherOr, policy -> policy.policyType("TargetTrackingScaling")
                        .targetTrackingConfiguration(tracking -> tracking.targetValue(1.0))),
                wrong(eitherOr, policy -> policy.policyType("TargetTrackingScaling")
                        .targetTrackingConfiguration(tracking -> tracking.targetValue(1.0)
                                .customizedMetricSpecification(backlog(60))
                                .predefinedMetricSpecification(
                                        metric -> metric.predefinedMetricType("ASGAverageNetworkIn")))),
                wrong("Target value must be between 8.51592E-12 and 1.174271E17", cpu(0)),
                wrong(
                        "StepAdjustments are not supported for a TargetTracking policy",
                        cpu(1).andThen(policy -> policy.stepAdjustments(above(0, 1)))),
                wrong(
                        "Resource label should be specified for predefined metric type ALBRequestCountPerTarget",
                        predefined("ALBRequestCountPerTarget", null)),
                wrong(
                        "Resource label should not be specified for predefined metric type ASGAverageNetworkIn",
                        predefined("ASGAverageNetworkIn", "app/shop/7/targetgroup/web/1")),
                // GH terraform-aws-modules/terraform-aws-autoscaling#279
                wrong(
                        "Target group not attached to the Auto Scaling group",
                        predefined("ALBRequestCountPerTarget", "app/shop/7/targetgroup/other/2")),
                wrong(
                        "1 validation error detected: Value null at "
                                + "'targetTrackingConfiguration.customizedMetricSpecification.statistic' failed to "
                                + "satisfy constraint: Member must not be null",
                        customized(metric -> metric.namespace("Shop").metricName("Backlog"))),
                wrong("A metric period greater than 60 isn't supported", customized(backlog(300))),
                wrong("A metric period of 20 isn't supported", customized(backlog(20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trackingPolicies")
    void refusesTargetTrackingPolicies(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        refuses(text, policy);
    }

    static Stream<Arguments> metricMath() {
        return Stream.of(
                wrong(
                        "A customized metric specification with 'Metrics' specified cannot have any of ['Dimensions', "
                                + "'MetricName', 'Namespace', 'Statistic', 'Unit', 'Period'] specified as well",
                        customized(backlog(60)
                                .andThen(metric ->
                                        metric.metrics(query -> query.id("e1").expression("1"))))),
                wrong(
                        "Exactly one element of the metrics list should return data",
                        customized(metric ->
                                metric.metrics(query -> query.id("e1").expression("1"), query -> query.id("e2")
                                        .expression("2")))),
                wrong(
                        "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you have "
                                + "specified both",
                        customized(metric -> metric.metrics(
                                query -> query.id("e1").expression("1").metricStat(stat -> stat.stat("Sum"))))),
                wrong(
                        "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive",
                        customized(metric -> metric.metrics(query -> query.id("e1")))),
                wrong(
                        "The Ids of MetricDataQuery objects must be unique",
                        customized(metric -> metric.metrics(
                                query -> query.id("e1").expression("1").returnData(false),
                                query -> query.id("e1").expression("2")))),
                wrong(
                        "All metrics in the alarm should have the same period",
                        customized(metric -> metric.metrics(
                                query -> query.id("e1")
                                        .expression("1")
                                        .period(10)
                                        .returnData(false),
                                query -> query.id("e2").expression("e1").period(60)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metricMath")
    void refusesMetricMathOfTheWrongShape(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        refuses(text, policy);
    }

    @Test
    @DisplayName("AWS's answer in public logs: one policy for one metric, whatever its target")
    void refusesASecondPolicyForTheSameMetric() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "cpu", cpu(50));
        invalid(
                "Only one TargetTrackingScaling policy for a given metric specification is allowed.",
                () -> put(scene, "again", cpu(60)));
        put(scene, "cpu", cpu(60));
    }

    private static Consumer<PutScalingPolicyRequest.Builder> forecast(
            Consumer<PredictiveScalingConfiguration.Builder> more) {
        return policy -> {
            predictive("ForecastOnly").accept(policy);
            policy.predictiveScalingConfiguration(policy.build().predictiveScalingConfiguration().toBuilder()
                    .applyMutation(more)
                    .build());
        };
    }

    private static Consumer<PutScalingPolicyRequest.Builder> metrics(
            Consumer<PredictiveScalingMetricSpecification.Builder> metrics) {
        return forecast(predictive -> predictive.metricSpecifications(metrics));
    }

    static Stream<Arguments> predictivePolicies() {
        String pairOrTwo = "A policy must have either one scaling metric and one load metric or one metric pair";
        return Stream.of(
                wrong(
                        "You must specify PredictiveScalingConfiguration",
                        policy -> policy.policyType("PredictiveScaling")),
                wrong(
                        "You can't specify AdjustmentType for policy type: PredictiveScaling",
                        predictive(null).andThen(policy -> policy.adjustmentType(CHANGE))),
                wrong(
                        "You can't specify EstimatedInstanceWarmup for policy type: PredictiveScaling",
                        predictive(null).andThen(policy -> policy.estimatedInstanceWarmup(1))),
                wrong(
                        "You must specify one metric specification",
                        forecast(predictive -> predictive.metricSpecifications(
                                one -> one.targetValue(1.0), two -> two.targetValue(2.0)))),
                wrong(pairOrTwo, metrics(metrics -> metrics.targetValue(1.0))),
                wrong(pairOrTwo, metrics(metrics -> metrics.targetValue(1.0)
                        .predefinedScalingMetricSpecification(
                                metric -> metric.predefinedMetricType("ASGAverageCPUUtilization")))),
                wrong(pairOrTwo, metrics(metrics -> metrics.targetValue(1.0)
                        .predefinedMetricPairSpecification(pair -> pair.predefinedMetricType("ASGNetworkIn"))
                        .predefinedLoadMetricSpecification(
                                metric -> metric.predefinedMetricType("ASGTotalNetworkIn")))),
                wrong("A resource label is required", metrics(metrics -> metrics.targetValue(1.0)
                        .predefinedMetricPairSpecification(pair -> pair.predefinedMetricType("ALBRequestCount")))),
                wrong("Target group not attached to the Auto Scaling group", metrics(metrics -> metrics.targetValue(1.0)
                        .predefinedMetricPairSpecification(pair -> pair.predefinedMetricType("ALBRequestCount")
                                .resourceLabel("app/shop/7/targetgroup/other/2")))),
                wrong(
                        "Any expressions used must create exactly one time series",
                        metrics(metrics -> metrics.targetValue(1.0)
                                .predefinedScalingMetricSpecification(
                                        metric -> metric.predefinedMetricType("ASGAverageCPUUtilization"))
                                .customizedLoadMetricSpecification(metric -> metric.metricDataQueries(
                                        query -> query.id("e1").expression("1").returnData(false))))),
                wrong(
                        "Capacity metric can only be used when you use customized load metric.",
                        metrics(metrics -> metrics.targetValue(1.0)
                                .predefinedMetricPairSpecification(pair -> pair.predefinedMetricType("ASGNetworkIn"))
                                .customizedCapacityMetricSpecification(metric -> metric.metricDataQueries(
                                        query -> query.id("e1").expression("1"))))),
                wrong(
                        "You must specify max capacity buffer when using IncreaseMaxCapacity",
                        forecast(predictive -> predictive.maxCapacityBreachBehavior("IncreaseMaxCapacity"))),
                wrong(
                        "You must not specify max capacity buffer when using HonorMaxCapacity",
                        forecast(predictive -> predictive.maxCapacityBuffer(10))),
                wrong(
                        "SchedulingBufferTime must be less than the forecast interval duration of 3600 seconds",
                        forecast(predictive -> predictive.schedulingBufferTime(3600))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("predictivePolicies")
    void refusesPredictivePolicies(String text, Consumer<PutScalingPolicyRequest.Builder> policy) {
        refuses(text, policy);
    }

    static Stream<Arguments> withoutCooldown() {
        return Stream.of(
                Arguments.of("StepScaling", steps(CHANGE, above(0, 1))),
                Arguments.of("TargetTrackingScaling", cpu(50)),
                Arguments.of("PredictiveScaling", predictive("ForecastOnly")));
    }

    @ParameterizedTest(name = "hashicorp/terraform-provider-aws, policy.go: {0}")
    @MethodSource("withoutCooldown")
    void onlyACooldownOfZeroIsTakenWhereNoneBelongs(String kind, Consumer<PutScalingPolicyRequest.Builder> policy) {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "policy", policy.andThen(more -> more.cooldown(0)));
        assertThat(policies(scene)).singleElement().satisfies(put -> {
            assertThat(put.policyType()).isEqualTo(kind);
            assertThat(put.cooldown()).isNull();
        });
        assertThatThrownBy(() -> put(scene, "policy", policy.andThen(more -> more.cooldown(60))))
                .hasMessageContaining("Cooldown");
    }

    @Test
    @DisplayName("API: values that no enumeration has")
    void refusesUnknownMetrics() {
        Scene scene = Scene.with(0, 0, 5);
        assertThatThrownBy(() -> put(scene, "wrong", predefined("ASGAverageMood", null)))
                .hasMessageContaining("Member must satisfy enum value set: [ASGAverageCPUUtilization");
        assertThatThrownBy(() -> put(scene, "wrong", predictive("ForecastNothing")))
                .hasMessageContaining("Member must satisfy enum value set: [ForecastAndScale, ForecastOnly]");
    }

    @Test
    @DisplayName("API: names have 1 to 255 characters")
    void refusesNamesThatAreTooLong() {
        Scene scene = Scene.with(0, 0, 5);
        assertThatThrownBy(() -> put(scene, "x".repeat(256), simple(1)))
                .hasMessageContaining("Member must have length less than or equal to 255");
        put(scene, "x".repeat(255), simple(1));
    }
}
