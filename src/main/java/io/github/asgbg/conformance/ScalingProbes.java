package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;

import io.github.asgbg.aws.client.LeftOut;
import io.github.asgbg.aws.pojo.PojoCodec;
import io.github.asgbg.model.Value.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.autoscaling.model.MetricType;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What scales a group, put and read back. */
final class ScalingProbes {
    private static final int SCHEDULED_MINUTE_IN_UTC = 7;

    private static final Probe READ_BACK = free(
            documented(
                    "policies.read-back",
                    "a policy of each kind, put on an empty group, is described with every member as it was put",
                    "API reference, PutScalingPolicy and ScalingPolicy",
                    "policies go over without loss",
                    Map.of("simple", "as put", "step", "as put", "tracking", "as put", "predictive", "as put")),
            ScalingProbes::policies);

    private static final Probe ALL_KNOWN = free(
            documented(
                    "answers.all-known",
                    "policies, scheduled actions and alarms have no members that this program does not know",
                    "the SDK's own models",
                    "what it does not know it would not take along, so it refuses a release",
                    Map.of(
                            "unknown members of policies", "none",
                            "unknown members of schedules", "none",
                            "unknown members of alarms", "none")),
            ScalingProbes::unknownMembers);

    private static final Probe PUT_AGAIN = free(
            documented(
                    "alarm.put-again",
                    "an alarm in ALARM that is put again stays in ALARM",
                    "API reference, PutMetricAlarm: its state is left unchanged",
                    "re-pointing an alarm neither hides nor repeats it",
                    Map.of("answer", "accepted", "state afterwards", "ALARM")),
            ScalingProbes::alarmPutAgain);

    private static final Probe SAME_TIME = free(
            documented(
                    "schedule.same-time",
                    "two scheduled actions of a group cannot have one start time",
                    "User guide, Scheduled scaling",
                    "scheduled actions are deleted where they were before they are put back",
                    Map.of("first", "accepted", "second", "AlreadyExists")),
            ScalingProbes::sameTime);

    private static final Probe NEXT_START = free(
            assumed(
                    "schedule.next-start",
                    "a recurring scheduled action shows its next start",
                    "reported by users: go-to-k/cdk-real-drift 847",
                    "a start time is not put back for recurring actions",
                    Map.of("start time shown", "the next run")),
            ScalingProbes::nextStart);

    private static final Probe PAST = free(
            documented(
                    "schedule.past",
                    "a start time in the past is refused",
                    "API reference, PutScheduledUpdateGroupAction",
                    "a single action whose time has passed is left out",
                    Map.of("answer", "ValidationError")),
            ScalingProbes::past);

    private ScalingProbes() {}

    static List<Probe> all() {
        return List.of(READ_BACK, ALL_KNOWN, PUT_AGAIN, SAME_TIME, NEXT_START, PAST);
    }

    private static void policies(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        policy(
                context,
                "simple",
                request(group)
                        .policyType("SimpleScaling")
                        .adjustmentType("ChangeInCapacity")
                        .scalingAdjustment(1)
                        .cooldown(120)
                        .build());
        policy(
                context,
                "step",
                request(group)
                        .policyType("StepScaling")
                        .adjustmentType("PercentChangeInCapacity")
                        .minAdjustmentMagnitude(2)
                        .metricAggregationType("Maximum")
                        .estimatedInstanceWarmup(90)
                        .stepAdjustments(
                                StepAdjustment.builder()
                                        .metricIntervalLowerBound(0.0)
                                        .metricIntervalUpperBound(10.0)
                                        .scalingAdjustment(10)
                                        .build(),
                                StepAdjustment.builder()
                                        .metricIntervalLowerBound(10.0)
                                        .scalingAdjustment(30)
                                        .build())
                        .build());
        policy(
                context,
                "tracking",
                request(group)
                        .policyType("TargetTrackingScaling")
                        .enabled(false)
                        .targetTrackingConfiguration(tracking -> tracking.targetValue(50.0)
                                .disableScaleIn(true)
                                .predefinedMetricSpecification(
                                        metric -> metric.predefinedMetricType(MetricType.ASG_AVERAGE_CPU_UTILIZATION)))
                        .build());
        policy(
                context,
                "predictive",
                request(group)
                        .policyType("PredictiveScaling")
                        .predictiveScalingConfiguration(forecast -> forecast.mode("ForecastOnly")
                                .schedulingBufferTime(120)
                                .maxCapacityBreachBehavior("HonorMaxCapacity")
                                .metricSpecifications(PredictiveScalingMetricSpecification.builder()
                                        .targetValue(40.0)
                                        .predefinedMetricPairSpecification(
                                                pair -> pair.predefinedMetricType("ASGCPUUtilization"))
                                        .build()))
                        .build());
    }

    private static PutScalingPolicyRequest.Builder request(TestGroup group) {
        return PutScalingPolicyRequest.builder().autoScalingGroupName(group.name());
    }

