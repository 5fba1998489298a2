package io.github.asgbg.report.text;

import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Move;
import io.github.asgbg.report.terminal.Columns;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.wording.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What went over from one group to the other, item by item, with what changes by that. */
final class MovesText {
    /** A path's end tells more than its beginning. */
    private static final int MIN_PATH = 24;

    private final List<Move> moves;
    private final int width;

    private MovesText(List<Move> moves, int width) {
        this.moves = moves;
        this.width = width;
    }

    /** What will go over: every item by name, and every change. */
    static List<Line> planned(List<Move> moves, int width) {
        return new MovesText(moves, width).lines("Scaling goes ", Integer.MAX_VALUE);
    }

    /** What has gone over: not more than so many items by name; the others are counted. */
    static List<Line> done(List<Move> moves, int items, int width) {
        return new MovesText(moves, width).lines("Scaling went ", items);
    }

    private List<Line> lines(String verb, int items) {
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        String head = "from " + moves.get(0).from() + " to " + moves.get(0).to() + ": " + counted(moves);
        lines.addAll(Wrap.hanging(Line.of(verb, Tone.STRONG), head, Tone.PLAIN, width));
        List<Move> same = moves.stream().filter(m -> m.changes().isEmpty()).toList();
        List<Move> changed = moves.stream().filter(m -> !m.changes().isEmpty()).toList();
        if (!same.isEmpty()) {
            String names = same.size() <= items ? named(same) : counted(same);
            lines.addAll(Wrap.hanging(Line.of("  as before  ", Tone.FAINT), names, Tone.PLAIN, width));
        }
        changed.stream().limit(items).forEach(m -> lines.addAll(changed(m)));
        if (changed.size() > items) {
            String rest = "and " + (changed.size() - items) + " more";
            lines.addAll(Wrap.hanging(Line.of("  changed    ", Tone.FAINT), rest, Tone.PLAIN, width));
        }
        return lines;
    }

    private List<Line> changed(Move move) {
        List<Line> lines = new ArrayList<>(
                Wrap.hanging(Line.of("  changed    ", Tone.FAINT), move.item().toString(), Tone.PLAIN, width));
        for (Difference change : move.changes()) {
            String text = Columns.fitEnd(change.path(), Math.max(MIN_PATH, width / 2)) + ": " + value(change.from())
                    + " → " + value(change.to());
            lines.addAll(Wrap.hanging(Line.of("               "), text, Tone.WAITING, width));
        }
        return lines;
    }

    private static String value(String text) {
        return text.isEmpty() ? "(none)" : Policies.named(text);
    }

    private static String named(List<Move> moves) {
        return kinds().map(kind -> of(moves, kind))
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0).item().kind().words(list.size()) + " "
                        + list.stream().map(m -> m.item().name()).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String counted(List<Move> moves) {
        return kinds().map(kind -> of(moves, kind))
                .filter(list -> !list.isEmpty())
                .map(list -> list.size() + " " + list.get(0).item().kind().words(list.size()))
                .collect(Collectors.joining(", "));
    }

    private static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    private static List<Move> of(List<Move> moves, Kind kind) {
        return moves.stream().filter(m -> m.item().kind() == kind).toList();
    }
}
