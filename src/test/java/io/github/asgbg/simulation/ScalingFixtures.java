package io.github.asgbg.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Metric;
import software.amazon.awssdk.services.autoscaling.model.MetricDataQuery;
import software.amazon.awssdk.services.autoscaling.model.MetricDimension;
import software.amazon.awssdk.services.autoscaling.model.MetricType;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingMetricDataQuery;

/** Puts onto the blue group, as its owner would, something of every kind that scales a group. */
final class ScalingFixtures {
    private final Account account;
    private final String blue;

    private ScalingFixtures(Account account) {
        this.account = account;
        this.blue = account.sandbox.blueGroup();
    }

    /** Every kind of policy, alarm and scheduled action, none of which acts within the next half day. */
    static void all(Account account) {
        ScalingFixtures furnishings = new ScalingFixtures(account);
        furnishings.simple();
        furnishings.steps();
        furnishings.tracking();
        furnishings.trackingOfOwnMetrics();
        furnishings.predictive();
        new AlarmFixtures(account).all();
        furnishings.schedules();
    }

    /** One item for each way of treating them; for tests that run a release many times. */
    static void few(Account account) {
        ScalingFixtures furnishings = new ScalingFixtures(account);
        furnishings.steps();
        furnishings.tracking("cpu", furnishings::cpu);
        furnishings.predictivePair();
        new AlarmFixtures(account).few();
        furnishings.schedule(
                "office-hours",
                s -> s.recurrence("0 8 * * *").timeZone("Europe/Berlin").minSize(1));
        furnishings.schedule("launch-day", s -> s.startTime(Instant.parse("2026-03-01T12:00:00Z"))
                .desiredCapacity(6)
                .maxSize(12));
    }

    private void policy(String name, Consumer<PutScalingPolicyRequest.Builder> settings) {
        account.autoScaling.putScalingPolicy(r -> {
            r.autoScalingGroupName(blue).policyName(name);
            settings.accept(r);
        });
    }

    private void simple() {
        policy("add-two", p -> p.policyType("SimpleScaling")
                .adjustmentType("ChangeInCapacity")
                .scalingAdjustment(2)
                .cooldown(120));
        policy("grow-a-quarter", p -> p.adjustmentType("PercentChangeInCapacity")
                .scalingAdjustment(25)
                .minAdjustmentMagnitude(2));
    }

    private void steps() {
        policy("steps-out", p -> p.policyType("StepScaling")
                .adjustmentType("PercentChangeInCapacity")
                .minAdjustmentMagnitude(1)
                .metricAggregationType("Maximum")
                .estimatedInstanceWarmup(90)
                .stepAdjustments(step(20.5, null, 30), step(0.0, 20.5, 10)));
        policy("steps-in", p -> p.policyType("StepScaling")
                .adjustmentType("ChangeInCapacity")
                .stepAdjustments(step(null, 0.0, -1)));
        policy("disabled", p -> p.policyType("StepScaling")
                .enabled(false)
                .adjustmentType("ExactCapacity")
                .stepAdjustments(step(0.0, null, 4)));
    }

    private static StepAdjustment step(@Nullable Double from, @Nullable Double to, int adjustment) {
        return StepAdjustment.builder()
                .metricIntervalLowerBound(from)
                .metricIntervalUpperBound(to)
                .scalingAdjustment(adjustment)
                .build();
    }

    private void tracking(String name, Consumer<TargetTrackingConfiguration.Builder> settings) {
        policy(name, p -> p.policyType("TargetTrackingScaling").targetTrackingConfiguration(settings));
    }

    private void cpu(TargetTrackingConfiguration.Builder settings) {
        settings.targetValue(50.0)
                .predefinedMetricSpecification(m -> m.predefinedMetricType(MetricType.ASG_AVERAGE_CPU_UTILIZATION));
    }

    private void tracking() {
        tracking("cpu", this::cpu);
        policy("requests", p -> p.policyType("TargetTrackingScaling")
                .estimatedInstanceWarmup(120)
                .targetTrackingConfiguration(t -> t.targetValue(1000.0)
                        .disableScaleIn(true)
                        .predefinedMetricSpecification(
                                m -> m.predefinedMetricType(MetricType.ALB_REQUEST_COUNT_PER_TARGET)
                                        .resourceLabel(label(account)))));
    }

    /** Names the target group to a policy, as in {@code app/shop/1/targetgroup/shop/2}. */
    static String label(Account account) {
        String balancer = account.sandbox.loadBalancerArn();
        return balancer.substring(balancer.indexOf("app/")) + "/" + account.targetGroup();
    }

