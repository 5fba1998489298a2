package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.autoscaling.AutoScaling;
import io.github.asgbg.sandbox.autoscaling.Census;
import io.github.asgbg.sandbox.cloudwatch.Datum;
import io.github.asgbg.sandbox.cloudwatch.MetricSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The group metrics of the groups that have their collection enabled (UG:as-instance-monitoring). */
final class GroupMetrics implements MetricSource {
    private final AutoScaling groups;

    GroupMetrics(AutoScaling groups) {
        this.groups = groups;
    }

    @Override
    public List<Datum> lastMinute() {
        return groups.census().stream().flatMap(GroupMetrics::data).toList();
    }

    private static Stream<Datum> data(Census group) {
        return group.metrics().entrySet().stream()
                .map(metric -> new Datum(
                        "AWS/AutoScaling",
                        metric.getKey(),
                        Map.of("AutoScalingGroupName", group.group()),
                        "None",
                        List.of(metric.getValue())));
    }
}
