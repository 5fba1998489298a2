package io.github.asgbg.sandbox.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** A metric's identity: the order of its dimensions means nothing (user guide, "Metrics concepts"). */
record Metric(String namespace, String name, SortedMap<String, String> dimensions) {
    static Metric of(String namespace, String name, Map<String, String> dimensions) {
        return new Metric(namespace, name, new TreeMap<>(dimensions));
    }

    static Metric of(String namespace, String name, List<Dimension> dimensions) {
        SortedMap<String, String> named = new TreeMap<>();
        dimensions.forEach(dimension -> named.put(dimension.name(), dimension.value()));
        return new Metric(namespace, name, named);
    }

    static Metric of(software.amazon.awssdk.services.cloudwatch.model.Metric described) {
        return of(described.namespace(), described.metricName(), described.dimensions());
    }

    software.amazon.awssdk.services.cloudwatch.model.Metric described() {
        List<Dimension> list = dimensions.entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return software.amazon.awssdk.services.cloudwatch.model.Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(list)
                .build();
    }
}
