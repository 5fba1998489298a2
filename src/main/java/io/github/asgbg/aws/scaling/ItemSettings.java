package io.github.asgbg.aws.scaling;

import io.github.asgbg.aws.pojo.PojoCodec;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/**
 * From AWS's description of an item to the settings with which it could be made again, so that items that are set alike are
 * equal.
 *
 * <p>Sources: Auto Scaling API reference, PutScalingPolicy and ScheduledUpdateGroupActionRequest; CloudWatch API reference,
 * PutMetricAlarm.
 */
public final class ItemSettings {
    private static final String SIMPLE = "SimpleScaling";
    private static final String STEP = "StepScaling";
    private static final String TRACKING = "TargetTrackingScaling";
    private static final String PREDICTIVE = "PredictiveScaling";
    private static final Set<String> TYPES = Set.of(SIMPLE, STEP, TRACKING, PREDICTIVE);

    /** The types of policy with which AWS accepts a member; the others go with all. AWS describes more than it accepts. */
    private static final Map<String, Set<String>> ONLY_FOR = Map.of(
            "ScalingAdjustment", Set.of(SIMPLE),
            "Cooldown", Set.of(SIMPLE),
            "AdjustmentType", Set.of(SIMPLE, STEP),
            "MinAdjustmentMagnitude", Set.of(SIMPLE, STEP),
            "MinAdjustmentStep", Set.of(SIMPLE, STEP),
            "StepAdjustments", Set.of(STEP),
            "MetricAggregationType", Set.of(STEP),
            "EstimatedInstanceWarmup", Set.of(STEP, TRACKING),
            "TargetTrackingConfiguration", Set.of(TRACKING),
            "PredictiveScalingConfiguration", Set.of(PREDICTIVE));

    private static final Set<String> OF_POLICIES =
            settable(PutScalingPolicyRequest.builder(), "AutoScalingGroupName", "PolicyName");
    private static final Set<String> OF_ACTIONS =
            settable(ScheduledUpdateGroupActionRequest.builder(), "ScheduledActionName");

    /** Tags are in no description of an alarm, and AWS keeps them where a request overwrites one. */
    private static final Set<String> OF_ALARMS = settable(PutMetricAlarmRequest.builder(), "AlarmName", "Tags");

    private ItemSettings() {}

    /** A policy's settings; of a type that is not known, all that AWS said. */
    public static Members of(ScalingPolicy policy) {
        String type = type(policy);
        Members all = kept(policy, OF_POLICIES::contains).with("PolicyType", Value.of(type));
        if (!TYPES.contains(type)) {
            return all;
        }
        return withItsMinimum(
                filtered(all, member -> ONLY_FOR.getOrDefault(member, TYPES).contains(type)));
    }

    /** Only a change in percent has a least step; where AWS describes both spellings of it, the newer one holds. */
    private static Members withItsMinimum(Members settings) {
        boolean isPercent = settings.text("AdjustmentType")
                .filter("PercentChangeInCapacity"::equals)
                .isPresent();
        if (!isPercent) {
            return settings.without("MinAdjustmentMagnitude").without("MinAdjustmentStep");
        }
        boolean isNewer = settings.get("MinAdjustmentMagnitude").isPresent();
        return isNewer ? settings.without("MinAdjustmentStep") : settings;
    }

    /** AWS's word for the type of a policy, which it need not say of the oldest one. */
    public static String type(ScalingPolicy policy) {
        return Optional.ofNullable(policy.policyType())
                .filter(type -> !type.isEmpty())
                .orElse(SIMPLE);
    }

    /** Whether the policy acts when an alarm that somebody made calls it. */
    public static boolean isCalledByAlarms(ScalingPolicy policy) {
        return Set.of(SIMPLE, STEP).contains(type(policy));
    }

    /** What is not known of a policy's kind. */
    public static List<String> strange(ScalingPolicy policy) {
        return TYPES.contains(type(policy)) ? List.of() : List.of("PolicyType=" + type(policy));
    }

    /** A scheduled action's settings; the member {@code Time} is a copy of its start that AWS does not use any more. */
    public static Members of(ScheduledUpdateGroupAction action) {
        return kept(action, OF_ACTIONS::contains);
    }

    public static Members of(MetricAlarm alarm) {
        return kept(alarm, OF_ALARMS::contains);
    }

    /** What is not known of an alarm's kind: what it watches is a metric, or an expression on several. */
    public static List<String> strange(MetricAlarm alarm) {
        boolean watchesMetrics =
                !Texts.orEmpty(alarm.metricName()).isEmpty() || !alarm.metrics().isEmpty();
        return watchesMetrics ? List.of() : List.of("neither MetricName nor Metrics");
    }

    private static Members kept(SdkPojo described, Predicate<String> isKept) {
        return filtered(PojoCodec.read(described), isKept);
    }

    private static Members filtered(Members all, Predicate<String> isKept) {
        SortedMap<String, Value> some = new TreeMap<>();
        all.members().forEach((name, value) -> {
            if (isKept.test(name) && !value.equals(Value.of(""))) {
                some.put(name, value);
            }
        });
        return new Members(some);
    }

    private static Set<String> settable(SdkPojo request, String... identity) {
        Set<String> names = new TreeSet<>(PojoCodec.fields(request).keySet());
        names.removeAll(Set.of(identity));
        return names;
    }
}
