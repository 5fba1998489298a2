package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** From a metric through an alarm and a policy to another number of instances, with all services as they are. */
class ScalingByAlarmTest {
    private final Sandbox sandbox = Sandbox.builder().instances(2).start();
    private final SandboxClients aws = new SandboxClients(sandbox);
    private final String blue = sandbox.blueGroup();
    private final CloudWatchClient cloudWatch = CloudWatchClient.builder()
            .httpClient(sandbox.httpClient())
            .region(Region.of(sandbox.region()))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
            .build();

    @AfterEach
    void close() {
        cloudWatch.close();
        sandbox.close();
    }

    /** Publishes once a minute what each instance has of this backlog. */
    private void publish(double ofAll, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            double backlog = ofAll / aws.ids(blue).size();
            cloudWatch.putMetricData(request -> request.namespace("Shop")
                    .metricData(MetricDatum.builder()
                            .metricName("Backlog")
                            .value(backlog)
                            .build()));
            sandbox.world().advance(Duration.ofMinutes(1));
        }
    }

    private int desired() {
        return aws.group(blue).desiredCapacity();
    }

    private PutScalingPolicyResponse track() {
        return aws.autoScaling.putScalingPolicy(policy -> policy.autoScalingGroupName(blue)
                .policyName("backlog")
                .policyType("TargetTrackingScaling")
                .estimatedInstanceWarmup(60)
                .targetTrackingConfiguration(tracking -> tracking.targetValue(10.0)
                        .customizedMetricSpecification(metric ->
                                metric.namespace("Shop").metricName("Backlog").statistic("Average"))));
    }

    @Test
    @DisplayName("UG:as-scaling-target-tracking: out in proportion after three minutes, in after fifteen")
    void targetTrackingFollowsItsMetric() {
        aws.resize(blue, 1, 8, 2);
        track();
        publish(40, 2);
        assertThat(desired()).isEqualTo(2);
        publish(40, 5);
        assertThat(desired()).isEqualTo(4);
        publish(4, 14);
        assertThat(desired()).isEqualTo(4);
        publish(4, 20);
        assertThat(desired()).isEqualTo(1);
        assertThat(aws.ids(blue)).hasSize(1);
    }

    @Test
    @DisplayName(
            "UG:as-suspend-resume-processes: an alarm that lasts acts at its next call after the process is resumed")
    void suspendedAlarmNotificationIsMadeUpFor() {
        aws.resize(blue, 1, 8, 2);
        track();
        aws.autoScaling.suspendProcesses(
                request -> request.autoScalingGroupName(blue).scalingProcesses("AlarmNotification"));
        publish(40, 10);
        assertThat(desired()).isEqualTo(2);
        aws.autoScaling.resumeProcesses(
                request -> request.autoScalingGroupName(blue).scalingProcesses("AlarmNotification"));
        publish(40, 2);
        assertThat(desired()).isEqualTo(4);
    }

    @Test
    @DisplayName("API PutScalingPolicy, DescribePolicies, DeletePolicy: the alarms are CloudWatch's")
    void theAlarmsOfAPolicyAreInCloudWatch() {
        PutScalingPolicyResponse put = track();
        List<String> names = put.alarms().stream().map(Alarm::alarmName).toList();
        assertThat(cloudWatch
                        .describeAlarms(request -> request.alarmNames(names))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmArn)
                .containsExactlyInAnyOrderElementsOf(
                        put.alarms().stream().map(Alarm::alarmARN).toList());
        aws.autoScaling.deletePolicy(request -> request.policyName(put.policyARN()));
        assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
    }

    @Test
    @DisplayName("API DeletePolicy: an alarm that a user made stays, without its action; set by hand it acts")
    void anAlarmCallsASimplePolicy() {
        aws.resize(blue, 1, 8, 2);
        String policy = aws.autoScaling
                .putScalingPolicy(request -> request.autoScalingGroupName(blue)
                        .policyName("more")
                        .adjustmentType("ChangeInCapacity")
                        .scalingAdjustment(1))
                .policyARN();
        cloudWatch.putMetricAlarm(alarm -> alarm.alarmName("busy")
                .namespace("Shop")
                .metricName("Backlog")
                .statistic("Average")
                .period(60)
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator("GreaterThanThreshold")
                .alarmActions(policy));
        assertThat(aws.autoScaling
                        .describePolicies(request -> request.autoScalingGroupName(blue))
                        .scalingPolicies()
                        .get(0)
                        .alarms())
                .extracting(Alarm::alarmName)
                .containsExactly("busy");
        sandbox.world().advance(Duration.ofMinutes(10));
        cloudWatch.setAlarmState(
                request -> request.alarmName("busy").stateValue("ALARM").stateReason("a test"));
        assertThat(desired()).isEqualTo(3);
        aws.autoScaling.deletePolicy(request -> request.policyName(policy));
        assertThat(cloudWatch.describeAlarms().metricAlarms().get(0).alarmActions())
                .isEmpty();
    }
}
