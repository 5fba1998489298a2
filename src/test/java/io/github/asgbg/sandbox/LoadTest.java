package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What a load looks like in metrics, and what groups report of themselves. */
class LoadTest {
    private final Sandbox sandbox =
            Sandbox.builder().instances(4).cpuPerThousandRequests(20).load(8000).start();
    private final SandboxClients aws = new SandboxClients(sandbox);
    private final CloudWatchClient cloudWatch = CloudWatchClient.builder()
            .httpClient(sandbox.httpClient())
            .region(Region.of(sandbox.region()))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
            .build();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void minutes(long count) {
        sandbox.world().advance(Duration.ofMinutes(count));
    }

    /** The datapoint of the last minute that is over, if there is one. */
    private List<Datapoint> last(String namespace, String metric, Map<String, String> dimensions) {
        Instant now = sandbox.world().now();
        Instant minute = Instant.ofEpochSecond(now.getEpochSecond() / 60 * 60 - 60);
        return cloudWatch
                .getMetricStatistics(it -> it.namespace(namespace)
                        .metricName(metric)
                        .dimensions(dimensions.entrySet().stream()
                                .map(entry -> Dimension.builder()
                                        .name(entry.getKey())
                                        .value(entry.getValue())
                                        .build())
                                .toList())
                        .startTime(minute)
                        .endTime(minute.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.SUM, Statistic.AVERAGE, Statistic.SAMPLE_COUNT))
                .datapoints();
    }

    private String targetGroup() {
        return sandbox.targetGroupArn().substring(sandbox.targetGroupArn().lastIndexOf(':') + 1);
    }

    private double requestsPerTarget() {
        return last("AWS/ApplicationELB", "RequestCountPerTarget", Map.of("TargetGroup", targetGroup()))
                .get(0)
                .sum();
    }

    private List<Datapoint> cpu(String group) {
        return last("AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", group));
    }

    // ALB:load-balancer-cloudwatch-metrics, RequestCountPerTarget; EC2UG:viewing_metrics_with_cloudwatch,
    // CPUUtilization
    @Test
    void theLoadIsDividedAmongTheTargets() {
        minutes(2);
        assertThat(requestsPerTarget()).isEqualTo(2000);
        String balancer = sandbox.loadBalancerArn().replaceFirst(".*loadbalancer/", "");
        assertThat(last(
                                "AWS/ApplicationELB",
                                "RequestCountPerTarget",
                                Map.of("TargetGroup", targetGroup(), "LoadBalancer", balancer))
                        .get(0)
                        .sum())
                .isEqualTo(2000);
        assertThat(cpu(sandbox.blueGroup())).singleElement().satisfies(point -> {
            assertThat(point.average()).isEqualTo(40);
            assertThat(point.sampleCount()).isEqualTo(4);
        });
        assertThat(cpu(sandbox.greenGroup())).isEmpty();
    }

    @Test
    void twiceTheTargetsHaveHalfTheWork() {
        aws.resize(sandbox.greenGroup(), 0, 8, 4);
        minutes(4);
        assertThat(requestsPerTarget()).isEqualTo(1000);
        assertThat(cpu(sandbox.blueGroup()).get(0).average()).isEqualTo(20);
        assertThat(cpu(sandbox.greenGroup()).get(0).average()).isEqualTo(20);
    }

    // UG:as-enter-exit-standby: instances in Standby get no requests
    @Test
    void whoStandsByHasNoWork() {
        aws.enterStandby(sandbox.blueGroup(), aws.ids(sandbox.blueGroup()).subList(0, 3));
        minutes(2);
        assertThat(requestsPerTarget()).isEqualTo(8000);
        assertThat(cpu(sandbox.blueGroup()).get(0).average())
                .as("no more than all of it")
                .isEqualTo(100);
        assertThat(cpu(sandbox.blueGroup()).get(0).sampleCount()).isEqualTo(1);
    }

    @Test
    void withoutLoadThereAreNoSuchMetrics() {
        sandbox.load(0);
        minutes(5);
        assertThat(cpu(sandbox.blueGroup())).isEmpty();
        sandbox.load(4000);
        minutes(1);
        assertThat(requestsPerTarget()).isEqualTo(1000);
    }

    // UG:as-instance-monitoring: group metrics are reported if metrics collection is enabled
    @Test
    void groupsReportWhatTheyAreAskedFor() {
        aws.autoScaling.enableMetricsCollection(it -> it.autoScalingGroupName(sandbox.blueGroup())
                .granularity("1Minute")
                .metrics("GroupStandbyInstances", "GroupInServiceInstances", "GroupDesiredCapacity"));
        aws.enterStandby(sandbox.blueGroup(), aws.ids(sandbox.blueGroup()).subList(0, 1));
        minutes(2);
        Map<String, Double> reported = Stream.of(
                        "GroupStandbyInstances", "GroupInServiceInstances", "GroupDesiredCapacity")
                .collect(Collectors.toMap(metric -> metric, metric -> last(
                                "AWS/AutoScaling", metric, Map.of("AutoScalingGroupName", sandbox.blueGroup()))
                        .get(0)
                        .average()));
        assertThat(reported)
                .containsEntry("GroupStandbyInstances", 1.0)
                .containsEntry("GroupInServiceInstances", 3.0)
                .containsEntry("GroupDesiredCapacity", 3.0);
        assertThat(cloudWatch.listMetrics(it -> it.namespace("AWS/AutoScaling")).metrics())
                .extracting(Metric::metricName)
                .containsExactlyInAnyOrderElementsOf(reported.keySet());
    }
}
