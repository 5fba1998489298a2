package io.github.asgbg.sandbox.cloudwatch;

import static io.github.asgbg.sandbox.cloudwatch.Watch.POLICY;
import static io.github.asgbg.sandbox.cloudwatch.Watch.TOPIC;
import static io.github.asgbg.sandbox.cloudwatch.Watch.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** What PutMetricAlarm refuses; texts that AWS was seen to answer name where. */
class PutChecksTest {
    private final Watch watch = new Watch();

    private void refuses(String text, Consumer<PutMetricAlarmRequest.Builder> change) {
        invalid(text, () -> watch.put("busy", change));
        assertThat(watch.client.describeAlarms().metricAlarms()).isEmpty();
    }

    private static MetricDataQuery metric(String id, String name, boolean isReturned) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(it -> it.namespace("shop").metricName(name))
                        .period(60)
                        .stat("Sum"))
                .returnData(isReturned)
                .build();
    }

    private static MetricDataQuery math(String id, String expression) {
        return MetricDataQuery.builder()
                .id(id)
                .expression(expression)
                .period(60)
                .build();
    }

    /** Makes it an alarm on a list of metrics and expressions. */
    private static Consumer<PutMetricAlarmRequest.Builder> list(MetricDataQuery... queries) {
        return alarm -> alarm.namespace(null)
                .metricName(null)
                .statistic((String) null)
                .period(null)
                .metrics(queries);
    }

    // M-CW: AlarmName, EvaluationPeriods and ComparisonOperator were required, and still are without EvaluationCriteria
    @Test
    void theModelsConstraintsAreReportedTogether() {
        refuses(
                "3 validation errors detected: Value null at 'evaluationPeriods' failed to satisfy constraint: Member must"
                        + " not be null; Value '0' at 'datapointsToAlarm' failed to satisfy constraint: Member must have"
                        + " value greater than or equal to 1; Value 'More' at 'comparisonOperator' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [GreaterThanOrEqualToThreshold,"
                        + " GreaterThanThreshold, GreaterThanUpperThreshold, LessThanLowerOrGreaterThanUpperThreshold,"
                        + " LessThanLowerThreshold, LessThanOrEqualToThreshold, LessThanThreshold]",
                alarm -> alarm.evaluationPeriods(null).datapointsToAlarm(0).comparisonOperator("More"));
    }

    @Test
    void namesAreShortAndLegible() {
        invalid(
                "1 validation error detected: Value '" + "x".repeat(256)
                        + "' at 'alarmName' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 255",
                () -> watch.put("x".repeat(256), alarm -> {}));
        invalid("Alarm names must not contain control characters", () -> watch.put("a\tb", alarm -> {}));
    }

    // PutMetricAlarm: "you must specify either MetricName, a Metrics array"; text of GH aws-cloudformation/cfn-lint#771
    @Test
    void aMetricIsNeeded() {
        refuses("MetricName must not be null", alarm -> alarm.metricName(null));
        refuses("Namespace must not be null", alarm -> alarm.namespace(null));
        refuses("Period must not be null", alarm -> alarm.period(null));
        refuses("Threshold must not be null", alarm -> alarm.threshold(null));
    }

    // text of GH cloudtools/troposphere#1276
    @Test
    void aMetricAndAListExcludeEachOther() {
        refuses(
                "Statistic should not be set if list of Metrics is set.",
                alarm -> alarm.metricName(null).namespace(null).period(null).metrics(metric("m1", "load", true)));
        refuses(
                "MetricName should not be set if list of Metrics is set.",
                alarm -> alarm.metrics(metric("m1", "load", true)));
    }

    @Test
    void exactlyOneKindOfStatisticIsNeeded() {
        refuses("Exactly one of Statistic and ExtendedStatistic must be set", alarm -> alarm.statistic((String) null));
        refuses("Statistic and ExtendedStatistic must not both be set", alarm -> alarm.extendedStatistic("p90"));
        refuses(
                "The value p101 for parameter ExtendedStatistic is not supported.",
                alarm -> alarm.statistic((String) null).extendedStatistic("p101"));
        refuses("The sandbox does not evaluate the statistic tm90.", alarm -> alarm.statistic((String) null)
                .extendedStatistic("tm90"));
    }

    // text of GH awsdocs/aws-cloudformation-user-guide#777, from before 20 was allowed, too
    @Test
    void periodsAreTenTwentyThirtyOrMinutes() {
        refuses("Period must be 10, 20, 30 or a multiple of 60", alarm -> alarm.period(1));
        refuses("Period must be 10, 20, 30 or a multiple of 60", alarm -> alarm.period(90));
        watch.put("fine", alarm -> alarm.period(20));
    }

    // PutMetricAlarm, Period: one day, and seven days for periods of an hour and more
    @Test
    void alarmsLookBackADayAtMost() {
        refuses(
                "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).",
                alarm -> alarm.period(300).evaluationPeriods(289));
        refuses(
                "Metrics cannot be checked across more than 7 days (EvaluationPeriods * Period must be <= 604800).",
                alarm -> alarm.period(3600).evaluationPeriods(169));
        watch.put("day", alarm -> alarm.period(300).evaluationPeriods(288));
        watch.put("week", alarm -> alarm.period(3600).evaluationPeriods(168));
    }

    // text of GH hashicorp/terraform#24070
    @Test
    void mIsAtMostN() {
        refuses("DatapointsToAlarm must be less than or equal to EvaluationPeriods", alarm -> alarm.evaluationPeriods(1)
                .datapointsToAlarm(15));
    }

    // MetricDataQuery, ReturnData; text of GH hashicorp/terraform-provider-aws#29894
    @Test
    void exactlyOneElementOfTheListIsWatched() {
        String text = "Exactly one element of the metrics list should return data.";
        refuses(text, list(metric("m1", "load", false)));
        refuses(text, list(metric("m1", "load", true), math("e1", "m1 * 2")));
    }

    // text of GH METR/hawk#1165; it comes after the missing period, GH RoboFinSystems/robosystems#1131
    @Test
    void searchIsRefusedAsOnAws() {
        MetricDataQuery withoutPeriod = math("e1", "SEARCH('{AWS/SNS}', 'Sum', 300)").toBuilder()
                .period(null)
                .build();
        refuses("Period must not be null", list(withoutPeriod));
        refuses(
                "SEARCH is not supported on Metric Alarms.",
                list(math("e1", "SUM(SEARCH('{AWS/EC2,InstanceId} CPUUtilization', 'Average', 300))")));
    }

    @Test
    void whatCannotBeEvaluatedIsRefusedByName() {
        MetricDataQuery load = metric("m1", "load", false);
        refuses(
                "The sandbox does not evaluate the function ANOMALY_DETECTION_BAND with 2 arguments in metric math.",
                list(load, math("e1", "ANOMALY_DETECTION_BAND(m1, 2)")));
        refuses(
                "The sandbox does not evaluate Metrics Insights queries.",
                list(math("e1", "SELECT MAX(CPUUtilization) FROM \"AWS/EC2\"")));
        refuses(
                "The sandbox does not evaluate anomaly detection: ThresholdMetricId and the operators for bands.",
                alarm -> alarm.comparisonOperator(ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD)
                        .threshold(null)
                        .thresholdMetricId("ad1"));
    }

    @Test
    void listsMustMakeSense() {
        MetricDataQuery load = metric("m1", "load", false);
        refuses("The expression names 'm9', which is not in the list", list(load, math("e1", "m1 / m9")));
        refuses("Error in expression 'e1': Unexpected end", list(load, math("e1", "m1 +")));
        refuses("Error in expression 'e1': Invalid syntax at character 4", list(load, math("e1", "m1 $ 2")));
        refuses("The expression 'e1' depends on itself.", list(load, math("e1", "m1 + e1")));
        refuses("The expression of an alarm must result in a single time series.", list(load, math("e1", "METRICS()")));
        refuses("The expression of an alarm must result in a single time series.", list(load, math("e1", "SUM(m1)")));
        refuses("The Ids in the metrics list must be unique; m1 is not.", list(load, metric("m1", "other", true)));
        refuses(
                "The value M1 for parameter Id must begin with a lowercase letter and consist of letters, digits and"
                        + " underscores.",
                list(metric("M1", "load", true)));
    }

    // user guide, "Alarms on math expressions": up to ten metrics, each with the same period
    @Test
    void expressionsHaveTenMetricsOfOnePeriod() {
        List<MetricDataQuery> eleven = new ArrayList<>(List.of(math("e1", "SUM(METRICS())")));
        for (int i = 0; i < 11; i++) {
            eleven.add(metric("m" + i, "load" + i, false));
        }
        refuses(
                "Alarms on math expressions can have at most 10 metrics.",
                list(eleven.toArray(MetricDataQuery[]::new)));
        MetricDataQuery slow = metric("m2", "slow", false).toBuilder()
                .metricStat(stat -> stat.metric(it -> it.namespace("shop").metricName("slow"))
                        .period(300)
                        .stat("Sum"))
                .build();
        refuses(
                "All metrics of an alarm must have the same period, not [60, 300]",
                list(metric("m1", "load", false), slow, math("e1", "m1 + m2")));
    }

    // PutMetricAlarm, AlarmActions: five actions a list, ARNs of known shapes; text for EC2 of GH
    // marklogic/cloud-enablement-aws#82
    @Test
    void actionsAreArnsOfKnownShapes() {
        refuses(
                "1 validation error detected: Value '" + Collections.nCopies(6, TOPIC)
                        + "' at 'alarmActions' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 5",
                alarm -> alarm.alarmActions(Collections.nCopies(6, TOPIC)));
        refuses("Invalid arn syntax: out", alarm -> alarm.alarmActions("out"));
        String noPolicy = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/blue";
        refuses("Invalid arn syntax: " + noPolicy, alarm -> alarm.alarmActions(noPolicy));
        refuses(
                "Invalid region eu-west-1 specified. Only us-east-1 is supported.",
                alarm -> alarm.okActions(POLICY.replace("us-east-1", "eu-west-1")));
        String stop = "arn:aws:automate:us-east-1:ec2:stop";
        refuses(
                "Invalid use of EC2 action. An EC2 action can only be used if the alarm is monitoring an EC2 instance.",
                alarm -> alarm.insufficientDataActions(stop));
        watch.put("stop", alarm -> alarm.alarmActions(stop, POLICY, TOPIC)
                .dimensions(Dimension.builder().name("InstanceId").value("i-1").build()));
    }

    @Test
    void missingDataAndLowSamplesHaveFewWords() {
        refuses(
                "TreatMissingData must be breaching, notBreaching, ignore or missing, not Breaching",
                alarm -> alarm.treatMissingData("Breaching"));
        refuses(
                "EvaluateLowSampleCountPercentile is for alarms on a percentile only",
                alarm -> alarm.evaluateLowSampleCountPercentile("ignore"));
        watch.put("p", alarm -> alarm.statistic((String) null)
                .extendedStatistic("p99.9")
                .evaluateLowSampleCountPercentile("ignore"));
    }
}
