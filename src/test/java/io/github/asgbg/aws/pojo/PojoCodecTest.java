package io.github.asgbg.aws.pojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.AnyPojo;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.utils.builder.Buildable;

class PojoCodecTest {
    static Stream<Supplier<SdkPojo>> shapes() {
        return Stream.of(
                PutScalingPolicyRequest::builder,
                ScheduledUpdateGroupActionRequest::builder,
                PutMetricAlarmRequest::builder,
                ScalingPolicy::builder,
                ScheduledUpdateGroupAction::builder,
                MetricAlarm::builder);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatIsReadIsWrittenAgainWithoutLoss(Supplier<SdkPojo> shape) {
        for (long seed = 1; seed <= 200; seed++) {
            Object original = built(new AnyPojo(seed).fill(shape.get()));
            Members read = PojoCodec.read((SdkPojo) original);
            Object written = built(PojoCodec.write(read, shape.get()));
            assertThat(written).as("seed %d", seed).isEqualTo(original);
            assertThat(PojoCodec.read((SdkPojo) written)).isEqualTo(read);
        }
    }

    @Test
    void valuesAreTextsInOneForm() {
        ScheduledUpdateGroupAction action = ScheduledUpdateGroupAction.builder()
                .startTime(Instant.parse("2026-03-01T08:00:00.000Z"))
                .desiredCapacity(3)
                .build();
        assertThat(PojoCodec.read(action))
                .isEqualTo(Members.of(
                        Map.of("StartTime", Value.of("2026-03-01T08:00:00Z"), "DesiredCapacity", Value.of("3"))));
        MetricAlarm alarm = MetricAlarm.builder()
                .threshold(80.0)
                .actionsEnabled(true)
                .statistic("Average")
                .build();
        assertThat(PojoCodec.read(alarm))
                .isEqualTo(Members.of(Map.of(
                        "Threshold", Value.of("80.0"),
                        "ActionsEnabled", Value.of("true"),
                        "Statistic", Value.of("Average"))));
    }

    @Test
    void anEnumerationKeepsAWordThatTheSdkDoesNotKnow() {
        MetricAlarm alarm = MetricAlarm.builder().unit("Parsecs").build();
        assertThat(PojoCodec.read(alarm).text("Unit")).contains("Parsecs");
        assertThat(PojoCodec.write(PojoCodec.read(alarm), PutMetricAlarmRequest.builder())
                        .build()
                        .unitAsString())
                .isEqualTo("Parsecs");
    }

    @Test
    void whatIsNotSetIsAbsentAndSoIsAnEmptyList() {
        assertThat(PojoCodec.read(MetricAlarm.builder().build())).isEqualTo(Members.NONE);
        assertThat(PojoCodec.read(MetricAlarm.builder().alarmActions(List.of()).build()))
                .isEqualTo(Members.NONE);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertUnfit(Map.of("Cooldown", Value.of("soon")), "`Cooldown` is `soon`, which is no Integer");
        assertUnfit(Map.of("Enabled", Value.of("yes")), "`Enabled` is `yes`, which is no Boolean");
        assertUnfit(Map.of("PolicyType", Members.NONE), "`PolicyType` is `{}`, which is no String");
        assertUnfit(Map.of("StepAdjustments", Value.of("1")), "`StepAdjustments` is `1`, which is no List");
        assertUnfit(
                Map.of("StepAdjustments", steps("1", "up")),
                "`StepAdjustments[1].ScalingAdjustment` is `up`, which is no Integer");
        assertUnfit(Map.of("Mood", Value.of("fine")), "`Mood` is not known");
        assertUnfit(
                Map.of("TargetTrackingConfiguration", Members.of(Map.of("Mood", Value.of("fine")))),
                "`TargetTrackingConfiguration.Mood` is not known");
        assertThatThrownBy(() -> PojoCodec.write(
                        Members.of(Map.of("StartTime", Value.of("tomorrow"))),
                        ScheduledUpdateGroupActionRequest.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`StartTime` is `tomorrow`, which is no Instant");
    }

    private static Items steps(String... adjustments) {
        return new Items(Stream.of(adjustments)
                .map(a -> (Value) Members.of(Map.of("ScalingAdjustment", Value.of(a))))
                .toList());
    }

    private static void assertUnfit(Map<String, Value> settings, String message) {
        assertThatThrownBy(() -> PojoCodec.write(Members.of(settings), PutScalingPolicyRequest.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Object built(SdkPojo builder) {
        return ((Buildable) builder).build();
    }
}
