package io.github.asgbg.sandbox.cloudwatch;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statistic by the name that requests give it: the five plain ones and percentiles.
 *
 * @param percentile from 0 to 1, for percentiles
 */
record Statistic(String name, OptionalDouble percentile, Function<Sample, OptionalDouble> formula) {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,10})?)");
    private static final Pattern OTHER_OF_AWS =
            Pattern.compile("(?:(?:tm|wm|tc|ts)\\d{1,2}(?:\\.\\d+)?|IQM|(?:PR|TM|WM|TC|TS)\\([^)]*\\))");

    /** The statistic of that name; empty when the sandbox has none. */
    static Optional<Statistic> named(String name) {
        return switch (name) {
            case "Average" -> plain(name, sample -> sample.sum() / sample.count());
            case "Sum" -> plain(name, Sample::sum);
            case "Minimum" -> plain(name, Sample::min);
            case "Maximum" -> plain(name, Sample::max);
            case "SampleCount" -> plain(name, Sample::count);
            default -> percentile(name);
        };
    }

    /** Whether AWS has such a statistic, and the sandbox has not. */
    static boolean isOfAwsOnly(String name) {
        return OTHER_OF_AWS.matcher(name).matches();
    }

    OptionalDouble of(Sample sample) {
        return formula.apply(sample);
    }

    private static Optional<Statistic> plain(String name, Function<Sample, Double> formula) {
        return Optional.of(
                new Statistic(name, OptionalDouble.empty(), sample -> OptionalDouble.of(formula.apply(sample))));
    }

    private static Optional<Statistic> percentile(String name) {
        Matcher matcher = PERCENTILE.matcher(name);
        return Optional.of(matcher)
                .filter(Matcher::matches)
                .map(found -> Double.parseDouble(found.group(1)) / 100)
                .filter(part -> part <= 1)
                .map(part -> new Statistic(name, OptionalDouble.of(part), sample -> percentile(sample, part)));
    }

    /** AWS does not say how it interpolates; here it is in a straight line between the two values next to the rank. */
    private static OptionalDouble percentile(Sample sample, double part) {
        if (sample.values().isEmpty() || sample.min() < 0) {
            return OptionalDouble.empty();
        }
        TreeMap<Double, Double> values = new TreeMap<>(sample.values().get());
        double rank = part * (sample.count() - 1);
        double below = valueAt(values, Math.floor(rank));
        double above = valueAt(values, Math.ceil(rank));
        return OptionalDouble.of(below + (above - below) * (rank - Math.floor(rank)));
    }

    private static double valueAt(TreeMap<Double, Double> values, double rank) {
        double passed = 0;
        for (Map.Entry<Double, Double> entry : values.entrySet()) {
            passed += entry.getValue();
            if (rank < passed) {
                return entry.getKey();
            }
        }
        return values.lastKey();
    }
}
