package io.github.asgbg.report.live;

import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Place;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.text.GroupPane;
import io.github.asgbg.report.view.State;
import io.github.asgbg.report.wording.Times;
import io.github.asgbg.report.wording.Trail;
import io.github.asgbg.report.wording.Troubles;
import io.github.asgbg.report.wording.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a terminal shows of a running command: a pure function of what happened and of the room there is. */
final class LiveFrame {
    /** Less than this shows the current sentence only. */
    private static final int TALL = 20;
    /** Less than this has no line to spare. */
    private static final int TALLEST = 30;

    private static final int TROUBLES = 2;
    private static final int ACCEPTED = 3;
    /** Lines that one note may take. */
    private static final int NOTE = 3;

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final State state;
    private final int width;
    private final int height;

    private LiveFrame(State state, int width, int height) {
        this.state = state;
        this.width = width;
        this.height = height;
    }

    /** No line is wider, and there are no more lines, than given. */
    static Frame render(State state, int width, int height) {
        return new LiveFrame(state, width, height).render().fit(width, height);
    }

    private Frame render() {
        boolean hasPlan = !state.track().steps().isEmpty();
        if (!hasPlan && state.outcome().isPresent()) {
            return new Frame(List.of());
        }
        List<Line> top = new ArrayList<>();
        top.add(header());
        state.header().place().ifPresent(place -> top.addAll(place(place)));
        top.addAll(accepted());
        state.header().wayBack().ifPresent(reason -> top.addAll(wayBack(reason)));
        Story story = new Story(state, width);
        if (hasPlan) {
            top.addAll(height >= TALL ? story.full() : story.brief());
        }
        Optional<GroupPane> pane = state.seen()
                .map(s -> new GroupPane(s.observation(), state.header().direction(), s.clock(state.now())));
        int room = height - top.size();
        List<Line> bottom = bottom(room, pane.map(p -> p.need(width) + 1).orElse(0));
        List<Line> lines = new ArrayList<>(top);
        pane.ifPresent(p -> lines.addAll(groups(p, room - bottom.size())));
        lines.addAll(bottom);
        if (state.outcome().isPresent()) {
            lines.add(Line.EMPTY);
        }
        return new Frame(lines);
    }

    /** Why, in two or three lines: it is what everybody looks for. */
    private List<Line> wayBack(Message reason) {
        String why = reason.what() + (reason.because().isBlank() ? "" : "; " + reason.because());
        return Wrap.hanging(Line.of("going back: ", Tone.BAD), why, Tone.BAD, width, height < TALL ? 2 : 3);
    }

    /** What is lost on the way, as long as there is room for the rest. */
    private List<Line> accepted() {
        return state.header().accepted().stream()
                .flatMap(words -> Wrap.hanging(Line.EMPTY, words, Tone.WAITING, width).stream())
                .limit(height >= TALL ? ACCEPTED : 0)
                .toList();
    }

    /** Where, whole if there is room; else account and Region, as what follows is in the title and above the instances. */
    private List<Line> place(Place place) {
        return Wrap.parts(Words.parts(place), Tone.FAINT, width).stream()
                .limit(height >= TALLEST ? 2 : 1)
                .toList();
    }

    private Line header() {
        State.Header header = state.header();
        String elapsed = Times.elapsed(Duration.between(header.startedAt(), state.now()));
        String versions = header.direction().map(d -> " · " + d.versions()).orElse("");
        Line left =
                Line.of(header.command() + " " + header.service(), Tone.STRONG).plus(versions);
        String id = header.release().map(r -> " · release " + r.id()).orElse("");
        boolean isRoomy = left.width() + id.length() + elapsed.length() + 1 <= width;
        Line title = isRoomy ? left.plus(id, Tone.FAINT) : left;
        return title.pad(width - elapsed.length() - 1).plus(" ").plus(elapsed, Tone.STRONG);
    }

    private List<Line> groups(GroupPane pane, int room) {
        return room < 3
                ? List.of()
                : Stream.concat(Stream.of(Line.EMPTY), pane.lines(width, room - 1).stream())
                        .toList();
    }

    /** What the instances leave; fresh news gets its room even if instances must be summarised for it. */
    private List<Line> bottom(int room, int need) {
        List<Line> lines = new ArrayList<>();
        state.seen().ifPresent(s -> lines.addAll(troubles(s.observation())));
        int left = room - need - 1 - lines.size();
        lines.addAll(notes(Math.max(left, height < TALL ? 0 : news(left))));
        if (!lines.isEmpty()) {
            lines.add(0, Line.EMPTY);
        }
        return lines;
    }

    /** The newest notes, whole, as many as fit; the last one in part rather than not at all. */
    private List<Line> notes(int room) {
        List<Line> lines = new ArrayList<>();
        for (int i = state.trail().size() - 1; i >= 0; i--) {
            boolean isLast = lines.isEmpty();
            List<Line> note = note(state.trail().get(i), isLast);
            if (lines.size() + note.size() > room && !isLast) {
                break;
            }
            lines.addAll(0, note.subList(0, Math.min(note.size(), Math.max(0, room))));
        }
        return lines;
    }

    /** How many lines the newest note must have; where instances are summarised anyway, something at least. */
    private int news(int left) {
        int least = left < 0 ? 2 : 0;
        return state.trail().stream()
                .skip(Math.max(0, state.trail().size() - 1))
                .filter(n -> n.tone() != Tone.PLAIN && isFresh(n))
                .mapToInt(n -> note(n, true).size())
                .map(lines -> Math.max(lines, least))
                .findFirst()
                .orElse(least);
    }

    private boolean isFresh(Trail.Note note) {
        return Duration.between(note.at(), state.now()).compareTo(FRESH) < 0;
    }

    /** What was asked for before is shown by its beginning; whatever else happens is news and must be read to its end. */
    private List<Line> note(Trail.Note note, boolean isLast) {
        String when = Times.elapsed(Duration.between(state.header().startedAt(), note.at()));
        Line head = Line.of(when + " ", Tone.FAINT);
        return note.tone() == Tone.PLAIN && !isLast
                ? List.of(head.plus(note.words(), note.tone()))
                : Wrap.hanging(head, note.words(), note.tone(), width, NOTE);
    }

    private List<Line> troubles(Observation seen) {
        return Troubles.of(seen).stream()
                .limit(TROUBLES)
                .flatMap(t -> Wrap.hanging(Line.EMPTY, t, Tone.BAD, width, height < TALL ? 1 : 2).stream())
                .toList();
    }
}
