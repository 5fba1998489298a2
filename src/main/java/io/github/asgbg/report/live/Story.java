package io.github.asgbg.report.live;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.terminal.Columns;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.view.State;
import io.github.asgbg.report.wording.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where in the five sentences a release is. */
final class Story {
    private static final int VERBS = 11;
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 8;

    private final State state;
    private final int width;

    Story(State state, int width) {
        this.state = state;
        this.width = width;
    }

    private enum Mark {
        DONE("✓", Tone.GOOD),
        FAILED("✗", Tone.BAD),
        CURRENT("▸", Tone.STRONG),
        AHEAD("·", Tone.FAINT);

        private final String sign;
        private final Tone tone;

        Mark(String sign, Tone tone) {
            this.sign = sign;
            this.tone = tone;
        }
    }

    /** All five, each in one line, and below the current one its step and how far that is. */
    List<Line> full() {
        List<Line> lines = new ArrayList<>();
        for (Sentence sentence : Sentence.values()) {
            lines.add(line(sentence));
            if (isCurrent(sentence)) {
                lines.addAll(step(VERBS + 2, 2));
            }
        }
        return lines;
    }

    /** The current sentence only, for terminals of few lines. */
    List<Line> brief() {
        List<Line> lines = new ArrayList<>();
        state.track().running().ifPresent(step -> lines.add(line(step.sentence())));
        lines.addAll(step(2, 1));
        return lines;
    }

    private Line line(Sentence sentence) {
        Mark mark = mark(sentence);
        Tone rest = mark == Mark.CURRENT ? Tone.PLAIN : Tone.FAINT;
        return Line.of(mark.sign + " " + Columns.pad(sentence.verb(), VERBS), mark.tone)
                .plus(sentence.rest(), rest);
    }

    private Mark mark(Sentence sentence) {
        List<Integer> indexes = indexes(sentence);
        if (isCurrent(sentence)) {
            return hasFailed() ? Mark.FAILED : Mark.CURRENT;
        }
        if (indexes.isEmpty()) {
            return isPast(sentence) ? Mark.DONE : Mark.AHEAD;
        }
        return indexes.stream().allMatch(i -> i < state.track().finished()) ? Mark.DONE : Mark.AHEAD;
    }

    private List<Integer> indexes(Sentence sentence) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < state.track().steps().size(); i++) {
            if (state.track().steps().get(i).sentence() == sentence) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private boolean isCurrent(Sentence sentence) {
        return state.track().running().filter(s -> s.sentence() == sentence).isPresent();
    }

    /** Whether an earlier command went through the sentence: that the release was cut over says so of the first three. */
    private boolean isPast(Sentence sentence) {
        boolean isCutOver =
                state.header().release().filter(r -> r.cutOverAt().isPresent()).isPresent();
        return isCutOver && sentence.compareTo(Sentence.ROLL_BACK) < 0;
    }

    private boolean hasFailed() {
        return state.outcome()
                .filter(o -> o.ending() != Ending.DONE && o.ending() != Ending.IN_SOAK)
                .isPresent();
    }

    private List<Line> step(int indent, int titleLines) {
        return state.track()
                .running()
                .map(step -> step(step, " ".repeat(indent), titleLines))
                .orElse(List.of());
    }

    private List<Line> step(Event.PlannedStep step, String indent, int titleLines) {
        State.Track track = state.track();
        String number = "[" + (track.current() + 1) + "/" + track.steps().size() + "] ";
        Duration since = Duration.between(track.since(), state.now());
        List<Line> lines = new ArrayList<>(
                Wrap.hanging(Line.of(indent + number, Tone.FAINT), step.title(), Tone.PLAIN, width, titleLines));
        lines.addAll(progress(indent, " · " + Times.elapsed(since)));
        return lines;
    }

    /** In one line if there is room; else what is waited for is still read to its end. */
    private List<Line> progress(String indent, String since) {
        Line head = Line.of(indent).plus(bar());
        String words = state.track().progress().map(Progress::words).orElse("looking");
        Line whole = head.plus(words).plus(since, Tone.FAINT);
        return whole.width() <= width ? List.of(whole) : Wrap.hanging(head, words, Tone.PLAIN, width, 2);
    }

    private Line bar() {
        return state.track()
                .progress()
                .filter(p -> p.of() > 0)
                .map(p -> bar(p.done(), p.of()).plus(" "))
                .orElseGet(this::spinner);
    }

    private Line bar(int done, int of) {
        int length = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, width / 4));
        int full = Math.max(0, Math.min(length, length * done / of));
        return Line.of("█".repeat(full), Tone.GOOD).plus("░".repeat(length - full), Tone.FAINT);
    }

    private Line spinner() {
        int turn = (int) Math.floorMod(state.now().getEpochSecond(), 4L);
        return Line.of("⠋⠙⠹⠸".charAt(turn) + " ", Tone.WAITING);
    }
}
