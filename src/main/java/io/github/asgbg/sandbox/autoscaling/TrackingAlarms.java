package io.github.asgbg.sandbox.autoscaling;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.MetricDimension;
import software.amazon.awssdk.services.autoscaling.model.PredefinedMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingMetricDataQuery;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingMetricStat;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * The alarms that AWS creates, owns and deletes for a target tracking policy.
 *
 * <p>Names, descriptions, three datapoints above the target and fifteen below nine tenths of it are as DescribeAlarms shows
 * them in real accounts. That a change of the policy keeps the names is an assumption.
 */
final class TrackingAlarms {
    private static final int PERIOD = 60;
    private static final int DATAPOINTS_ABOVE = 3;
    private static final int DATAPOINTS_BELOW = 15;
    private static final double SLACK = 0.9;

    private final Account account;

    TrackingAlarms(Account account) {
        this.account = account;
    }

    /** Makes the alarms fit the policy, and deletes those of an earlier version that it does not need any more. */
    Optional<Policy.OwnAlarms> put(ScalingPolicy policy, Optional<Policy.OwnAlarms> before) {
        if (PolicyKind.of(policy.policyType()) != PolicyKind.TARGET_TRACKING) {
            delete(before);
            return Optional.empty();
        }
        TargetTrackingConfiguration tracking = policy.targetTrackingConfiguration();
        String high = before.map(Policy.OwnAlarms::high).orElseGet(() -> newName(policy, "High"));
        account.alarms()
                .put(alarm(policy, high)
                        .evaluationPeriods(DATAPOINTS_ABOVE)
                        .comparisonOperator("GreaterThanThreshold")
                        .threshold(tracking.targetValue())
                        .build());
        Optional<String> low = before.flatMap(Policy.OwnAlarms::low);
        if (tracking.disableScaleIn()) {
            low.ifPresent(account.alarms()::delete);
            return Optional.of(new Policy.OwnAlarms(high, Optional.empty()));
        }
        String lowName = low.orElseGet(() -> newName(policy, "Low"));
        account.alarms()
                .put(alarm(policy, lowName)
                        .evaluationPeriods(DATAPOINTS_BELOW)
                        .comparisonOperator("LessThanThreshold")
                        .threshold(tracking.targetValue() * SLACK)
                        .build());
        return Optional.of(new Policy.OwnAlarms(high, Optional.of(lowName)));
    }

    void delete(Optional<Policy.OwnAlarms> own) {
        own.map(Policy.OwnAlarms::high).ifPresent(account.alarms()::delete);
        own.flatMap(Policy.OwnAlarms::low).ifPresent(account.alarms()::delete);
    }

    private String newName(ScalingPolicy policy, String side) {
        return "TargetTracking-" + policy.autoScalingGroupName() + "-Alarm" + side + "-" + account.uuid();
    }

    private MetricAlarm.Builder alarm(ScalingPolicy policy, String name) {
        MetricAlarm.Builder alarm = MetricAlarm.builder()
                .alarmName(name)
                .alarmDescription("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy.policyARN() + ".")
                .actionsEnabled(true)
                .alarmActions(policy.policyARN())
                .okActions(List.of())
                .insufficientDataActions(List.of());
        PredefinedMetricSpecification predefined =
                policy.targetTrackingConfiguration().predefinedMetricSpecification();
        return predefined == null
                ? watch(alarm, policy.targetTrackingConfiguration().customizedMetricSpecification())
                : watch(alarm, policy.autoScalingGroupName(), predefined);
    }

    private static MetricAlarm.Builder watch(
            MetricAlarm.Builder alarm, String group, PredefinedMetricSpecification metric) {
        if (metric.predefinedMetricTypeAsString().equals(TrackingChecks.REQUESTS)) {
            ResourceLabels label = ResourceLabels.of(metric.resourceLabel());
            return alarm.namespace("AWS/ApplicationELB")
                    .metricName("RequestCountPerTarget")
                    .statistic("Sum")
                    .period(PERIOD)
                    .dimensions(
                            dimension("TargetGroup", label.targetGroup()),
                            dimension("LoadBalancer", label.loadBalancer()));
        }
        return alarm.namespace("AWS/EC2")
                .metricName(metric.predefinedMetricTypeAsString().substring("ASGAverage".length()))
                .statistic("Average")
                .period(PERIOD)
                .dimensions(dimension("AutoScalingGroupName", group));
    }

    private static MetricAlarm.Builder watch(MetricAlarm.Builder alarm, CustomizedMetricSpecification metric) {
        if (!metric.metrics().isEmpty()) {
            return alarm.metrics(
                    metric.metrics().stream().map(TrackingAlarms::query).toList());
        }
        return alarm.namespace(metric.namespace())
                .metricName(metric.metricName())
                .statistic(metric.statisticAsString())
                .unit(metric.unit())
                .period(Optional.ofNullable(metric.period()).orElse(PERIOD))
                .dimensions(dimensions(metric.dimensions()));
    }

    private static MetricDataQuery query(TargetTrackingMetricDataQuery query) {
        int period = TrackingChecks.period(query).orElse(PERIOD);
        MetricDataQuery.Builder result = MetricDataQuery.builder()
                .id(query.id())
                .label(query.label())
                .expression(query.expression())
                .returnData(!Boolean.FALSE.equals(query.returnData()));
        TargetTrackingMetricStat stat = query.metricStat();
        return stat == null
                ? result.period(period).build()
                : result.metricStat(metricStat(stat, period)).build();
    }

    private static MetricStat metricStat(TargetTrackingMetricStat stat, int period) {
        return MetricStat.builder()
                .metric(Metric.builder()
                        .namespace(stat.metric().namespace())
                        .metricName(stat.metric().metricName())
                        .dimensions(dimensions(stat.metric().dimensions()))
                        .build())
                .stat(stat.stat())
                .unit(stat.unit())
                .period(period)
                .build();
    }

    private static List<Dimension> dimensions(List<MetricDimension> dimensions) {
        return dimensions.stream()
                .map(dimension -> dimension(dimension.name(), dimension.value()))
                .toList();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
