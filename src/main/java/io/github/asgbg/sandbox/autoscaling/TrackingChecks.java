package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyChecks.refuseIf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.PredefinedMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingMetricDataQuery;

/** The rules for target tracking (API: TargetTrackingConfiguration). */
final class TrackingChecks {
    private static final List<String> PREDEFINED = List.of(
            "ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget");

    /** The only predefined metric that belongs to a target group. */
    static final String REQUESTS = "ALBRequestCountPerTarget";

    private static final String PATH = "targetTrackingConfiguration.customizedMetricSpecification.";
    private static final List<Integer> PERIODS = List.of(10, 30, 60);

    private TrackingChecks() {}

    static void check(Group group, ScalingPolicy policy) {
        TargetTrackingConfiguration tracking = policy.targetTrackingConfiguration();
        refuseIf(tracking == null, "You should provide a TargetTrackingConfiguration");
        Double target = Requests.required(tracking.targetValue(), "targetTrackingConfiguration.targetValue");
        refuseIf(!(target > 0), "Target value must be between 8.51592E-12 and 1.174271E17");
        PredefinedMetricSpecification predefined = tracking.predefinedMetricSpecification();
        CustomizedMetricSpecification customized = tracking.customizedMetricSpecification();
        refuseIf(
                (predefined == null) == (customized == null),
                "You should provide either a CustomizedMetricSpecification or a PredefinedMetricSpecification");
        if (predefined != null) {
            check(group, predefined);
        } else {
            check(customized);
        }
        refuseSameMetric(group, policy);
    }

    private static void check(Group group, PredefinedMetricSpecification metric) {
        String type = Requests.oneOf(
                PREDEFINED,
                metric.predefinedMetricTypeAsString(),
                "targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType");
        String label = metric.resourceLabel();
        boolean isLabelled = type.equals(REQUESTS);
        refuseIf(isLabelled && label == null, "Resource label should be specified for predefined metric type " + type);
        refuseIf(
                !isLabelled && label != null,
                "Resource label should not be specified for predefined metric type " + type);
        if (label != null) {
            ResourceLabels.check(group, label);
        }
    }

    private static void check(CustomizedMetricSpecification metric) {
        if (metric.metrics().isEmpty()) {
            Requests.required(metric.metricName(), PATH + "metricName");
            Requests.required(metric.namespace(), PATH + "namespace");
            Requests.required(metric.statisticAsString(), PATH + "statistic");
            checkPeriod(metric.period());
            return;
        }
        refuseIf(
                Stream.of(
                                        metric.metricName(),
                                        metric.namespace(),
                                        metric.statisticAsString(),
                                        metric.unit(),
                                        metric.period())
                                .anyMatch(member -> member != null)
                        || !metric.dimensions().isEmpty(),
                "A customized metric specification with 'Metrics' specified cannot have any of ['Dimensions', "
                        + "'MetricName', 'Namespace', 'Statistic', 'Unit', 'Period'] specified as well");
        check(metric.metrics());
    }

    private static void check(List<TargetTrackingMetricDataQuery> queries) {
        MetricQueries.check(
                queries.stream()
                        .map(query -> new MetricQueries.Query(
                                query.id(), query.expression(), query.metricStat() != null, query.returnData()))
                        .toList(),
                "Exactly one element of the metrics list should return data");
        List<Integer> periods =
                queries.stream().flatMap(query -> period(query).stream()).toList();
        periods.forEach(TrackingChecks::checkPeriod);
        refuseIf(periods.stream().distinct().count() > 1, "All metrics in the alarm should have the same period");
    }

    /** It can stand with the query or with the metric. */
    static Optional<Integer> period(TargetTrackingMetricDataQuery query) {
        return Optional.ofNullable(query.metricStat())
                .flatMap(stat -> Optional.ofNullable(stat.period()))
                .or(() -> Optional.ofNullable(query.period()));
    }

    private static void checkPeriod(Integer period) {
        refuseIf(period != null && period > 60, "A metric period greater than 60 isn't supported");
        refuseIf(period != null && !PERIODS.contains(period), "A metric period of " + period + " isn't supported");
    }

    /** "Provided that each of them uses a different metric" (UG:as-scaling-target-tracking). */
    private static void refuseSameMetric(Group group, ScalingPolicy policy) {
        TargetTrackingConfiguration wanted = metricOnly(policy);
        refuseIf(
                group.policies().values().stream()
                        .filter(other -> other.kind() == PolicyKind.TARGET_TRACKING)
                        .filter(other -> !other.name().equals(policy.policyName()))
                        .anyMatch(other -> metricOnly(other.given()).equals(wanted)),
                "Only one TargetTrackingScaling policy for a given metric specification is allowed.");
    }

    private static TargetTrackingConfiguration metricOnly(ScalingPolicy policy) {
        return policy.targetTrackingConfiguration().toBuilder()
                .targetValue(null)
                .disableScaleIn(null)
                .build();
    }
}
