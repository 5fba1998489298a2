package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyScene.above;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.between;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.cpu;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.policies;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.policy;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.predictive;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.put;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.simple;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.steps;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static io.github.asgbg.sandbox.autoscaling.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Sources: API PutScalingPolicy, DescribePolicies, DeletePolicy, unless a test names another. */
@SuppressWarnings("unchecked") // the SDK takes nested builders as varargs of a generic type
class PolicyTest {
    private static final String ARN = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:";

    /** The policy without what the service adds to each. */
    private static ScalingPolicy bare(ScalingPolicy policy) {
        return policy.toBuilder().policyARN(null).alarms((List<Alarm>) null).build();
    }

    private static MetricAlarm alarm(Scene scene, String side) {
        return scene.alarms.alarms.values().stream()
                .filter(alarm -> alarm.alarmName().contains("Alarm" + side))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("M-CW PutMetricAlarm: the form of the ARN; GH floci: an update keeps it")
    void aPolicyIsUpdatedByItsNameAndKeepsItsArn() {
        Scene scene = Scene.with(0, 0, 5);
        String arn = put(scene, "more", simple(1));
        assertThat(arn).matches(ARN + "autoScalingGroupName/blue:policyName/more");
        assertThat(put(scene, "more", cpu(50))).isEqualTo(arn);
        assertThat(policies(scene)).hasSize(1);
        assertThat(policy(scene, "more").policyType()).isEqualTo("TargetTrackingScaling");
        assertThat(policy(scene, "more").scalingAdjustment()).isNull();
    }

    @Test
    @DisplayName("API: SimpleScaling is the default; the old and the new name of the smallest change are both shown")
    void aSimplePolicyReadsBackAsPut() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "more", policy -> policy.adjustmentType("PercentChangeInCapacity")
                .scalingAdjustment(25)
                .minAdjustmentStep(2)
                .cooldown(60));
        assertThat(bare(policy(scene, "more")))
                .isEqualTo(ScalingPolicy.builder()
                        .autoScalingGroupName(BLUE)
                        .policyName("more")
                        .policyType("SimpleScaling")
                        .adjustmentType("PercentChangeInCapacity")
                        .scalingAdjustment(25)
                        .minAdjustmentStep(2)
                        .minAdjustmentMagnitude(2)
                        .cooldown(60)
                        .stepAdjustments(List.of())
                        .enabled(true)
                        .build());
    }

    @Test
    @DisplayName("GH hashicorp/terraform-provider-aws#14799: a step policy as AWS shows it")
    void aStepPolicyReadsBackAsPut() {
        Scene scene = Scene.with(0, 0, 5);
        put(
                scene,
                "steps",
                steps("PercentChangeInCapacity", between(0, 10, 10), above(10, 20))
                        .andThen(policy -> policy.minAdjustmentMagnitude(1)
                                .estimatedInstanceWarmup(60)
                                .enabled(false)));
        assertThat(bare(policy(scene, "steps")))
                .isEqualTo(ScalingPolicy.builder()
                        .autoScalingGroupName(BLUE)
                        .policyName("steps")
                        .policyType("StepScaling")
                        .adjustmentType("PercentChangeInCapacity")
                        .minAdjustmentStep(1)
                        .minAdjustmentMagnitude(1)
                        .metricAggregationType("Average")
                        .estimatedInstanceWarmup(60)
                        .stepAdjustments(between(0, 10, 10), above(10, 20))
                        .enabled(false)
                        .build());
    }

    @Test
    @DisplayName("AWS CLI reference, describe-policies: scale-in is not disabled unless it was")
    void aTargetTrackingPolicyReadsBackAsPut() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "cpu", cpu(40));
        assertThat(bare(policy(scene, "cpu")))
                .isEqualTo(ScalingPolicy.builder()
                        .autoScalingGroupName(BLUE)
                        .policyName("cpu")
                        .policyType("TargetTrackingScaling")
                        .stepAdjustments(List.of())
                        .targetTrackingConfiguration(tracking -> tracking.targetValue(40.0)
                                .disableScaleIn(false)
                                .predefinedMetricSpecification(
                                        metric -> metric.predefinedMetricType("ASGAverageCPUUtilization")))
                        .enabled(true)
                        .build());
    }

    @Test
    @DisplayName("API PredictiveScalingConfiguration: the defaults of mode and behaviour; no buffer is made up")
    void aPredictivePolicyReadsBackAsPut() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "forecast", predictive(null));
        assertThat(bare(policy(scene, "forecast")))
                .isEqualTo(ScalingPolicy.builder()
                        .autoScalingGroupName(BLUE)
                        .policyName("forecast")
                        .policyType("PredictiveScaling")
                        .stepAdjustments(List.of())
                        .predictiveScalingConfiguration(predictive -> predictive
                                .mode("ForecastOnly")
                                .maxCapacityBreachBehavior("HonorMaxCapacity")
                                .metricSpecifications(metrics -> metrics.targetValue(40.0)
                                        .predefinedMetricPairSpecification(
                                                pair -> pair.predefinedMetricType("ASGCPUUtilization"))))
                        .enabled(true)
                        .build());
    }

    @Test
    @DisplayName("AWS CLI reference: policies without steps show an empty list of them")
    void theListOfStepsIsThereWhereThereAreNone() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "cpu", cpu(40));
        String authorization =
                "AWS4-HMAC-SHA256 Credential=made/20260101/us-east-1/autoscaling/aws4_request, Signature=0";
        String answer = new String(
                scene.gateway
                        .answer(new WireRequest(
                                "POST",
                                "/",
                                Map.of(),
                                Map.of("authorization", List.of(authorization)),
                                "Action=DescribePolicies".getBytes(StandardCharsets.UTF_8)))
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(answer).contains("<StepAdjustments></StepAdjustments>");
    }

    @Test
    @DisplayName("AWS CLI reference, put-scaling-policy; struct8/terraform imports: thresholds and datapoints")
    void targetTrackingKeepsTwoAlarms() {
        Scene scene = Scene.with(0, 0, 5);
        PutScalingPolicyResponse answer = scene.client.putScalingPolicy(
                policy -> cpu(60).accept(policy.autoScalingGroupName(BLUE).policyName("cpu")));
        assertThat(answer.alarms())
                .extracting(Alarm::alarmName)
                .satisfiesExactly(
                        name -> assertThat(name).matches("TargetTracking-blue-AlarmHigh-[0-9a-f-]{36}"),
                        name -> assertThat(name).matches("TargetTracking-blue-AlarmLow-[0-9a-f-]{36}"));
        assertThat(policy(scene, "cpu").alarms()).isEqualTo(answer.alarms());
        MetricAlarm high = alarm(scene, "High");
        assertThat(high.alarmArn()).isEqualTo(answer.alarms().get(0).alarmARN());
        assertThat(high.alarmActions()).containsExactly(answer.policyARN());
        assertThat(high.alarmDescription())
                .isEqualTo("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + answer.policyARN() + ".");
        assertThat(high.namespace() + " " + high.metricName() + " " + high.statisticAsString())
                .isEqualTo("AWS/EC2 CPUUtilization Average");
        assertThat(high.dimensions())
                .containsExactly(Dimension.builder()
                        .name("AutoScalingGroupName")
                        .value(BLUE)
                        .build());
        assertThat(high.comparisonOperatorAsString()).isEqualTo("GreaterThanThreshold");
        assertThat(List.of(high.evaluationPeriods(), high.period())).containsExactly(3, 60);
        assertThat(high.threshold()).isEqualTo(60);
        MetricAlarm low = alarm(scene, "Low");
        assertThat(low.comparisonOperatorAsString()).isEqualTo("LessThanThreshold");
        assertThat(low.evaluationPeriods()).isEqualTo(15);
        assertThat(low.threshold()).isEqualTo(54);
    }

    @Test
    @DisplayName("UG:as-scaling-target-tracking: the low alarm is for scaling in")
    void withoutScaleInThereIsNoLowAlarm() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "cpu", cpu(60));
        put(scene, "cpu", policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(70.0)
                        .disableScaleIn(true)
                        .predefinedMetricSpecification(metric -> metric.predefinedMetricType("ASGAverageNetworkOut"))));
        assertThat(scene.alarms.alarms).hasSize(1);
        assertThat(alarm(scene, "High").metricName()).isEqualTo("NetworkOut");
        put(scene, "cpu", simple(1));
        assertThat(scene.alarms.alarms).isEmpty();
    }

    @Test
    @DisplayName("API PredefinedMetricSpecification: the label names load balancer and target group")
    void requestsPerTargetAreCountedForTheTargetGroup() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "requests", policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(1000.0)
                        .predefinedMetricSpecification(metric -> metric.predefinedMetricType("ALBRequestCountPerTarget")
                                .resourceLabel("app/shop/7/targetgroup/web/1"))));
        MetricAlarm high = alarm(scene, "High");
        assertThat(high.namespace() + " " + high.metricName() + " " + high.statisticAsString())
                .isEqualTo("AWS/ApplicationELB RequestCountPerTarget Sum");
        assertThat(high.dimensions())
                .extracting(dimension -> dimension.name() + "=" + dimension.value())
                .containsExactlyInAnyOrder("TargetGroup=targetgroup/web/1", "LoadBalancer=app/shop/7");
    }

    @Test
    @DisplayName("API CustomizedMetricSpecification: one metric, with its period")
    void alarmsWatchACustomizedMetric() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "queue", policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(10.0)
                        .customizedMetricSpecification(metric -> metric.namespace("Shop")
                                .metricName("Backlog")
                                .statistic("Maximum")
                                .unit("Count")
                                .period(10)
                                .dimensions(dimension -> dimension.name("Queue").value("orders")))));
        MetricAlarm low = alarm(scene, "Low");
        assertThat(low.namespace() + " " + low.metricName() + " " + low.statisticAsString() + " " + low.unitAsString())
                .isEqualTo("Shop Backlog Maximum Count");
        assertThat(low.period()).isEqualTo(10);
        assertThat(low.dimensions())
                .containsExactly(
                        Dimension.builder().name("Queue").value("orders").build());
    }

    @Test
    @DisplayName("API TargetTrackingMetricDataQuery: metric math")
    void alarmsWatchMetricMath() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "backlog", policy -> policy.policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(tracking -> tracking.targetValue(10.0)
                        .customizedMetricSpecification(metric -> metric.metrics(
                                query -> query.id("m1").returnData(false).metricStat(stat -> stat.stat("Sum")
                                        .metric(of -> of.namespace("AWS/SQS")
                                                .metricName("Visible")
                                                .dimensions(dimension -> dimension
                                                        .name("QueueName")
                                                        .value("orders")))),
                                query -> query.id("e1").label("each").expression("m1 / 2")))));
        MetricAlarm high = alarm(scene, "High");
        assertThat(high.metricName()).isNull();
        assertThat(high.metrics()).hasSize(2);
        assertThat(high.metrics().get(0).metricStat().metric().metricName()).isEqualTo("Visible");
        assertThat(high.metrics().get(0).metricStat().period()).isEqualTo(60);
        assertThat(high.metrics().get(0).returnData()).isFalse();
        assertThat(high.metrics().get(1).expression()).isEqualTo("m1 / 2");
        assertThat(high.metrics().get(1).returnData()).isTrue();
    }

    @Test
    @DisplayName("M-AS DescribePolicies, Alarms: those whose actions call the policy")
    void aPolicyShowsTheAlarmsThatCallIt() {
        Scene scene = Scene.with(0, 0, 5);
        String arn = put(scene, "more", simple(1));
        scene.alarms.make("busy", 80, arn, "arn:aws:sns:us-east-1:123456789012:ops");
        scene.alarms.make("other", 80, "arn:aws:sns:us-east-1:123456789012:ops");
        assertThat(policy(scene, "more").alarms())
                .containsExactly(Alarm.builder()
                        .alarmName("busy")
                        .alarmARN("arn:aws:cloudwatch:us-east-1:123456789012:alarm:busy")
                        .build());
    }

    @Test
    @DisplayName("API DeletePolicy: a simple or step policy takes the action away and leaves the alarm")
    void anAlarmOutlivesTheSimplePolicyThatItCalled() {
        Scene scene = Scene.with(0, 0, 5);
        String arn = put(scene, "more", simple(1));
        scene.alarms.make("busy", 80, arn);
        scene.client.deletePolicy(request -> request.policyName(arn));
        assertThat(policies(scene)).isEmpty();
        assertThat(scene.alarms.alarms.get("busy").alarmActions()).isEmpty();
    }

    @Test
    @DisplayName("UG:deleting-scaling-policy: a target tracking policy takes its alarms with it")
    void targetTrackingAlarmsGoWithTheirPolicy() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "cpu", cpu(60));
        scene.client.deletePolicy(request -> request.autoScalingGroupName(BLUE).policyName("cpu"));
        assertThat(scene.alarms.alarms).isEmpty();
        invalid(
                "Policy cpu not found",
                () -> scene.client.deletePolicy(
                        request -> request.autoScalingGroupName(BLUE).policyName("cpu")));
    }

    @Test
    @DisplayName("API DeleteAutoScalingGroup: policies, actions, and alarms that call nothing any more")
    void policiesGoWithTheirGroup() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "cpu", cpu(60));
        String arn = put(scene, "more", simple(1));
        scene.alarms.make("lonely", 80, arn);
        scene.alarms.make("wanted", 80, arn, "arn:aws:sns:us-east-1:123456789012:ops");
        scene.client.deleteAutoScalingGroup(request -> request.autoScalingGroupName(BLUE));
        assertThat(scene.alarms.alarms).containsOnlyKeys("wanted");
        assertThat(scene.alarms.calling(arn)).isEmpty();
        assertThat(scene.client.describePolicies().scalingPolicies()).isEmpty();
    }

    @Test
    @DisplayName("The ARN names the group: the same name may be used in two groups")
    void namesAreUniqueInAGroupOnly() {
        Scene scene = Scene.with(0, 0, 5);
        scene.create("green", 0, 0, 5, group -> {});
        put(scene, "more", simple(1));
        put(scene, "more", simple(2).andThen(policy -> policy.autoScalingGroupName("green")));
        assertThat(scene.client
                        .describePolicies(request -> request.policyNames("more", "none"))
                        .scalingPolicies())
                .hasSize(2);
        invalid(
                "Several groups have a policy more: AutoScalingGroupName is needed",
                () -> scene.client.deletePolicy(request -> request.policyName("more")));
        scene.client.deletePolicy(
                request -> request.autoScalingGroupName("green").policyName("more"));
        assertThat(policy(scene, "more").scalingAdjustment()).isEqualTo(1);
    }

    @Test
    void policiesAreFoundByType() {
        Scene scene = Scene.with(0, 0, 5);
        put(scene, "more", simple(1));
        put(scene, "cpu", cpu(50));
        assertThat(scene.client
                        .describePolicies(request ->
                                request.autoScalingGroupName(BLUE).policyTypes("TargetTrackingScaling", "StepScaling"))
                        .scalingPolicies())
                .extracting(ScalingPolicy::policyName)
                .containsExactly("cpu");
    }

    @Test
    @DisplayName("UG:ec2-auto-scaling-quotas: 50 policies a group; API: pages of 50")
    void thereIsALimitOfPoliciesAndTheyArePaged() {
        Scene scene = Scene.with(0, 0, 5);
        scene.create("green", 0, 0, 5, group -> {});
        put(scene, "more", simple(1).andThen(policy -> policy.autoScalingGroupName("green")));
        IntStream.range(0, 50).forEach(number -> put(scene, "policy-" + number, simple(1)));
        refused("LimitExceeded", "A group may have at most 50 policies", () -> put(scene, "one-more", simple(1)));
        put(scene, "policy-7", simple(2));
        assertThat(scene.client.describePolicies().scalingPolicies()).hasSize(50);
        assertThat(scene.client.describePoliciesPaginator(request -> request.maxRecords(20)).stream()
                        .flatMap(page -> page.scalingPolicies().stream())
                        .map(ScalingPolicy::policyARN))
                .hasSize(51)
                .doesNotHaveDuplicates();
    }
}
