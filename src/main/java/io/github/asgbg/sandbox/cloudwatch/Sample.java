package io.github.asgbg.sandbox.cloudwatch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of some values of a metric.
 *
 * @param values how often each value occurred; empty when a statistic set told less, so that there are no percentiles
 */
record Sample(double count, double sum, double min, double max, Optional<Map<Double, Double>> values) {
    static Sample of(double value) {
        return of(List.of(value));
    }

    /** One or more values. */
    static Sample of(List<Double> values) {
        return counted(values.stream().collect(Collectors.toMap(value -> value, value -> 1.0, Double::sum)));
    }

    /** Values and how often each occurred. */
    static Sample counted(Map<Double, Double> values) {
        double count = values.values().stream().mapToDouble(one -> one).sum();
        double sum = values.entrySet().stream()
                .mapToDouble(one -> one.getKey() * one.getValue())
                .sum();
        double min = values.keySet().stream().mapToDouble(one -> one).min().orElseThrow();
        double max = values.keySet().stream().mapToDouble(one -> one).max().orElseThrow();
        return new Sample(count, sum, min, max, Optional.of(values));
    }

    /** A statistic set; where all its values are equal, they are known after all (PutMetricData). */
    static Sample statistics(double count, double sum, double min, double max) {
        Optional<Map<Double, Double>> values = min == max ? Optional.of(Map.of(min, count)) : Optional.empty();
        return new Sample(count, sum, min, max, values);
    }

    /** All samples as one; empty when there are none. */
    static Optional<Sample> merged(Collection<Sample> samples) {
        return samples.stream().reduce(Sample::with);
    }

    private Sample with(Sample other) {
        return new Sample(
                count + other.count,
                sum + other.sum,
                Math.min(min, other.min),
                Math.max(max, other.max),
                values.flatMap(ours -> other.values.map(theirs -> united(ours, theirs))));
    }

    private static Map<Double, Double> united(Map<Double, Double> some, Map<Double, Double> others) {
        Map<Double, Double> all = new TreeMap<>(some);
        others.forEach((value, times) -> all.merge(value, times, Double::sum));
        return all;
    }
}
