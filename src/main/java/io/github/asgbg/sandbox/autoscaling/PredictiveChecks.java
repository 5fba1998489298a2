package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyChecks.refuseIf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.MetricDataQuery;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;

/** The rules for predictive scaling (API: PredictiveScalingConfiguration). */
final class PredictiveChecks {
    private static final List<String> PAIRS =
            List.of("ASGCPUUtilization", "ASGNetworkIn", "ASGNetworkOut", "ALBRequestCount");
    private static final List<String> SCALING = List.of(
            "ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget");
    private static final List<String> LOAD =
            List.of("ASGTotalCPUUtilization", "ASGTotalNetworkIn", "ASGTotalNetworkOut", "ALBTargetGroupRequestCount");
    private static final String PATH = "predictiveScalingConfiguration.";

    private PredictiveChecks() {}

    static void check(Group group, ScalingPolicy policy) {
        PredictiveScalingConfiguration predictive = policy.predictiveScalingConfiguration();
        refuseIf(predictive == null, "You must specify PredictiveScalingConfiguration");
        refuseIf(predictive.metricSpecifications().size() != 1, "You must specify one metric specification");
        check(group, predictive.metricSpecifications().get(0));
        Stream.ofNullable(predictive.modeAsString())
                .forEach(mode -> Requests.oneOf(List.of("ForecastAndScale", "ForecastOnly"), mode, PATH + "mode"));
        checkMaximum(predictive);
        Integer lead = predictive.schedulingBufferTime();
        refuseIf(
                lead != null && (lead < 0 || lead >= 3600),
                "SchedulingBufferTime must be less than the forecast interval duration of 3600 seconds");
    }

    private static void checkMaximum(PredictiveScalingConfiguration predictive) {
        String behaviour = Optional.ofNullable(predictive.maxCapacityBreachBehaviorAsString())
                .orElse("HonorMaxCapacity");
        Requests.oneOf(
                List.of("HonorMaxCapacity", "IncreaseMaxCapacity"), behaviour, PATH + "maxCapacityBreachBehavior");
        Integer buffer = predictive.maxCapacityBuffer();
        boolean mayGrow = behaviour.equals("IncreaseMaxCapacity");
        refuseIf(mayGrow && buffer == null, "You must specify max capacity buffer when using IncreaseMaxCapacity");
        refuseIf(!mayGrow && buffer != null, "You must not specify max capacity buffer when using HonorMaxCapacity");
        refuseIf(buffer != null && (buffer < 0 || buffer > 100), "MaxCapacityBuffer must be between 0 and 100");
    }

    private static void check(Group group, PredictiveScalingMetricSpecification metrics) {
        Requests.required(metrics.targetValue(), PATH + "metricSpecifications.member.targetValue");
        int pairs = count(metrics.predefinedMetricPairSpecification());
        int scaling =
                count(metrics.predefinedScalingMetricSpecification(), metrics.customizedScalingMetricSpecification());
        int load = count(metrics.predefinedLoadMetricSpecification(), metrics.customizedLoadMetricSpecification());
        refuseIf(
                !(pairs == 1 && scaling == 0 && load == 0) && !(pairs == 0 && scaling == 1 && load == 1),
                "A policy must have either one scaling metric and one load metric or one metric pair");
        refuseIf(
                metrics.customizedCapacityMetricSpecification() != null
                        && metrics.customizedLoadMetricSpecification() == null,
                "Capacity metric can only be used when you use customized load metric.");
        checkPredefined(group, metrics);
        customized(metrics).forEach(PredictiveChecks::check);
    }

    private static int count(@Nullable Object... members) {
        return (int) Stream.of(members).filter(member -> member != null).count();
    }

    private static void checkPredefined(Group group, PredictiveScalingMetricSpecification metrics) {
        Optional.ofNullable(metrics.predefinedMetricPairSpecification())
                .ifPresent(
                        metric -> check(group, PAIRS, metric.predefinedMetricTypeAsString(), metric.resourceLabel()));
        Optional.ofNullable(metrics.predefinedScalingMetricSpecification())
                .ifPresent(
                        metric -> check(group, SCALING, metric.predefinedMetricTypeAsString(), metric.resourceLabel()));
        Optional.ofNullable(metrics.predefinedLoadMetricSpecification())
                .ifPresent(metric -> check(group, LOAD, metric.predefinedMetricTypeAsString(), metric.resourceLabel()));
    }

    private static void check(Group group, List<String> known, String type, @Nullable String label) {
        boolean isLabelled = Requests.oneOf(known, type, PATH + "metricSpecifications.member.predefinedMetricType")
                .startsWith("ALB");
        refuseIf(isLabelled && label == null, "A resource label is required");
        refuseIf(!isLabelled && label != null, "A resource label is not supported for " + type);
        if (label != null) {
            ResourceLabels.check(group, label);
        }
    }

    private static Stream<List<MetricDataQuery>> customized(PredictiveScalingMetricSpecification metrics) {
        return Stream.of(
                        Optional.ofNullable(metrics.customizedScalingMetricSpecification())
                                .map(metric -> metric.metricDataQueries()),
                        Optional.ofNullable(metrics.customizedLoadMetricSpecification())
                                .map(metric -> metric.metricDataQueries()),
                        Optional.ofNullable(metrics.customizedCapacityMetricSpecification())
                                .map(metric -> metric.metricDataQueries()))
                .flatMap(Optional::stream);
    }

    private static void check(List<MetricDataQuery> queries) {
        MetricQueries.check(
                queries.stream()
                        .map(query -> new MetricQueries.Query(
                                query.id(), query.expression(), query.metricStat() != null, query.returnData()))
                        .toList(),
                "Any expressions used must create exactly one time series");
    }
}
