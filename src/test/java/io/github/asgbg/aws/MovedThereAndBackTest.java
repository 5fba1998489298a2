package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.pojo.PojoCodec;
import io.github.asgbg.aws.scaling.ItemSettings;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.scaling.Transfer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/**
 * Whatever AWS describes, moved to the other group and back again, is described as before, in every member that the SDK
 * knows or will know.
 */
class MovedThereAndBackTest {
    private static final int SEEDS = 300;
    private static final String BLUE = "shop-blue";
    private static final String GREEN = "shop-green";
    private static final List<String> NAMING = List.of(
            BLUE,
            GREEN,
            arn(BLUE),
            "SEARCH('{A,B} B=\"shop-blue\" OR B=\"shop-green\" NOT \"shop-blue-canary\"', 'Sum')",
            "shop-blue + shop-green");

    /** User guide and API reference, PutScalingPolicy: "Valid only if the policy type is ...". */
    private static final Map<String, String> MEMBERS_OF = Map.of(
            "SimpleScaling", "AdjustmentType MinAdjustmentMagnitude MinAdjustmentStep ScalingAdjustment Cooldown",
            "StepScaling",
                    "AdjustmentType MinAdjustmentMagnitude MinAdjustmentStep StepAdjustments MetricAggregationType"
                            + " EstimatedInstanceWarmup",
            "TargetTrackingScaling", "TargetTrackingConfiguration EstimatedInstanceWarmup",
            "PredictiveScaling", "PredictiveScalingConfiguration");

    private static String arn(String group) {
        return "arn:aws:autoscaling:us-east-1:1:scalingPolicy:" + group + "-id:autoScalingGroupName/" + group
                + ":policyName/p";
    }

    @Test
    void aPolicyOfEachTypeIsAsItWas() {
        MEMBERS_OF.forEach((type, members) -> {
            for (long seed = 0; seed < SEEDS; seed++) {
                ScalingPolicy before = policy(seed, type, members);
                ScalingPolicy there = put(before, BLUE, GREEN);
                assertSame(type + ", seed " + seed, before, put(there, GREEN, BLUE));
            }
        });
    }

    private static ScalingPolicy policy(long seed, String type, String members) {
        Set<String> kept = new TreeSet<>(Arrays.asList((members + " PolicyType Enabled").split(" ")));
        ScalingPolicy.Builder any = new AnyPojo(seed, NAMING).fill(ScalingPolicy.builder());
        boolean isPercent = seed % 2 == 0;
        any.policyType(type)
                .adjustmentType(isPercent ? "PercentChangeInCapacity" : "ChangeInCapacity")
                .minAdjustmentMagnitude(isPercent ? 3 : null)
                .minAdjustmentStep(isPercent ? 3 : null);
        clear(any, "PolicyARN", "Alarms", "PolicyName", "AutoScalingGroupName");
        MEMBERS_OF.values().stream()
                .flatMap(m -> Arrays.stream(m.split(" ")))
                .filter(m -> !kept.contains(m))
                .forEach(m -> clear(any, m));
        return any.build();
    }

    private static ScalingPolicy put(ScalingPolicy policy, String from, String to) {
        Item item = Item.policy("p");
        Members moved = moved(item, ItemSettings.of(policy), from, to);
        PutScalingPolicyRequest request =
                PojoCodec.write(moved, PutScalingPolicyRequest.builder()).build();
        // The older name of the same number is described with it, and not put.
        return echo(request, ScalingPolicy.builder())
                .minAdjustmentStep(request.minAdjustmentMagnitude())
                .build();
    }