    private void trackingOfOwnMetrics() {
        tracking("queue", t -> t.targetValue(0.25).customizedMetricSpecification(m -> m.namespace("App")
                .metricName("QueueLength")
                .statistic("Average")
                .unit("Count")
                .period(30)
                .dimensions(dimension("Stage", "prod"), dimension("Fleet", blue))));
        tracking("backlog", t -> t.targetValue(120.0)
                .customizedMetricSpecification(m -> m.metrics(
                        tracked("depth", "App", "QueueLength", dimension("Queue", "orders")),
                        tracked("size", "AWS/EC2", "CPUUtilization", dimension("AutoScalingGroupName", blue)),
                        TargetTrackingMetricDataQuery.builder()
                                .id("each")
                                .label("backlog of each instance of " + blue)
                                .expression("depth / size")
                                .returnData(true)
                                .build())));
    }

    private static TargetTrackingMetricDataQuery tracked(
            String id, String namespace, String metric, MetricDimension dimension) {
        return TargetTrackingMetricDataQuery.builder()
                .id(id)
                .returnData(false)
                .metricStat(s -> s.stat("Sum")
                        .metric(m -> m.namespace(namespace).metricName(metric).dimensions(dimension)))
                .build();
    }

    private static MetricDimension dimension(String name, String value) {
        return MetricDimension.builder().name(name).value(value).build();
    }

    private void predictive() {
        predictivePair();
        policy("forecast-load", p -> p.policyType("PredictiveScaling")
                .predictiveScalingConfiguration(c -> c.mode("ForecastOnly").metricSpecifications(forecast())));
    }

    private void predictivePair() {
        policy("forecast-cpu", p -> p.policyType("PredictiveScaling")
                .predictiveScalingConfiguration(c -> c.mode("ForecastAndScale")
                        .schedulingBufferTime(300)
                        .maxCapacityBreachBehavior("IncreaseMaxCapacity")
                        .maxCapacityBuffer(10)
                        .metricSpecifications(pair())));
    }

    static PredictiveScalingMetricSpecification pair() {
        return PredictiveScalingMetricSpecification.builder()
                .targetValue(55.5)
                .predefinedMetricPairSpecification(s -> s.predefinedMetricType("ASGCPUUtilization"))
                .build();
    }

    private PredictiveScalingMetricSpecification forecast() {
        return PredictiveScalingMetricSpecification.builder()
                .targetValue(60.0)
                .customizedScalingMetricSpecification(s -> s.metricDataQueries(cpuQuery()))
                .customizedLoadMetricSpecification(s -> s.metricDataQueries(search("load", "SUM", "CPUUtilization")))
                .customizedCapacityMetricSpecification(
                        s -> s.metricDataQueries(search("capacity", "AVG", "GroupInServiceInstances")))
                .build();
    }

    private MetricDataQuery cpuQuery() {
        return MetricDataQuery.builder()
                .id("cpu")
                .metricStat(s -> s.stat("Average")
                        .unit("Percent")
                        .metric(Metric.builder()
                                .namespace("AWS/EC2")
                                .metricName("CPUUtilization")
                                .dimensions(dimension("AutoScalingGroupName", blue))
                                .build()))
                .build();
    }

    /** The group's name stands among the words of a search, quoted; and, as part of another word, it does not name it. */
    private MetricDataQuery search(String id, String function, String metric) {
        return MetricDataQuery.builder()
                .id(id)
                .expression(function + "(SEARCH('{AWS/EC2,AutoScalingGroupName} AutoScalingGroupName=\"" + blue
                        + "\" NOT AutoScalingGroupName=\"" + blue + "-canary\" MetricName=\"" + metric
                        + "\"', 'Average', 300))")
                .build();
    }

    private void schedule(String name, Consumer<PutScheduledUpdateGroupActionRequest.Builder> settings) {
        account.autoScaling.putScheduledUpdateGroupAction(r -> {
            r.autoScalingGroupName(blue).scheduledActionName(name);
            settings.accept(r);
        });
    }

    private void schedules() {
        Instant soon = account.sandbox.world().now().plusSeconds(60);
        int max = account.blue().maxSize();
        schedule("begun", s -> s.startTime(soon).recurrence("15 20 * * *").maxSize(max));
        account.pass(Duration.ofMinutes(2));
        schedule("office-hours", s -> s.recurrence("30 8 * * *")
                .timeZone("Europe/Berlin")
                .minSize(2)
                .desiredCapacity(4)
                .maxSize(9));
        schedule("summer", s -> s.startTime(Instant.parse("2026-06-01T04:30:00Z"))
                .endTime(Instant.parse("2026-09-01T00:00:00Z"))
                .recurrence("30 6 * * *")
                .minSize(3));
        schedule("launch-day", s -> s.startTime(Instant.parse("2026-03-01T12:00:00Z"))
                .desiredCapacity(6)
                .maxSize(12));
        schedule("weekend", s -> s.recurrence("0 18 * * 6").maxSize(5));
    }

    /** The names of all policies and scheduled actions of a group. */
    static List<String> names(Account account, String group) {
        return Stream.concat(
                        account.policies(group).stream().map(p -> p.policyName()),
                        account.schedules(group).stream().map(a -> a.scheduledActionName()))
                .sorted()
                .toList();
    }
}
