package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** What PutMetricData refuses in one datum, and what it takes from it. */
final class DatumChecks {
    private static final double LARGEST = Math.pow(2, 360);
    private static final int MOST_VALUES = 150;
    private static final int MOST_DIMENSIONS = 30;
    private static final Duration PAST = Duration.ofDays(14);
    private static final Duration FUTURE = Duration.ofHours(2);

    private DatumChecks() {}

    static void check(String place, MetricDatum datum, Instant now) {
        if (datum.metricName() == null || datum.metricName().isEmpty()) {
            throw Errors.missing(place + ".MetricName");
        }
        if (datum.unit() == StandardUnit.UNKNOWN_TO_SDK_VERSION) {
            throw Errors.invalid(datum.unitAsString(), place + ".Unit");
        }
        if (datum.storageResolution() != null && !Set.of(1, 60).contains(datum.storageResolution())) {
            throw Errors.invalid(String.valueOf(datum.storageResolution()), place + ".StorageResolution");
        }
        dimensions(place, datum);
        time(place, datum, now);
        exclusive(place, datum);
        values(place, datum);
    }

    private static void dimensions(String place, MetricDatum datum) {
        if (datum.dimensions().size() > MOST_DIMENSIONS) {
            throw Errors.invalid("The collection " + place + ".Dimensions must not have a size greater than "
                    + MOST_DIMENSIONS + ".");
        }
        datum.dimensions().forEach(dimension -> {
            if (dimension.name() == null || dimension.value() == null) {
                throw Errors.missing(place + ".Dimensions.member." + (dimension.name() == null ? "Name" : "Value"));
            }
        });
    }

    private static void time(String place, MetricDatum datum, Instant now) {
        Optional<Instant> time = Optional.ofNullable(datum.timestamp());
        time.filter(given -> given.isBefore(now.minus(PAST))).ifPresent(given -> {
            throw Errors.invalid(
                    "The parameter " + place + ".Timestamp must specify a time within the past two weeks.");
        });
        time.filter(given -> given.isAfter(now.plus(FUTURE))).ifPresent(given -> {
            throw Errors.invalid(
                    "The parameter " + place + ".Timestamp must specify a time no more than two hours in the future.");
        });
    }

    private static void exclusive(String place, MetricDatum datum) {
        if (datum.value() != null && datum.statisticValues() != null) {
            throw both(place, "Value", "StatisticValues");
        }
        if (datum.value() != null && !datum.values().isEmpty()) {
            throw both(place, "Value", "Values");
        }
        if (datum.statisticValues() != null && !datum.values().isEmpty()) {
            throw both(place, "Values", "StatisticValues");
        }
        if (datum.value() == null
                && datum.statisticValues() == null
                && datum.values().isEmpty()) {
            throw Errors.combination("At least one of the parameters " + place + ".Value and " + place
                    + ".StatisticValues must be specified.");
        }
    }

    private static RuntimeException both(String place, String one, String other) {
        return Errors.combination("The parameters " + place + "." + one + " and " + place + "." + other
                + " are mutually exclusive and you have specified both.");
    }

    private static void values(String place, MetricDatum datum) {
        number(place + ".Value", datum.value());
        datum.values().forEach(value -> number(place + ".Values", value));
        if (datum.values().size() > MOST_VALUES) {
            throw Errors.invalid(
                    "The collection " + place + ".Values must not have a size greater than " + MOST_VALUES + ".");
        }
        if (datum.hasCounts() && datum.counts().size() != datum.values().size()) {
            throw Errors.invalid(
                    "The parameters " + place + ".Values and " + place + ".Counts must be of the same size.");
        }
        datum.counts().stream().filter(count -> !(count > 0)).findFirst().ifPresent(count -> {
            throw Errors.invalid(String.valueOf(count), place + ".Counts");
        });
        Optional.ofNullable(datum.statisticValues()).ifPresent(set -> set(place + ".StatisticValues", set));
    }

    private static void set(String place, StatisticSet set) {
        required(place + ".SampleCount", set.sampleCount());
        required(place + ".Sum", set.sum());
        required(place + ".Minimum", set.minimum());
        required(place + ".Maximum", set.maximum());
        if (!(set.sampleCount() > 0)) {
            throw Errors.invalid(String.valueOf(set.sampleCount()), place + ".SampleCount");
        }
    }

    private static void required(String place, @Nullable Double value) {
        if (value == null) {
            throw Errors.missing(place);
        }
        number(place, value);
    }

    private static void number(String place, @Nullable Double value) {
        if (value != null && !(Math.abs(value) <= LARGEST)) {
            throw Errors.invalid(String.valueOf(value), place);
        }
    }

    /** What a datum that passed the checks says. */
    static Sample sample(MetricDatum datum) {
        if (datum.statisticValues() != null) {
            StatisticSet set = datum.statisticValues();
            return Sample.statistics(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
        }
        return datum.value() != null ? Sample.of(datum.value()) : counted(datum.values(), datum.counts());
    }

    private static Sample counted(List<Double> values, List<Double> counts) {
        Map<Double, Double> times = new HashMap<>();
        for (int at = 0; at < values.size(); at++) {
            times.merge(values.get(at), counts.isEmpty() ? 1 : counts.get(at), Double::sum);
        }
        return Sample.counted(times);
    }
}
