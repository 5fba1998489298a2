package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Move;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.terminal.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final String POLICY =
            "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:0e1f:autoScalingGroupName/shop-%s:policyName/out";
    private static final List<Move> MOVES = List.of(
            new Move(Item.policy("cpu"), "shop-blue", "shop-green", List.of()),
            new Move(Item.policy("out"), "shop-blue", "shop-green", List.of()),
            new Move(
                    Item.alarm("shop-busy"),
                    "shop-blue",
                    "shop-green",
                    List.of(
                            new Difference("AlarmActions[0]", POLICY.formatted("blue"), POLICY.formatted("green")),
                            new Difference("Dimensions[0].Value", "shop-blue", "shop-green"))),
            new Move(Item.scheduledAction("morning"), "shop-blue", "shop-green", List.of()));

    @Test
    void whatWillGoOverReadsAsItWasJudged() {
        Golden.check(
                "moves.txt",
                MovesText.planned(MOVES, 80).stream()
                        .map(l -> l.render(Style.PLAIN))
                        .toList());
    }

    @Test
    void whatHasGoneOverIsToldBrieflyWhereItIsMuch() {
        assertThat(MovesText.done(MOVES, 0, EndingText.UNLIMITED))
                .extracting(line -> line.render(Style.PLAIN))
                .containsExactly(
                        "Scaling went from shop-blue to shop-green: 2 policies, 1 alarm, 1 scheduled action",
                        "  as before  2 policies, 1 scheduled action",
                        "  changed    and 1 more");
        assertThat(MovesText.done(MOVES, 8, 72))
                .extracting(line -> line.render(Style.PLAIN))
                .contains("               AlarmActions[0]: policy out of shop-blue → policy out of");
        assertThat(MovesText.done(List.of(), 8, 72)).isEmpty();
    }

    @Test
    void aLongPathIsCutAtItsBeginning() {
        Difference deep = new Difference("TargetTrackingConfiguration.CustomizedMetricSpecification.Value", "a", "b");
        Move move = new Move(Item.policy("deep"), "shop-blue", "shop-green", List.of(deep));
        assertThat(MovesText.planned(List.of(move), 70))
                .extracting(line -> line.render(Style.PLAIN))
                .contains("               …ustomizedMetricSpecification.Value: a → b");
    }
}
