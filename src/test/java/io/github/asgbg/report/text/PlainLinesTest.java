package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Captured;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.OneOfEach;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.simulation.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {
    private static final Instant AT = Instant.parse("2026-03-01T03:00:00Z");

    @Test
    void aDeployReadsAsItWasJudged() {
        Golden.check("plain-deploy.txt", plain(Recordings.deploy()));
    }

    @Test
    void aFailedDeployReadsAsItWasJudged() {
        Golden.check("plain-failed-deploy.txt", plain(Recordings.failedDeploy()));
    }

    @Test
    void theWaysOutOfTheSoakReadAsTheyWereJudged() {
        Golden.check("plain-rollback.txt", plain(Recordings.rollback()));
        Golden.check("plain-finalize.txt", plain(Recordings.finalizing()));
    }

    @Test
    void anInterruptedRollbackReadsAsItWasJudged() {
        Golden.check("plain-interrupted-rollback.txt", plain(Recordings.interruptedRollback()));
    }

    @Test
    void aReleaseTakesAtMostSixtyLinesHoweverManyItsInstances() {
        assertThat(plain(Recordings.slowDeploy())).hasSizeBetween(20, 60);
        assertThat(plain(Recordings.largeDeploy())).hasSizeBetween(20, 60);
    }

    @Test
    void silenceLastsAtMostHalfAMinute() {
        assertThat(longestSilence(Recordings.slowDeploy())).isLessThanOrEqualTo(30);
        assertThat(longestSilence(Recordings.failedDeploy())).isLessThanOrEqualTo(30);
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
        assertThat(plain(List.of(
                        new Event.CommandStarted(AT, "deploy", "shop"),
                        new Event.Located(AT.plusMillis(1400), Moments.PLACE))))
                .containsExactly(
                        "00:00 deploy shop · 2026-03-01T03:00:00Z",
                        "00:01 account 123456789012 · eu-central-1 · service shop · blue shop-blue · green shop-green");
    }

    @Test
    void aRollbackIsToldInItsOwnDirection() {
        assertThat(plain(Recordings.rollback()))
                .anyMatch(l -> l.contains(" · v2 (green) → v1 (blue) · "))
                .noneMatch(l -> l.contains("v1 (blue) → v2 (green)"));
    }

    @Test
    void aWithheldActionIsNamedBelowItsStepWithTheReason() {
        Action action = new Action.EnterStandby("shop-blue", List.of("i-1"));
        assertThat(plain(List.of(
                        new Event.StepStarted(AT, 0, Sentence.STAND_BY, "Move the instances"),
                        new Event.ActionWithheld(AT, 0, action, "only 1 of 2 is healthy"))))
                .containsExactly(
                        "00:00 [1/1] Move the instances", "00:00 EnterStandby is withheld: only 1 of 2 is healthy");
    }

    @Test
    void waitingForALeaseIsNotToldAtEachLook() {
        List<Event> events = new ArrayList<>();
        for (int second = 0; second <= 60; second += 5) {
            events.add(new Event.LeaseWatched(
                    AT.plusSeconds(second), "ada", AT, Duration.ofMinutes(1).minusSeconds(second)));
        }
        assertThat(plain(events))
                .hasSize(4)
                .last()
                .isEqualTo("01:00 another asg-bg holds the lease: ada, seen 60 s ago; watching it for at most 0 s");
    }

    @Test
    void noControlCharactersAreWritten() {
        Event event = new Event.LookFailed(AT, "bad\u001b[2Jthing\r\nsecond line");
        assertThat(plain(List.of(event)))
                .containsExactly("00:00 no clear answer, looking again: bad\ufffdthing\ufffdsecond line");
    }

    @Test
    void withoutUnicodeOnlyAsciiIsWritten() {
        for (List<Event> events : List.of(Recordings.deploy(), Recordings.failedDeploy(), OneOfEach.events())) {
            List<String> lines = Captured.lines(events, out -> new PlainLines(out, new Style(true, false)));
            assertThat(String.join("", lines)).matches("\\p{ASCII}*").doesNotContain("?");
        }
    }

    @Test
    void aStepThatWasTrueBeforePassesInSilence() {
        Event.StepFinished silent = new Event.StepFinished(AT, 0, Sentence.COPY, "Look once more", Duration.ZERO, true);
        assertThat(plain(List.of(silent))).isEmpty();
    }

    /** Ten minutes with a look each one to ten seconds, each with other progress. */
    private static List<Event> restless(SplittableRandom random) {
        Event.Looked look = Moments.firstLook(Recordings.deploy());
        List<Event> events = new ArrayList<>();
        Instant at = AT;
        events.add(new Event.CommandStarted(at, "deploy", "shop"));
        events.add(new Event.StepStarted(at, 0, Sentence.COPY, "Wait"));
        for (int n = 0; Duration.between(AT, at).toMinutes() < 10; n++) {
            at = at.plusMillis(random.nextInt(1000, 10_000));
            Progress progress = new Progress(n, 1000, n + " of 1000 healthy");
            events.add(new Event.Looked(at, 0, look.observation(), look.release(), progress));
        }
        return events;
    }

    private static long longestSilence(List<Event> events) {
        List<Long> times = new ArrayList<>(
                plain(events).stream().map(PlainLinesTest::seconds).toList());
        times.add(Duration.between(
                        events.get(0).at(), events.get(events.size() - 1).at())
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
        return Captured.lines(events, out -> new PlainLines(out, Style.PLAIN));
    }
}
