package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Captured;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.json.JsonLines;
import io.github.asgbg.report.json.StatusJson;
import io.github.asgbg.report.live.LiveView;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Size;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.simulation.Recordings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a release may lose is said when it begins, while it is in progress, and where it has been lost. */
class AcceptedLossesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Event> EVENTS = Recordings.acceptingDeploy();

    @Test
    void theyReadAsTheyWereJudged() {
        List<String> lines = new ArrayList<>(Captured.lines(EVENTS, out -> new PlainLines(out, Style.PLAIN)).stream()
                .limit(8)
                .toList());
        lines.addAll(rendered(StatusText.of(
                Moments.status(Moments.lastLook(EVENTS).observation(), Moments.release(EVENTS)), 100, 20)));
        Event.Ended end = Moments.all(EVENTS, Event.Ended.class).get(0);
        lines.addAll(rendered(EndingText.of(end.outcome(), end.at(), 100)));
        Golden.check("losses.txt", lines);
    }

    @Test
    void aTerminalShowsThemAboveTheSentences() {
        String shown = Captured.text(EVENTS, out -> new LiveView(out, () -> new Size(100, 40), new Style(false, true)));
        assertThat(shown).contains("accepted: policy cpu loses Sleep.Hours");
    }

    @Test
    void programsAreToldOfEachMember() throws Exception {
        List<String> lines = Captured.lines(EVENTS, JsonLines::new);
        JsonNode plan = JSON.readTree(lines.stream()
                .filter(l -> l.contains("\"plan-made\""))
                .findFirst()
                .orElseThrow());
        String alarm = "{\"kind\":\"alarm\",\"name\":\"shop-blue-slow\",\"member\":"
                + "\"EvaluationWindow.WallClockWindow.Timezone\"";
        assertThat(plan.at("/release/accepted")).hasSize(2);
        assertThat(plan.at("/release/accepted/1")).hasToString(alarm + "}");
        JsonNode ended = JSON.readTree(lines.get(lines.size() - 1));
        assertThat(ended.at("/summary/lost/0/group").asText()).isEqualTo("shop-green");
        assertThat(ended.at("/summary/lost/1")).hasToString(alarm + ",\"accepted\":true}");
        JsonNode status = JSON.readTree(
                StatusJson.of(Moments.status(Moments.lastLook(EVENTS).observation(), Moments.release(EVENTS))));
        assertThat(status.at("/release/accepted")).hasSize(2);
    }

    @Test
    void whereNothingIsLostNothingIsSaid() {
        assertThat(Captured.text(Recordings.deploy(), JsonLines::new)).doesNotContain("\"lost\"", "\"accepted\"");
        assertThat(Captured.text(Recordings.deploy(), out -> new PlainLines(out, Style.PLAIN)))
                .doesNotContain("accepted");
    }

    private static List<String> rendered(List<Line> lines) {
        return lines.stream().map(l -> l.render(Style.PLAIN)).toList();
    }
}
