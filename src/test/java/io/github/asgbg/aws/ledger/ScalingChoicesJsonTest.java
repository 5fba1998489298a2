package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.model.UnknownSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was decided about scaling outlives the process that decided it. */
class ScalingChoicesJsonTest {
    private static final UnknownSetting WINDOW =
            new UnknownSetting(Item.alarm("a: b"), "EvaluationWindow.WallClockWindow.Timezone");
    private static final UnknownSetting SLEEP = new UnknownSetting(Item.policy("cpu"), "Sleep");

    @Test
    void whatWasDecidedIsReadBack() {
        for (boolean moves : new boolean[] {true, false}) {
            for (Optional<List<String>> names :
                    List.of(Optional.<List<String>>empty(), Optional.of(List.of("Fleet", "AutoScalingGroupName")))) {
                Release release = Examples.release()
                        .with(new ScalingChoices(
                                new ScalingOptions(moves, names),
                                List.of("cpu-high"),
                                Map.of(Colour.GREEN, Set.of("AlarmNotification")),
                                moves ? List.of(WINDOW, SLEEP) : List.of()));
                assertThat(LedgerJson.readHistory(LedgerJson.writeHistory(release)))
                        .isEqualTo(release);
            }
        }
    }

    @Test
    void whatWasAcceptedIsWrittenOnlyWhereSomethingWas() {
        Release release = Examples.release()
                .with(new ScalingChoices(ScalingOptions.DEFAULT, List.of("cpu-high"), Map.of(), List.of()));
        assertThat(LedgerJson.writeHistory(release)).contains("cpu-high").doesNotContain("accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"table\", \"name\": \"cpu\", \"member\": \"Sleep\"}",
                "{\"kind\": \"policy\", \"name\": \"\", \"member\": \"Sleep\"}",
                "{\"kind\": \"policy\", \"name\": \"cpu\", \"member\": \"\"}",
                "{\"kind\": \"policy\", \"name\": \"cpu\", \"member\": \"a blank\"}",
                "{\"kind\": \"policy\", \"name\": \"cpu\", \"member\": 8}",
                "{\"kind\": \"policy\", \"name\": \"cpu\"}",
                "\"policy cpu: Sleep\""
            })
    void whatNobodyCanHaveAcceptedIsDamage(String accepted) {
        Release release = Examples.release()
                .with(new ScalingChoices(ScalingOptions.DEFAULT, List.of(), Map.of(), List.of(SLEEP)));
        String written = LedgerJson.writeHistory(release);
        String forged = written.replaceAll(
                "(?s)\"accepted\" : \\[.*?\\]", Matcher.quoteReplacement("\"accepted\" : [" + accepted + "]"));
        assertThat(forged).contains(accepted);
        assertThatThrownBy(() -> LedgerJson.readHistory(forged))
                .isInstanceOf(LedgerJson.Damaged.class)
                .hasMessageContaining("release.scalingChoices.accepted[0]");
    }

    @Test
    void aReleaseOfAnEarlierVersionDecidedNothingParticular() {
        String written = LedgerJson.writeHistory(Examples.release());
        assertThat(written).doesNotContain("scalingChoices");
        assertThat(LedgerJson.readHistory(written).scalingChoices()).isEqualTo(ScalingChoices.DEFAULT);
    }
}
