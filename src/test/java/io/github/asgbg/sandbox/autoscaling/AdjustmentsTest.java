package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyScene.above;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.below;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.between;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;

/** Source: UG:as-scaling-simple-step ("Step adjustments", "Scaling adjustment types"). */
class AdjustmentsTest {
    /** The guide's example: a threshold of 50 percent. */
    private static final List<StepAdjustment> OUT = List.of(between(0, 10, 0), between(10, 20, 10), above(20, 30));

    private static final List<StepAdjustment> IN = List.of(between(-10, 0, 0), between(-20, -10, -10), below(-20, -30));

    private static int applied(String type, Integer magnitude, int adjustment, int capacity) {
        return Adjustments.applied(
                ScalingPolicy.builder()
                        .adjustmentType(type)
                        .minAdjustmentMagnitude(magnitude)
                        .build(),
                adjustment,
                capacity);
    }

    private static int step(List<StepAdjustment> steps, double value) {
        return Adjustments.step(steps, value, 50).orElseThrow().scalingAdjustment();
    }

    @ParameterizedTest(name = "{0} {1} of {2} is {3}")
    @CsvSource({
        "ChangeInCapacity, 5, 3, 8",
        "ChangeInCapacity, -5, 3, 0",
        "ExactCapacity, 5, 3, 5",
        "PercentChangeInCapacity, 10, 10, 11",
        "PercentChangeInCapacity, 127, 10, 22",
        "PercentChangeInCapacity, 67, 1, 2",
        "PercentChangeInCapacity, -58, 1, 0",
        "PercentChangeInCapacity, -67, 10, 4",
        "PercentChangeInCapacity, 0, 10, 10"
    })
    void capacitiesAreRoundedAsTheGuideSays(String type, int adjustment, int capacity, int expected) {
        assertThat(applied(type, null, adjustment, capacity)).isEqualTo(expected);
    }

    @Test
    @DisplayName("API MinAdjustmentMagnitude: 25 percent of 4 is 1, but 2 are added")
    void aPercentageChangesAtLeastSoMuch() {
        assertThat(applied("PercentChangeInCapacity", 2, 25, 4)).isEqualTo(6);
        assertThat(applied("PercentChangeInCapacity", 2, -25, 4)).isEqualTo(2);
        assertThat(applied("PercentChangeInCapacity", 2, 75, 4)).isEqualTo(7);
    }

    @Test
    void aboveTheThresholdLowerBoundsAreInclusive() {
        assertThat(step(OUT, 50)).isZero();
        assertThat(step(OUT, 59.9)).isZero();
        assertThat(step(OUT, 60)).isEqualTo(10);
        assertThat(step(OUT, 70)).isEqualTo(30);
    }

    @Test
    void belowTheThresholdUpperBoundsAreInclusive() {
        assertThat(step(IN, 50)).isZero();
        assertThat(step(IN, 40.1)).isZero();
        assertThat(step(IN, 40)).isEqualTo(-10);
        assertThat(step(IN, 30)).isEqualTo(-30);
    }

    @Test
    void onTheOtherSideOfTheThresholdThereIsNoStep() {
        assertThat(Adjustments.step(OUT, 49, 50)).isEmpty();
        assertThat(Adjustments.step(IN, 51, 50)).isEmpty();
    }
}
