package io.github.asgbg.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Script;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveFrameTest {
    private static final Style COLOUR = new Style(true, true);
    private static final Style ASCII = new Style(false, false);

    @Test
    void wideFramesReadAsTheyWereJudged() {
        Golden.check("live-wide.txt", frames(Script.tenMinuteDeploy(), 120, 30, Style.PLAIN));
    }

    @Test
    void narrowFramesReadAsTheyWereJudged() {
        Golden.check("live-narrow.txt", frames(Script.tenMinuteDeploy(), 79, 23, Style.PLAIN));
    }

    @Test
    void smallFramesReadAsTheyWereJudged() {
        Golden.check("live-small.txt", frames(Script.tenMinuteDeploy(), 45, 14, ASCII));
    }

    @Test
    void asciiFramesReadAsTheyWereJudged() {
        Golden.check("live-ascii.txt", frames(Script.failedDeploy(), 100, 24, ASCII));
    }

    @Test
    void colouredFramesReadAsTheyWereJudged() {
        Golden.check("live-colour.txt", frames(Script.failedDeploy(), 110, 26, COLOUR));
    }

    @Test
    void framesOfManyInstancesReadAsTheyWereJudged() {
        Golden.check("live-many.txt", frames(Script.largeDeploy(200), 120, 30, Style.PLAIN));
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
        State once = fold(Script.failedDeploy());
        State again = fold(Script.failedDeploy());
        assertThat(LiveFrame.render(once, 100, 30)).isEqualTo(LiveFrame.render(again, 100, 30));
    }

    @Test
    void aCommandThatEndedWithoutAPlanLeavesTheTerminalToItsResult() {
        Event.Ended end = new Event.Ended(
                Stage.START, "deploy", Outcome.of(Ending.REFUSED, new Message("refused", "", "", "")), Duration.ZERO);
        State state = State.EMPTY.after(new Event.CommandStarted(Stage.START, "deploy", "shop"));
        assertThat(LiveFrame.render(state, 100, 30).lines()).hasSize(1);
        assertThat(LiveFrame.render(state.after(end), 100, 30).lines()).isEmpty();
    }

    @Test
    void agesGoOnWithoutEvents() {
        State state = fold(Script.tenMinuteDeploy().subList(0, 40));
        State later = state.at(state.now().plusSeconds(5));
        assertThat(LiveFrame.render(later, 100, 30)).isNotEqualTo(LiveFrame.render(state, 100, 30));
    }

    /** At some telling moments: while instances boot, become healthy, and leave; and at the end. */
    private static List<String> frames(List<Event> events, int width, int height, Style style) {
        List<String> lines = new ArrayList<>();
        State state = State.EMPTY;
        long next = 1;
        for (Event event : events) {
            state = state.after(event);
            long second = Duration.between(Stage.START, event.at()).toSeconds();
            boolean isLast = event.equals(events.get(events.size() - 1));
            if ((event instanceof Event.Looked && second >= next) || isLast) {
                lines.add("=".repeat(width));
                lines.addAll(LiveFrame.render(state, width, height).render(style));
                next = second + 110;
            }
        }
        return lines;
    }

    private static List<State> all() {
        return Stream.of(
                        Script.tenMinuteDeploy(),
                        Script.failedDeploy(),
                        Script.interruptedRollback(),
                        Script.largeDeploy(40))
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
