package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * What PutMetricAlarm refuses, in the order: the model's constraints, what excludes each other, limits, actions.
 *
 * <p>Texts are AWS's where a source quotes them; where none does, they are worded alike.
 */
final class PutChecks {
    private static final List<String> STATISTICS = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");
    private static final Set<String> MISSING_DATA = Set.of("breaching", "notBreaching", "ignore", "missing");
    private static final Set<String> ON_A_BAND =
            Set.of("LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration LONGEST_OF_HOURS = Duration.ofDays(7);

    private final ActionArns arns;

    PutChecks(ActionArns arns) {
        this.arns = arns;
    }

    void check(PutMetricAlarmRequest request) {
        constraints(request);
        if (request.hasMetrics() && !request.metrics().isEmpty()) {
            noMetricBesidesMetrics(request);
            MathChecks.check(request.metrics());
        } else {
            metric(request);
        }
        threshold(request);
        evaluation(request);
        missingData(request);
        arns.check(request);
    }

    private static void constraints(PutMetricAlarmRequest request) {
        Constraints constraints = new Constraints()
                .required("alarmName", request.alarmName())
                .length("alarmName", 255, request.alarmName())
                .lengthOrEmpty("alarmDescription", 1024, request.alarmDescription())
                .required("evaluationPeriods", request.evaluationPeriods())
                .atLeast("evaluationPeriods", 1, request.evaluationPeriods())
                .atLeast("datapointsToAlarm", 1, request.datapointsToAlarm())
                .required("comparisonOperator", request.comparisonOperatorAsString())
                .oneOf("comparisonOperator", names(ComparisonOperator.knownValues()), comparison(request))
                .length("metricName", 255, request.metricName())
                .length("namespace", 255, request.namespace())
                .oneOf("statistic", STATISTICS, request.statisticAsString())
                .oneOf("unit", names(StandardUnit.knownValues()), request.unitAsString())
                .atLeast("period", 1, request.period())
                .size("dimensions", 30, request.dimensions())
                .size("oKActions", 5, request.okActions())
                .size("alarmActions", 5, request.alarmActions())
                .size("insufficientDataActions", 5, request.insufficientDataActions())
                .size("tags", Tags.MOST, request.tags());
        request.dimensions().forEach(dimension -> constraints
                .required("dimensions.member.name", dimension.name())
                .required("dimensions.member.value", dimension.value()));
        constraints.require();
        if (request.alarmName().chars().anyMatch(each -> each < ' ' || each == 127)) {
            throw Errors.validation("Alarm names must not contain control characters");
        }
    }

    private static @Nullable String comparison(PutMetricAlarmRequest request) {
        return request.comparisonOperatorAsString();
    }

    private static List<String> names(Set<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }

    private static void noMetricBesidesMetrics(PutMetricAlarmRequest request) {
        Map<String, Object> besides = new LinkedHashMap<>();
        besides.put("MetricName", request.metricName());
        besides.put("Namespace", request.namespace());
        besides.put("Dimensions", request.dimensions().isEmpty() ? null : request.dimensions());
        besides.put("Period", request.period());
        besides.put("Unit", request.unitAsString());
        besides.put("Statistic", request.statisticAsString());
        besides.put("ExtendedStatistic", request.extendedStatistic());
        besides.forEach((member, value) -> {
            if (value != null) {
                throw Errors.validation(member + " should not be set if list of Metrics is set.");
            }
        });
    }

    private static void metric(PutMetricAlarmRequest request) {
        notNull("MetricName", request.metricName());
        notNull("Namespace", request.namespace());
        notNull("Period", request.period());
        if (request.statisticAsString() == null && request.extendedStatistic() == null) {
            throw Errors.validation("Exactly one of Statistic and ExtendedStatistic must be set");
        }
        if (request.statisticAsString() != null && request.extendedStatistic() != null) {
            throw Errors.validation("Statistic and ExtendedStatistic must not both be set");
        }
        Optional.ofNullable(request.extendedStatistic()).ifPresent(PutChecks::extended);
        period(request.period());
    }

    private static void notNull(String member, @Nullable Object value) {
        if (value == null) {
            throw Errors.validation(member + " must not be null");
        }
    }

    private static void extended(String name) {
        if (Statistic.isOfAwsOnly(name)) {
            throw Errors.notEvaluated("the statistic " + name);
        }
        if (Statistic.named(name).isEmpty() || STATISTICS.contains(name)) {
            throw Errors.validation("The value " + name + " for parameter ExtendedStatistic is not supported.");
        }
    }

    static void period(int seconds) {
        if (seconds != 10 && seconds != 20 && seconds != 30 && seconds % 60 != 0) {
            throw Errors.validation("Period must be 10, 20, 30 or a multiple of 60");
        }
    }

    private static void threshold(PutMetricAlarmRequest request) {
        if (request.thresholdMetricId() != null || ON_A_BAND.contains(request.comparisonOperatorAsString())) {
            throw Errors.notEvaluated("anomaly detection: ThresholdMetricId and the operators for bands");
        }
        notNull("Threshold", request.threshold());
        if (!Double.isFinite(request.threshold())) {
            throw Errors.validation("Threshold must be a finite number");
        }
    }

    private static void evaluation(PutMetricAlarmRequest request) {
        int periods = request.evaluationPeriods();
        if (request.datapointsToAlarm() != null && request.datapointsToAlarm() > periods) {
            throw Errors.validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        }
        Duration period = request.period() != null
                ? Duration.ofSeconds(request.period())
                : MetricQueries.period(request.metrics());
        Duration most = period.compareTo(Duration.ofHours(1)) < 0 ? LONGEST : LONGEST_OF_HOURS;
        if (period.multipliedBy(periods).compareTo(most) > 0) {
            throw Errors.validation("Metrics cannot be checked across more than "
                    + (most.equals(LONGEST) ? "a day" : "7 days") + " (EvaluationPeriods * Period must be <= "
                    + most.toSeconds() + ").");
        }
    }

    private static void missingData(PutMetricAlarmRequest request) {
        Optional.ofNullable(request.treatMissingData())
                .filter(mode -> !MISSING_DATA.contains(mode))
                .ifPresent(mode -> {
                    throw Errors.validation(
                            "TreatMissingData must be breaching, notBreaching, ignore or missing, not " + mode);
                });
        Optional<String> lowSamples = Optional.ofNullable(request.evaluateLowSampleCountPercentile());
        lowSamples.filter(mode -> !Set.of("evaluate", "ignore").contains(mode)).ifPresent(mode -> {
            throw Errors.validation("EvaluateLowSampleCountPercentile must be evaluate or ignore, not " + mode);
        });
        if (lowSamples.isPresent() && request.extendedStatistic() == null) {
            throw Errors.validation("EvaluateLowSampleCountPercentile is for alarms on a percentile only");
        }
    }
}
