package io.github.asgbg.sandbox;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.MetricType;
import software.amazon.awssdk.services.autoscaling.model.PredefinedMetricPairType;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMode;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingConfiguration;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Gives the live group of a pair what scales groups in production: policies of every kind, alarms, scheduled actions. */
final class PairScaling {
    /** Put together in one call; the API reference allows 50. */
    private static final int BATCH = 50;

    private final SandboxBuilder settings;
    private final AutoScalingClient autoScaling;
    private final CloudWatchClient cloudWatch;
    private final String group;

    PairScaling(SandboxBuilder settings, AutoScalingClient autoScaling, CloudWatchClient cloudWatch) {
        this.settings = settings;
        this.autoScaling = autoScaling;
        this.cloudWatch = cloudWatch;
        this.group = settings.service + "-blue";
    }

    /** Makes as many policies and scheduled actions as the settings say; the balancer is known by the ends of its ARNs. */
    void make(String loadBalancerArn, String targetGroupArn) {
        List<Runnable> policies = new ArrayList<>(List.of(
                this::tracksCpu,
                () -> tracksRequests(loadBalancerArn, targetGroupArn),
                () -> growsByAlarm("queue", "QueueLength"),
                this::forecasts));
        for (int n = policies.size(); n < settings.policies; n++) {
            String name = "queue-" + n;
            policies.add(() -> growsByAlarm(name, "QueueLength" + name));
        }
        policies.subList(0, settings.policies).forEach(Runnable::run);
        schedule();
    }

    private void tracksCpu() {
        policy("cpu", it -> it.targetTrackingConfiguration(track(MetricType.ASG_AVERAGE_CPU_UTILIZATION, null, 50)));
    }

    private void tracksRequests(String loadBalancerArn, String targetGroupArn) {
        String label = after(loadBalancerArn, "loadbalancer/") + "/" + after(targetGroupArn, ":");
        policy(
                "requests",
                it -> it.targetTrackingConfiguration(track(MetricType.ALB_REQUEST_COUNT_PER_TARGET, label, 10_000)));
    }

    private static TargetTrackingConfiguration track(MetricType type, @Nullable String label, double value) {
        return TargetTrackingConfiguration.builder()
                .predefinedMetricSpecification(
                        it -> it.predefinedMetricType(type).resourceLabel(label))
                .targetValue(value)
                .build();
    }

    private void forecasts() {
        PredictiveScalingMetricSpecification cpu = PredictiveScalingMetricSpecification.builder()
                .targetValue(50.0)
                .predefinedMetricPairSpecification(
                        it -> it.predefinedMetricType(PredefinedMetricPairType.ASGCPU_UTILIZATION))
                .build();
        policy("forecast", it -> it.policyType("PredictiveScaling")
                .predictiveScalingConfiguration(
                        c -> c.mode(PredictiveScalingMode.FORECAST_AND_SCALE).metricSpecifications(cpu)));
    }

    /** A step policy and the alarm that calls it, with the details that careless copies lose. */
    private void growsByAlarm(String name, String metric) {
        String arn = policy(name, it -> it.policyType("StepScaling")
                .adjustmentType("ChangeInCapacity")
                .estimatedInstanceWarmup(90)
                .stepAdjustments(step(0.0, 20.0, 1), step(20.0, null, 2)));
        cloudWatch.putMetricAlarm(it -> it.alarmName(settings.service + "-" + name + "-long")
                .alarmDescription("messages wait for too long")
                .namespace("Shop")
                .metricName(metric)
                .dimensions(Dimension.builder()
                        .name("AutoScalingGroupName")
                        .value(group)
                        .build())
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .threshold(100.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("notBreaching")
                .alarmActions("arn:aws:sns:" + settings.region + ":123456789012:pager", arn)
                .tags(Tag.builder().key("team").value("checkout").build()));
    }

    private static StepAdjustment step(double from, @Nullable Double to, int by) {
        return StepAdjustment.builder()
                .metricIntervalLowerBound(from)
                .metricIntervalUpperBound(to)
                .scalingAdjustment(by)
                .build();
    }

    private String policy(String name, Consumer<PutScalingPolicyRequest.Builder> how) {
        return autoScaling
                .putScalingPolicy(it -> how.accept(
                        it.autoScalingGroupName(group).policyName(name).policyType("TargetTrackingScaling")))
                .policyARN();
    }

    private void schedule() {
        List<ScheduledUpdateGroupActionRequest> actions = new ArrayList<>();
        for (int n = 0; n < settings.scheduledActions; n++) {
            actions.add(action(n));
        }
        for (int from = 0; from < actions.size(); from += BATCH) {
            List<ScheduledUpdateGroupActionRequest> batch =
                    actions.subList(from, Math.min(from + BATCH, actions.size()));
            autoScaling.batchPutScheduledUpdateGroupAction(
                    it -> it.autoScalingGroupName(group).scheduledUpdateGroupActions(batch));
        }
    }

    /** No two start at the same time. */
    private ScheduledUpdateGroupActionRequest action(int n) {
        LocalTime at = LocalTime.of(8, 0).plusMinutes(n % 2 == 0 ? n : 12 * 60 + n);
        String name =
                n == 0 ? "morning" : n == 1 ? "evening" : "at-" + at.toString().replace(':', '-');
        return ScheduledUpdateGroupActionRequest.builder()
                .scheduledActionName(name)
                .recurrence(at.getMinute() + " " + at.getHour() + " * * MON-FRI")
                .timeZone("Europe/Berlin")
                .minSize(Math.min(2, settings.instances))
                .build();
    }

    private static String after(String arn, String mark) {
        return arn.substring(arn.lastIndexOf(mark) + mark.length());
    }
}
