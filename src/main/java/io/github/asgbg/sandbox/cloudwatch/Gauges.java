package io.github.asgbg.sandbox.cloudwatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics that report the same value every minute until it is changed. */
final class Gauges implements MetricSource {
    private final Map<Metric, Datum> gauges = new LinkedHashMap<>();

    void set(Metric metric, double value, String unit) {
        gauges.put(metric, new Datum(metric.namespace(), metric.name(), metric.dimensions(), unit, List.of(value)));
    }

    void stop(Metric metric) {
        gauges.remove(metric);
    }

    @Override
    public List<Datum> lastMinute() {
        return List.copyOf(gauges.values());
    }
}
