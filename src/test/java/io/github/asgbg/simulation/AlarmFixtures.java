package io.github.asgbg.simulation;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/**
 * Alarms that call the policies of {@link ScalingFixtures}. Their metrics are quiet: no alarm goes off by itself, nor does a
 * policy that follows the CPU have anything to do.
 */
final class AlarmFixtures {
    static final String OF_ANOTHER_SERVICE = "payments-down";
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:shop-blue-alerts";

    /** Between nine tenths of the target, below which target tracking scales in, and the target. */
    private static final double QUIET_CPU = 47;

    private final Account account;
    private final String blue;

    AlarmFixtures(Account account) {
        this.account = account;
        this.blue = account.sandbox.blueGroup();
    }

    void all() {
        few();
        ratio();
        missing();
        silent();
    }

    void few() {
        for (String group : List.of(blue, account.sandbox.greenGroup())) {
            account.sandbox
                    .cloudWatch()
                    .gauge("AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", group), QUIET_CPU, "Percent");
        }
        slow();
    }

    private String arn(String policy) {
        return account.policyArn(blue, policy);
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    /** It has nothing to do with either group. */
    void ofAnotherService() {
        account.cloudWatch.putMetricAlarm(a -> a.alarmName(OF_ANOTHER_SERVICE)
                .namespace("Shop")
                .metricName("Payments")
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("LessThanThreshold")
                .alarmActions("arn:aws:sns:us-east-1:123456789012:oncall"));
    }

    /** Its name, its description, its tag and its topic have the group's name in them, and name no group. */
    private void slow() {
        account.cloudWatch.putMetricAlarm(a -> a.alarmName("shop-blue-slow")
                .alarmDescription("answers of shop-blue take long")
                .namespace("AWS/ApplicationELB")
                .metricName("TargetResponseTime")
                .extendedStatistic("p99.9")
                .evaluateLowSampleCountPercentile("ignore")
                .dimensions(dimension("TargetGroup", account.targetGroup()), dimension("Fleet", blue))
                .unit("Seconds")
                .period(60)
                .evaluationPeriods(2)
                .threshold(0.75)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .alarmActions(TOPIC, arn("steps-out"))
                .okActions(arn("steps-in"))
                .insufficientDataActions(TOPIC)
                .tags(tag("team", "shop"), tag("watches", blue)));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private void ratio() {
        account.cloudWatch.putMetricAlarm(a -> a.alarmName("cpu-over-ten")
                .metrics(
                        MetricDataQuery.builder()
                                .id("tenth")
                                .label("a tenth of the CPU of " + blue)
                                .expression("cpu / 10")
                                .returnData(true)
                                .build(),
                        MetricDataQuery.builder()
                                .id("cpu")
                                .returnData(false)
                                .metricStat(s -> s.period(60).stat("Average").metric(m -> m.namespace("AWS/EC2")
                                        .metricName("CPUUtilization")
                                        .dimensions(dimension("AutoScalingGroupName", blue))))
                                .build())
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .threshold(9.5)
                .comparisonOperator("GreaterThanThreshold")
                .alarmActions(arn("add-two")));
    }

    private void missing() {
        account.cloudWatch.putMetricAlarm(a -> a.alarmName("cpu-gone")
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .statistic("Minimum")
                .dimensions(dimension("AutoScalingGroupName", blue))
                .period(60)
                .evaluationPeriods(5)
                .threshold(5.0)
                .comparisonOperator("LessThanThreshold")
                .treatMissingData("breaching")
                .alarmActions(arn("disabled"), arn("steps-in"))
                .tags(tag("cost-centre", "4711")));
    }

    private void silent() {
        account.cloudWatch.putMetricAlarm(a -> a.alarmName("silent")
                .actionsEnabled(false)
                .namespace("App")
                .metricName("QueueLength")
                .statistic("Maximum")
                .period(300)
                .evaluationPeriods(1)
                .threshold(100.0)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(arn("grow-a-quarter")));
    }
}
