package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.ScalingOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was decided about scaling outlives the process that decided it. */
class ScalingChoicesJsonTest {
    @Test
    void whatWasDecidedIsReadBack() {
        for (boolean moves : new boolean[] {true, false}) {
            for (Optional<List<String>> names :
                    List.of(Optional.<List<String>>empty(), Optional.of(List.of("Fleet", "AutoScalingGroupName")))) {
                Release release = Examples.release()
                        .with(new ScalingChoices(
                                new ScalingOptions(moves, names),
                                List.of("cpu-high"),
                                Map.of(Colour.GREEN, Set.of("AlarmNotification"))));
                assertThat(LedgerJson.readHistory(LedgerJson.writeHistory(release)))
                        .isEqualTo(release);
            }
        }
    }

    @Test
    void aReleaseOfAnEarlierVersionDecidedNothingParticular() {
        String written = LedgerJson.writeHistory(Examples.release());
        assertThat(written).doesNotContain("scalingChoices");
        assertThat(LedgerJson.readHistory(written).scalingChoices()).isEqualTo(ScalingChoices.DEFAULT);
    }
}