    @Test
    void aScheduledActionIsAsItWas() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ScheduledUpdateGroupAction.Builder any =
                    new AnyPojo(seed, NAMING).fill(ScheduledUpdateGroupAction.builder());
            clear(any, "ScheduledActionARN", "Time", "ScheduledActionName", "AutoScalingGroupName");
            // One that ends before it starts has run for the last time, and is not moved.
            any.endTime(Instant.ofEpochMilli(4_000_000_000_000L));
            ScheduledUpdateGroupAction before = any.build();
            assertSame("seed " + seed, before, put(put(before, BLUE, GREEN), GREEN, BLUE));
        }
    }

    private static ScheduledUpdateGroupAction put(ScheduledUpdateGroupAction action, String from, String to) {
        Members moved = moved(Item.scheduledAction("s"), ItemSettings.of(action), from, to);
        return echo(
                        PojoCodec.write(moved, ScheduledUpdateGroupActionRequest.builder())
                                .build(),
                        ScheduledUpdateGroupAction.builder())
                .build();
    }

    @Test
    void anAlarmIsAsItWasAndCallsThePolicyOfTheOtherGroupMeanwhile() {
        boolean isCalled = false;
        for (long seed = 0; seed < SEEDS; seed++) {
            MetricAlarm.Builder any = new AnyPojo(seed, NAMING).fill(MetricAlarm.builder());
            clear(any, "AlarmName", "AlarmArn", "AlarmConfigurationUpdatedTimestamp", "EvaluationState");
            Set<String> states = new TreeSet<>(PojoCodec.fields(any).keySet());
            states.stream()
                    .filter(m -> m.startsWith("State") && !m.equals("Statistic"))
                    .forEach(m -> clear(any, m));
            MetricAlarm before = any.build();
            MetricAlarm there = put(before, BLUE, GREEN);
            assertThat(there.alarmActions()).as("seed " + seed).doesNotContain(arn(BLUE));
            isCalled |= there.alarmActions().contains(arn(GREEN));
            assertSame("seed " + seed, before, put(there, GREEN, BLUE));
        }
        assertThat(isCalled).as("some alarm calls the policy").isTrue();
    }

    private static MetricAlarm put(MetricAlarm alarm, String from, String to) {
        Members moved = moved(Item.alarm("a"), ItemSettings.of(alarm), from, to);
        return echo(PojoCodec.write(moved, PutMetricAlarmRequest.builder()).build(), MetricAlarm.builder())
                .build();
    }

    private static Members moved(Item item, Members settings, String from, String to) {
        Transfer transfer = new Transfer(release(item, settings, from, to), Instant.EPOCH.minusSeconds(1));
        if (item.kind() != Item.Kind.ALARM) {
            return transfer.copied().get(item);
        }
        Scaling.OfGroup incoming = new Scaling.OfGroup(new TreeMap<>(), new TreeMap<>(Map.of("p", arn(to))));
        Scaling seen =
                new Scaling(Scaling.OfGroup.NONE, incoming, new TreeMap<>(Map.of(item.name(), settings)), Map.of());
        return transfer.alarms(seen, Colour.GREEN).get(item.name());
    }

    private static Release release(Item item, Members settings, String from, String to) {
        Sizes sizes = new Sizes(1, 2, 3);
        return new Release(
                "id",
                Release.STANDBY,
                "shop",
                "image-version",
                Phase.DEPLOYING,
                Colour.GREEN,
                "v2",
                Optional.of("v1"),
                new Release.Before(from, sizes, List.of(), Optional.of("v1"), new TreeMap<>(Map.of(item, settings))),
                new Release.Before(to, new Sizes(0, 0, 3), List.of(), Optional.empty()),
                Optional.empty(),
                0,
                List.of(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What AWS would describe after such a request: every member of it that a description has, too. */
    private static <B extends SdkPojo> B echo(SdkPojo request, B description) {
        Map<String, SdkField<?>> shown = PojoCodec.fields(description);
        request.sdkFields().forEach(f -> Optional.ofNullable(shown.get(f.memberName()))
                .ifPresent(to -> set(to, description, f.getValueOrDefault(request))));
        return description;
    }

    private static void clear(SdkPojo builder, String... members) {
        for (String member : members) {
            set(PojoCodec.fields(builder).get(member), builder, null);
        }
    }

    private static void set(SdkField<?> field, SdkPojo builder, @Nullable Object value) {
        field.set(builder, value);
    }

    private static void assertSame(String as, SdkPojo before, SdkPojo after) {
        before.sdkFields().forEach(f -> assertThat(f.getValueOrDefault(after))
                .as(as + ": " + f.memberName())
                .isEqualTo(f.getValueOrDefault(before)));
    }
}
