package io.github.asgbg.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.OneOfEach;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.State;
import io.github.asgbg.simulation.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFrameTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Style COLOUR = new Style(true, true);
    private static final Style ASCII = new Style(false, false);

    @Test
    void wideFramesReadAsTheyWereJudged() {
        Golden.check("live-wide.txt", frames(Recordings.deploy(), 120, 30, Style.PLAIN));
    }

    @Test
    void narrowFramesReadAsTheyWereJudged() {
        Golden.check("live-narrow.txt", frames(Recordings.rollback(), 79, 23, Style.PLAIN));
        Golden.check("live-narrower.txt", frames(Recordings.finalizing(), 59, 29, Style.PLAIN));
    }

    @Test
    void smallFramesReadAsTheyWereJudged() {
        Golden.check("live-small.txt", frames(Recordings.deploy(), 45, 14, ASCII));
    }

    @Test
    void colouredFramesReadAsTheyWereJudged() {
        Golden.check("live-colour.txt", frames(Recordings.failedDeploy(), 110, 26, COLOUR));
    }

    @Test
    void framesOfManyInstancesReadAsTheyWereJudged() {
        Golden.check("live-many.txt", frames(Recordings.largeDeploy(), 100, 24, Style.PLAIN));
    }

    @ParameterizedTest
    @CsvSource({"200,50", "120,30", "99,24", "98,24", "79,23", "60,19", "45,14", "40,8", "20,5", "1,1"})
    void nothingIsWiderOrHigherThanTheTerminal(int width, int height) {
        for (State state : all()) {
            Frame frame = LiveFrame.render(state, width, height);
            assertThat(frame.lines()).hasSizeLessThanOrEqualTo(height);
            assertThat(frame.lines()).allMatch(l -> l.width() <= width);
        }
    }

    @Test
    void withoutColourThereAreNoControlSequences() {
        for (State state : all()) {
            assertThat(LiveFrame.render(state, 120, 40).render(Style.PLAIN)).noneMatch(l -> l.contains("\u001b"));
        }
    }

    @Test
    void onAsciiTerminalsEverySignHasItsStandIn() {
        for (State state : all()) {
            List<String> lines = LiveFrame.render(state, 120, 40).render(ASCII);
            assertThat(String.join("", lines)).matches("\\p{ASCII}*").doesNotContain("?");
        }
    }

    @Test
    void thePictureDependsOnNothingButTheEvents() {
        State once = fold(Recordings.failedDeploy());
        State again = fold(Recordings.failedDeploy());
        assertThat(LiveFrame.render(once, 100, 30)).isEqualTo(LiveFrame.render(again, 100, 30));
    }

    @Test
    void aCommandThatEndedWithoutAPlanLeavesTheTerminalToItsResult() {
        Event.Ended end = new Event.Ended(
                AT, "deploy", Outcome.of(Ending.REFUSED, new Message("refused", "", "", "")), Duration.ZERO);
        State state = State.EMPTY.after(new Event.CommandStarted(AT, "deploy", "shop"));
        assertThat(LiveFrame.render(state, 100, 30).lines()).hasSize(1);
        assertThat(LiveFrame.render(state.after(end), 100, 30).lines()).isEmpty();
    }

    @Test
    void agesGoOnWithoutEvents() {
        State state = fold(Recordings.deploy().subList(0, 30));
        State later = state.at(state.now().plusSeconds(5));
        assertThat(LiveFrame.render(later, 100, 30)).isNotEqualTo(LiveFrame.render(state, 100, 30));
    }

    /** At telling moments: the third look of a step of each sentence, and the end. */
    private static List<String> frames(List<Event> events, int width, int height, Style style) {
        List<String> lines = new ArrayList<>();
        Set<Sentence> shown = EnumSet.noneOf(Sentence.class);
        State state = State.EMPTY;
        int looks = 0;
        for (Event event : events) {
            state = state.after(event);
            looks = event instanceof Event.StepStarted ? 0 : event instanceof Event.Looked ? looks + 1 : looks;
            boolean isTelling = looks == 3
                    && state.track().running().map(s -> shown.add(s.sentence())).orElse(false);
            if (isTelling || event instanceof Event.Ended) {
                lines.add("=".repeat(width));
                lines.addAll(LiveFrame.render(state, width, height).render(style));
            }
        }
        return lines;
    }

    private static List<State> all() {
        return Stream.of(
                        Recordings.deploy(),
                        Recordings.failedDeploy(),
                        Recordings.interruptedRollback(),
                        Recordings.largeDeploy(),
                        OneOfEach.events())
                .flatMap(events -> folds(events).stream())
                .toList();
    }

    private static List<State> folds(List<Event> events) {
        List<State> states = new ArrayList<>();
        State state = State.EMPTY;
        for (Event event : events) {
            state = state.after(event);
            states.add(state);
        }
        return states;
    }

    private static State fold(List<Event> events) {
        List<State> all = folds(events);
        return all.get(all.size() - 1);
    }
}