    private static void policy(ProbeContext context, String kind, PutScalingPolicyRequest request) {
        PutScalingPolicyRequest named = request.toBuilder().policyName(kind).build();
        if (!context.answered(kind + " put", () -> context.autoScaling().putScalingPolicy(named))
                .equals("accepted")) {
            return;
        }
        Members read = PojoCodec.read(ProbeContext.first(context.autoScaling()
                .describePolicies(it ->
                        it.autoScalingGroupName(named.autoScalingGroupName()).policyNames(kind))
                .scalingPolicies()));
        List<String> changed = PojoCodec.read(named).members().entrySet().stream()
                .filter(member -> !member.getValue().equals(read.members().get(member.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        context.saw(kind, changed.isEmpty() ? "as put" : "other: " + String.join(", ", changed));
    }

    private static void unknownMembers(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        context.autoScaling().putScalingPolicy(it -> it.autoScalingGroupName(group.name())
                .policyName("simple")
                .adjustmentType("ChangeInCapacity")
                .scalingAdjustment(1));
        schedule(context, group, "daily", context.timer().now().plus(2, ChronoUnit.DAYS));
        LeftOut policies = new LeftOut("ScalingPolicies");
        context.autoScaling()
                .describePolicies(it -> it.autoScalingGroupName(group.name()).overrideConfiguration(policies::watch));
        context.saw("unknown members of policies", none(policies.of(0)));
        LeftOut actions = new LeftOut("ScheduledUpdateGroupActions");
        context.autoScaling().describeScheduledActions(it -> it.autoScalingGroupName(group.name())
                .overrideConfiguration(actions::watch));
        context.saw("unknown members of schedules", none(actions.of(0)));
        String alarm = context.name();
        context.cloudWatch().putMetricAlarm(alarm(alarm));
        LeftOut alarms = new LeftOut("MetricAlarms");
        context.cloudWatch().describeAlarms(it -> it.alarmNames(alarm).overrideConfiguration(alarms::watch));
        context.saw("unknown members of alarms", none(alarms.of(0)));
    }

    private static String none(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static void alarmPutAgain(ProbeContext context) {
        String name = context.name();
        PutMetricAlarmRequest alarm = alarm(name);
        context.cloudWatch().putMetricAlarm(alarm);
        context.saw("state when new", alarmState(context, name));
        context.cloudWatch()
                .setAlarmState(
                        it -> it.alarmName(name).stateValue(StateValue.ALARM).stateReason("probe"));
        context.answered("answer", () -> context.cloudWatch()
                .putMetricAlarm(alarm.toBuilder().threshold(2.0).build()));
        context.watch(Duration.ofSeconds(5));
        context.saw("state afterwards", alarmState(context, name));
    }

    /** An alarm on what nobody measures. */
    private static PutMetricAlarmRequest alarm(String name) {
        return PutMetricAlarmRequest.builder()
                .alarmName(name)
                .namespace(Names.PREFIX)
                .metricName("nothing")
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("ignore")
                .build();
    }

    private static String alarmState(ProbeContext context, String name) {
        return ProbeContext.first(context.cloudWatch()
                        .describeAlarms(it -> it.alarmNames(name))
                        .metricAlarms())
                .stateValueAsString();
    }

    private static void sameTime(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        Instant at = context.timer().now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        context.answered("first", () -> schedule(context, group, "one", at));
        context.answered("second", () -> schedule(context, group, "two", at));
    }

    private static void past(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        context.answered(
                "answer",
                () -> schedule(context, group, "late", context.timer().now().minus(1, ChronoUnit.HOURS)));
    }

    private static void schedule(ProbeContext context, TestGroup group, String name, Instant at) {
        context.autoScaling().putScheduledUpdateGroupAction(it -> it.autoScalingGroupName(group.name())
                .scheduledActionName(name)
                .startTime(at)
                .desiredCapacity(0));
    }

    private static void nextStart(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        context.autoScaling().putScheduledUpdateGroupAction(it -> it.autoScalingGroupName(group.name())
                .scheduledActionName("hourly")
                .recurrence(SCHEDULED_MINUTE_IN_UTC + " * * * *")
                .desiredCapacity(0));
        ScheduledUpdateGroupAction shown = ProbeContext.first(context.autoScaling()
                .describeScheduledActions(it -> it.autoScalingGroupName(group.name()))
                .scheduledUpdateGroupActions());
        context.saw(
                "start time shown",
                shown.startTime() == null ? "none" : isNext(context, shown) ? "the next run" : "another");
    }

    private static boolean isNext(ProbeContext context, ScheduledUpdateGroupAction shown) {
        Duration ahead = Duration.between(context.timer().now(), shown.startTime());
        boolean isInTheHour = !ahead.isNegative() && ahead.compareTo(Duration.ofHours(1)) <= 0;
        return isInTheHour && shown.startTime().toString().contains(":07:00");
    }
}
