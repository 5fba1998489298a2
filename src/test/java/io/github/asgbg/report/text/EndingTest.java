package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Summary;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Captured;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.simulation.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {
    private static final Instant AT = Instant.parse("2026-11-21T06:20:39.725Z");

    @Test
    void endingsReadAsTheyWereJudged() {
        List<Line> lines = new ArrayList<>();
        for (List<Event> events : List.of(Recordings.deploy(), Recordings.failedDeploy(), Recordings.rollback())) {
            Event.Ended end = Moments.all(events, Event.Ended.class).get(0);
            lines.addAll(EndingText.of(end.outcome(), end.at(), 80));
            lines.add(Line.EMPTY);
        }
        lines.addAll(EndingText.of(refused(), AT, 80));
        Golden.check("endings.txt", render(lines));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100, 80, 60, 40})
    void noTextIsWiderThanTheTerminal(int width) {
        assertThat(EndingText.of(refused(), AT, width)).allMatch(l -> l.width() <= width);
        assertThat(EndingText.of(Moments.outcome(Recordings.failedDeploy()), AT, width))
                .allMatch(l -> l.width() <= width);
    }

    @Test
    void theResultIsWrittenOnceWhenTheCommandHasEnded() {
        List<Event> events = Recordings.failedDeploy();
        List<String> lines = Captured.lines(events, out -> new Result(out, EndingText.UNLIMITED, Style.PLAIN));
        assertThat(lines.get(0)).isEqualTo("✗ v2-sick was not put into service");
        assertThat(lines)
                .last()
                .asString()
                .startsWith("took ")
                .endsWith(" · " + events.get(events.size() - 1).at().toString().replaceAll("[.]\\d+Z", "Z"));
    }

    @Test
    void theSummaryCountsCallsByServiceTheMostFirstAndEndsWithTheTime() {
        Summary summary = new Summary(
                Duration.ofMillis(48_200),
                Duration.ofMillis(1900),
                Optional.of(Duration.ofMillis(3100)),
                Map.of("autoscaling:A", 8, "autoscaling:B", 7, "elasticloadbalancing:C", 9, "s3:D", 3));
        Message message = new Message("done", "", "", "");
        Outcome done = new Outcome(Ending.DONE, message, List.of(), List.of(), Optional.of(summary));
        assertThat(render(EndingText.of(done, AT, EndingText.UNLIMITED)))
                .last()
                .isEqualTo("took 48.2 s, of which asg-bg added at most 1.9 s · both versions served 3.1 s · "
                        + "27 API calls (autoscaling 15, elasticloadbalancing 9, s3 3) · 2026-11-21T06:20:39Z");
    }

    @Test
    void whereNothingWasAttemptedTheTimeIsToldAlone() {
        assertThat(render(EndingText.of(refused(), AT, 80))).last().isEqualTo("ended 2026-11-21T06:20:39Z");
    }

    private static Outcome refused() {
        return new Outcome(
                Ending.REFUSED,
                new Message("nothing was deployed", "2 things are in the way", "nothing was changed; v1 serves", ""),
                List.of(
                        new Problem("shop-green has 2 instances: the idle group must be empty", "set its sizes to 0"),
                        new Problem("shop-blue is in an instance refresh (InProgress)", "wait for it, or cancel it")),
                List.of(),
                Optional.empty());
    }

    private static List<String> render(List<Line> lines) {
        return lines.stream().map(l -> l.render(Style.PLAIN)).toList();
    }
}
