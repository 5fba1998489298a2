package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that was ever published and is still kept: fifteen days, at the resolution that it came in. */
final class MetricStore {
    private static final Duration KEPT = Duration.ofDays(15);

    private final Map<Metric, NavigableMap<Instant, List<Point>>> series = new LinkedHashMap<>();

    /** What was published with one unit. */
    private record Point(String unit, Sample sample) {}

    /**
     * Adds values.
     *
     * @param resolution to what times are rounded down, a minute unless it is a high-resolution metric
     */
    void add(Metric metric, Instant time, Duration resolution, String unit, Sample sample) {
        long step = resolution.toSeconds();
        Instant rounded = Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step) * step);
        NavigableMap<Instant, List<Point>> points = series.computeIfAbsent(metric, unused -> new TreeMap<>());
        points.computeIfAbsent(rounded, unused -> new ArrayList<>(1)).add(new Point(unit, sample));
        points.headMap(points.lastKey().minus(KEPT)).clear();
    }

    /** What was published in a window: all of it, or with one unit only. */
    Optional<Sample> in(Window window, Metric metric, Optional<String> unit) {
        return Sample.merged(points(metric, window)
                .filter(point -> unit.map(point.unit()::equals).orElse(true))
                .map(Point::sample)
                .toList());
    }

    /** The units in which something was published in a window. */
    Set<String> units(Window window, Metric metric) {
        Set<String> units = new TreeSet<>();
        points(metric, window).forEach(point -> units.add(point.unit()));
        return units;
    }

    /** The metrics that reported after some time. */
    List<Metric> reportedSince(Instant time) {
        return series.entrySet().stream()
                .filter(entry -> !entry.getValue().lastKey().isBefore(time))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Stream<Point> points(Metric metric, Window window) {
        NavigableMap<Instant, List<Point>> points = series.getOrDefault(metric, new TreeMap<>());
        return points.subMap(window.start(), true, window.end(), false).values().stream()
                .flatMap(List::stream);
    }
}
