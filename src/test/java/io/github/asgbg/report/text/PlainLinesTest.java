package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Place;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Output;
import io.github.asgbg.report.Script;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.terminal.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {
    @Test
    void aDeployReadsAsItWasJudged() {
        Golden.check("plain-deploy.txt", plain(Script.tenMinuteDeploy()));
    }

    @Test
    void aFailedDeployReadsAsItWasJudged() {
        Golden.check("plain-failed-deploy.txt", plain(Script.failedDeploy()));
    }

    @Test
    void anInterruptedRollbackReadsAsItWasJudged() {
        Golden.check("plain-interrupted-rollback.txt", plain(Script.interruptedRollback()));
    }

    @Test
    void tenMinutesTakeAtMostSixtyLines() {
        assertThat(plain(Script.tenMinuteDeploy())).hasSizeBetween(20, 60);
        assertThat(plain(Script.largeDeploy(200))).hasSizeBetween(20, 60);
    }

    @Test
    void silenceLastsAtMostHalfAMinute() {
        assertThat(longestSilence(Script.tenMinuteDeploy())).isLessThanOrEqualTo(30);
        assertThat(longestSilence(Script.failedDeploy())).isLessThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neitherFloodNorSilenceWhateverTheProgress(long seed) {
        List<Event> events = restless(new SplittableRandom(seed));
        assertThat(plain(events)).hasSizeLessThanOrEqualTo(60);
        assertThat(longestSilence(events)).isLessThanOrEqualTo(30);
    }

    @Test
    void theHeadTellsWhenAndWhere() {
        Place place =
                new Place(Optional.of("123456789012"), Optional.of("eu-central-1"), "shop", "shop-blue", "shop-green");
        assertThat(plain(List.of(
                        new Event.CommandStarted(Stage.START, "deploy", "shop"),
                        new Event.Located(Stage.START.plusMillis(1400), place))))
                .containsExactly(
                        "00:00 deploy shop · 2026-03-01T03:00:00Z",
                        "00:01 account 123456789012 · eu-central-1 · service shop · blue shop-blue · green shop-green");
    }

    @Test
    void aWithheldActionIsNamedBelowItsStepWithTheReason() {
        Action action = new Action.EnterStandby("shop-blue", List.of("i-1"));
        assertThat(plain(List.of(
                        new Event.StepStarted(Stage.START, 0, Sentence.STAND_BY, "Move the instances"),
                        new Event.ActionWithheld(Stage.START, 0, action, "only 1 of 2 is healthy"))))
                .containsExactly(
                        "00:00 [1/1] Move the instances", "00:00 EnterStandby is withheld: only 1 of 2 is healthy");
    }

    @Test
    void noControlCharactersAreWritten() {
        Event event = new Event.LookFailed(Stage.START, "bad\u001b[2Jthing\r\nsecond line");
        assertThat(plain(List.of(event)))
                .containsExactly("00:00 no clear answer, looking again: bad [2Jthing second line");
    }

    @Test
    void withoutUnicodeOnlyAsciiIsWritten() {
        List<String> lines = Output.lines(Script.tenMinuteDeploy(), out -> new PlainLines(out, new Style(true, false)));
        assertThat(String.join("", lines)).matches("\\p{ASCII}*").doesNotContain("?");
    }

    @Test
    void aStepThatWasTrueBeforePassesInSilence() {
        assertThat(plain(Script.tenMinuteDeploy())).noneMatch(l -> l.contains("Look once more"));
    }

    /** Ten minutes with a look each one to ten seconds, each with other progress. */
    private static List<Event> restless(SplittableRandom random) {
        List<Event> events = new ArrayList<>();
        Stage stage = new Stage(3);
        Instant at = Stage.START;
        events.add(new Event.CommandStarted(at, "deploy", "shop"));
        events.add(new Event.StepStarted(at, 0, Sentence.COPY, "Wait"));
        for (int n = 0; Duration.between(Stage.START, at).toMinutes() < 10; n++) {
            at = at.plusMillis(random.nextInt(1000, 10_000));
            Progress progress = new Progress(n, 1000, n + " of 1000 healthy");
            events.add(new Event.Looked(at, 0, stage.seen(at), stage.release(), progress));
        }
        return events;
    }

    private static long longestSilence(List<Event> events) {
        List<Long> times = new ArrayList<>(
                plain(events).stream().map(PlainLinesTest::seconds).toList());
        times.add(Duration.between(Stage.START, events.get(events.size() - 1).at())
                .toSeconds());
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }

    private static long seconds(String line) {
        return Long.parseLong(line.substring(0, 2)) * 60 + Long.parseLong(line.substring(3, 5));
    }

    private static List<String> plain(List<Event> events) {
        return Output.lines(events, out -> new PlainLines(out, Style.PLAIN));
    }
}
