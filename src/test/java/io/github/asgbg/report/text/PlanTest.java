package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.json.PlanJson;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.PlanView;
import io.github.asgbg.simulation.Recordings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final List<String> NOTICES = List.of("shop-green collects no group metrics");
    private static final List<String> UNASKED = List.of("autoscaling:EnterStandby", "autoscaling:ExitStandby");
    private static final PlanView DEPLOY = Moments.plan(Recordings.deploy(), NOTICES, UNASKED);

    @Test
    void plansReadAsTheyWereJudged() {
        Golden.check("plan.txt", render(DEPLOY, 80, Style.PLAIN));
        Golden.check("plan-colour.txt", render(DEPLOY, EndingText.UNLIMITED, new Style(true, true)));
        PlanView back = Moments.plan(Recordings.rollback(), List.of(), List.of());
        Golden.check("plan-rollback.txt", render(back, 60, Style.PLAIN));
    }

    @Test
    void theLastLineCountsStepsAndWriteCalls() {
        List<String> lines = render(DEPLOY, 80, Style.PLAIN);
        long calls = lines.stream()
                .filter(l -> l.contains("▸ ") && !l.contains("WriteLedger"))
                .count();
        long notes = lines.stream().filter(l -> l.contains("▸ WriteLedger")).count();
        assertThat(calls).isPositive();
        assertThat(lines)
                .last()
                .isEqualTo(
                        DEPLOY.lines().size() + " steps, " + calls + " write calls, and " + notes + " of the ledger");
        assertThat(PlanJson.of(DEPLOY)).contains("\"writeCalls\":" + calls);
    }

    @Test
    void whatCouldNotBeAskedBeforehandAndWhatShouldBeKnownIsSaid() {
        assertThat(render(DEPLOY, EndingText.UNLIMITED, Style.PLAIN))
                .contains(
                        "note: shop-green collects no group metrics",
                        "not asked beforehand whether permitted: autoscaling:EnterStandby, autoscaling:ExitStandby");
        assertThat(PlanJson.of(DEPLOY))
                .contains(
                        "\"notices\":[\"shop-green collects no group metrics\"]",
                        "\"unasked\":[\"autoscaling:EnterStandby\",\"autoscaling:ExitStandby\"]");
    }

    @Test
    void aPlanToRollBackGoesTheOtherWay() {
        PlanView back = Moments.plan(Recordings.rollback(), List.of(), List.of());
        assertThat(render(back, 80, Style.PLAIN)).contains("v2 (green) → v1 (blue)");
        assertThat(render(DEPLOY, 80, Style.PLAIN)).contains("v1 (blue) → v2 (green)");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100, 80, 60, 40})
    void noTextIsWiderThanTheTerminal(int width) {
        assertThat(PlanText.of(DEPLOY, width)).allMatch(l -> l.width() <= width);
    }

    private static List<String> render(PlanView plan, int width, Style style) {
        return PlanText.of(plan, width).stream().map(l -> l.render(style)).toList();
    }
}
