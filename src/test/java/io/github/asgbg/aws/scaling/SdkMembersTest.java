package io.github.asgbg.aws.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.pojo.PojoCodec;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/**
 * Every member that the SDK knows of what scales a group has been thought about. A new one is carried along without being
 * named anywhere, but it may hold the name of a group or of a policy, it may go with some policies only, or it may be
 * something that only AWS sets: whoever updates the SDK decides, and adds it here.
 */
class SdkMembersTest {
    private static final String POLICY = "AutoScalingGroupName PolicyName PolicyType AdjustmentType MinAdjustmentStep"
            + " MinAdjustmentMagnitude ScalingAdjustment Cooldown MetricAggregationType StepAdjustments"
            + " EstimatedInstanceWarmup TargetTrackingConfiguration Enabled PredictiveScalingConfiguration";
    private static final String ACTION =
            "ScheduledActionName StartTime EndTime Recurrence MinSize MaxSize DesiredCapacity TimeZone";
    private static final String ALARM = "AlarmName AlarmDescription ActionsEnabled OKActions AlarmActions"
            + " InsufficientDataActions MetricName Namespace Statistic ExtendedStatistic Dimensions Period Unit"
            + " EvaluationPeriods DatapointsToAlarm Threshold ComparisonOperator TreatMissingData"
            + " EvaluateLowSampleCountPercentile Metrics ThresholdMetricId";

    @Test
    void whatCanBeSetIsKnown() {
        assertKnown(PutScalingPolicyRequest.builder(), POLICY);
        assertKnown(ScheduledUpdateGroupActionRequest.builder(), ACTION);
        assertKnown(PutMetricAlarmRequest.builder(), ALARM + " Tags");
    }

    @Test
    void whatAwsDescribesBesidesIsItsOwn() {
        assertKnown(ScalingPolicy.builder(), POLICY + " PolicyARN Alarms");
        assertKnown(ScheduledUpdateGroupAction.builder(), ACTION + " AutoScalingGroupName ScheduledActionARN Time");
        assertKnown(
                MetricAlarm.builder(),
                ALARM + " AlarmArn AlarmConfigurationUpdatedTimestamp StateValue StateReason StateReasonData"
                        + " StateUpdatedTimestamp StateTransitionedTimestamp EvaluationState");
    }

    private static void assertKnown(SdkPojo shape, String members) {
        Set<String> known = new TreeSet<>(Arrays.asList(members.split(" ")));
        assertThat(new TreeSet<>(PojoCodec.fields(shape).keySet()))
                .as("the SDK's members of %s: think about what is new, then name it here", shape.getClass())
                .isEqualTo(known);
    }
}
