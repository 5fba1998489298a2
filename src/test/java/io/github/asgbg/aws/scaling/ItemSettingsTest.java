package io.github.asgbg.aws.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Sources: Auto Scaling API reference, PutScalingPolicy ("Valid only if the policy type is ..."). */
class ItemSettingsTest {
    /** As AWS might describe a policy: with members that it would refuse for the type. */
    private static ScalingPolicy.Builder everything(String type) {
        return ScalingPolicy.builder()
                .autoScalingGroupName("shop-blue")
                .policyName("p")
                .policyARN("arn:p")
                .policyType(type)
                .adjustmentType("PercentChangeInCapacity")
                .minAdjustmentStep(1)
                .minAdjustmentMagnitude(2)
                .scalingAdjustment(10)
                .cooldown(300)
                .metricAggregationType("Average")
                .stepAdjustments(StepAdjustment.builder().scalingAdjustment(1).build())
                .estimatedInstanceWarmup(60)
                .targetTrackingConfiguration(t -> t.targetValue(50.0))
                .predictiveScalingConfiguration(p -> p.mode("ForecastOnly"))
                .enabled(false)
                .alarms(Alarm.builder().alarmName("high").build());
    }

    @Test
    void aPolicyKeepsWhatItsTypeTakes() {
        assertThat(members(everything("SimpleScaling")))
                .containsExactly(
                        "AdjustmentType",
                        "Cooldown",
                        "Enabled",
                        "MinAdjustmentMagnitude",
                        "PolicyType",
                        "ScalingAdjustment");
        assertThat(members(everything("StepScaling")))
                .containsExactly(
                        "AdjustmentType",
                        "Enabled",
                        "EstimatedInstanceWarmup",
                        "MetricAggregationType",
                        "MinAdjustmentMagnitude",
                        "PolicyType",
                        "StepAdjustments");
        assertThat(members(everything("TargetTrackingScaling")))
                .containsExactly("Enabled", "EstimatedInstanceWarmup", "PolicyType", "TargetTrackingConfiguration");
        assertThat(members(everything("PredictiveScaling")))
                .containsExactly("Enabled", "PolicyType", "PredictiveScalingConfiguration");
    }

    @Test
    void aPolicyWithoutATypeIsSimple() {
        ScalingPolicy old = ScalingPolicy.builder().scalingAdjustment(1).build();
        assertThat(ItemSettings.of(old))
                .isEqualTo(Members.of(
                        Map.of("PolicyType", Value.of("SimpleScaling"), "ScalingAdjustment", Value.of("1"))));
        assertThat(ItemSettings.isCalledByAlarms(old)).isTrue();
        assertThat(ItemSettings.strange(old)).isEmpty();
    }

    @Test
    void theLeastStepGoesWithPercentOnlyAndOnce() {
        ScalingPolicy.Builder policy = everything("SimpleScaling").adjustmentType("ChangeInCapacity");
        assertThat(members(policy)).doesNotContain("MinAdjustmentMagnitude", "MinAdjustmentStep");
        ScalingPolicy.Builder older = everything("SimpleScaling").minAdjustmentMagnitude(null);
        assertThat(members(older)).contains("MinAdjustmentStep").doesNotContain("MinAdjustmentMagnitude");
    }

    @Test
    void aPolicyOfAnUnknownTypeIsKeptAndReported() {
        ScalingPolicy strange = everything("ClairvoyantScaling").build();
        assertThat(ItemSettings.strange(strange)).containsExactly("PolicyType=ClairvoyantScaling");
        assertThat(ItemSettings.isCalledByAlarms(strange)).isFalse();
        assertThat(ItemSettings.of(strange).members())
                .containsKeys("Cooldown", "StepAdjustments", "PolicyType")
                .doesNotContainKeys("PolicyARN", "Alarms", "PolicyName", "AutoScalingGroupName");
    }

    @Test
    void aScheduledActionKeepsWhatARequestTakes() {
        Instant start = Instant.parse("2026-03-02T08:00:00Z");
        ScheduledUpdateGroupAction action = ScheduledUpdateGroupAction.builder()
                .autoScalingGroupName("shop-blue")
                .scheduledActionName("morning")
                .scheduledActionARN("arn:s")
                .time(start)
                .startTime(start)
                .recurrence("0 8 * * *")
                .timeZone("Europe/Berlin")
                .minSize(0)
                .build();
        assertThat(ItemSettings.of(action))
                .isEqualTo(Members.of(Map.of(
                        "StartTime", Value.of("2026-03-02T08:00:00Z"),
                        "Recurrence", Value.of("0 8 * * *"),
                        "TimeZone", Value.of("Europe/Berlin"),
                        "MinSize", Value.of("0"))));
    }

    @Test
    void anAlarmKeepsWhatARequestTakes() {
        MetricAlarm alarm = alarm().alarmName("high")
                .alarmArn("arn:a")
                .stateValue("ALARM")
                .stateReason("it is hot")
                .stateUpdatedTimestamp(Instant.EPOCH)
                .alarmDescription("")
                .treatMissingData("breaching")
                .build();
        assertThat(ItemSettings.of(alarm))
                .isEqualTo(Members.of(
                        Map.of("MetricName", Value.of("CPUUtilization"), "TreatMissingData", Value.of("breaching"))));
        assertThat(ItemSettings.strange(alarm)).isEmpty();
    }

    @Test
    void anAlarmThatWatchesNoMetricIsReported() {
        MetricAlarm strange = MetricAlarm.builder().alarmName("odd").build();
        assertThat(ItemSettings.strange(strange)).containsExactly("neither MetricName nor Metrics");
        MetricAlarm math = MetricAlarm.builder().metrics(metric("m")).build();
        assertThat(ItemSettings.strange(math)).isEmpty();
    }

    /** Ids refer to each other, but AWS may show a graph in the order of its metrics. */
    @Test
    void theOrderOfOtherListsIsKept() {
        MetricAlarm math =
                MetricAlarm.builder().metrics(metric("b"), metric("a")).build();
        Value inOrder =
                new Items(List.of(Members.of(Map.of("Id", Value.of("b"))), Members.of(Map.of("Id", Value.of("a")))));
        assertThat(ItemSettings.of(math).get("Metrics")).contains(inOrder);
    }

    private static MetricDataQuery metric(String id) {
        return MetricDataQuery.builder().id(id).build();
    }

    private static MetricAlarm.Builder alarm() {
        return MetricAlarm.builder().metricName("CPUUtilization");
    }

    private static Iterable<String> members(ScalingPolicy.Builder policy) {
        return ItemSettings.of(policy.build()).members().keySet();
    }
}
