package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyChecks.refuseIf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/** The rules for step adjustments (API: StepAdjustment). */
final class StepChecks {
    private static final int MOST = 20;

    private StepChecks() {}

    static void check(ScalingPolicy policy) {
        List<StepAdjustment> steps = policy.stepAdjustments();
        refuseIf(steps.isEmpty(), "You should specify at least one StepAdjustment with a StepScaling policy");
        refuseIf(steps.size() > MOST, "Your policies can have at most " + MOST + " StepAdjustments");
        steps.forEach(step -> checkOne(step, "ExactCapacity".equals(policy.adjustmentType())));
        checkOpenEnds(steps);
        checkNeighbours(steps);
        String aggregation = Optional.ofNullable(policy.metricAggregationType()).orElse("Average");
        refuseIf(
                !List.of("Minimum", "Maximum", "Average").contains(aggregation),
                "Invalid MetricAggregationType: " + aggregation);
    }

    private static void checkOne(StepAdjustment step, boolean isExact) {
        Requests.required(step.scalingAdjustment(), "stepAdjustments.member.scalingAdjustment");
        refuseIf(
                isExact && step.scalingAdjustment() < 0,
                "The lowest value for ScalingAdjustment parameter is 0 with the specified adjustment type");
        refuseIf(
                step.metricIntervalLowerBound() == null && step.metricIntervalUpperBound() == null,
                "Both lower and upper bounds of a StepAdjustment cannot be left unspecified");
        refuseIf(lower(step) >= upper(step), "LowerBound must be less than the UpperBound for StepAdjustment");
    }

    private static void checkOpenEnds(List<StepAdjustment> steps) {
        long openBelow = open(steps, StepAdjustment::metricIntervalLowerBound);
        long openAbove = open(steps, StepAdjustment::metricIntervalUpperBound);
        refuseIf(openBelow > 1, "At most one StepAdjustment may have an unspecified lower bound");
        refuseIf(openAbove > 1, "At most one StepAdjustment may have an unspecified upper bound");
        refuseIf(
                openBelow == 0 && steps.stream().anyMatch(step -> lower(step) < 0),
                "There must be a StepAdjustment with an unspecified lower bound (i.e., lower bound is null) when one "
                        + "StepAdjustment has a negative lower bound");
        refuseIf(
                openAbove == 0 && steps.stream().anyMatch(step -> upper(step) > 0),
                "There must be a StepAdjustment with an unspecified upper bound (i.e., upper bound is null) when one "
                        + "StepAdjustment has a positive upper bound");
    }

    private static long open(List<StepAdjustment> steps, Function<StepAdjustment, Double> bound) {
        return steps.stream().filter(step -> bound.apply(step) == null).count();
    }

    private static void checkNeighbours(List<StepAdjustment> steps) {
        List<StepAdjustment> sorted =
                steps.stream().sorted(Comparator.comparing(StepChecks::lower)).toList();
        for (int next = 1; next < sorted.size(); next++) {
            double end = upper(sorted.get(next - 1));
            double start = lower(sorted.get(next));
            refuseIf(start < end, "StepAdjustment intervals cannot overlap");
            refuseIf(start > end, "StepAdjustment intervals cannot have gaps between them");
        }
    }

    static double lower(StepAdjustment step) {
        return Optional.ofNullable(step.metricIntervalLowerBound()).orElse(Double.NEGATIVE_INFINITY);
    }

    static double upper(StepAdjustment step) {
        return Optional.ofNullable(step.metricIntervalUpperBound()).orElse(Double.POSITIVE_INFINITY);
    }
}
