package io.github.asgbg.report.text;

import io.github.asgbg.report.terminal.Columns;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How wide each column of a table of instances is; the zone and then the headings give way where there is no room. */
final class InstanceColumns {
    private static final int GAP = 2;
    private static final int SHORTEST_ID = 8;
    private static final int SHORT_VERSION = 16;

    private final Map<Column, Integer> widths;
    private final boolean hasHeadings;

    private InstanceColumns(Map<Column, Integer> widths, boolean hasHeadings) {
        this.widths = new EnumMap<>(widths);
        this.hasHeadings = hasHeadings;
    }

    /** The columns; their names are their headings. */
    enum Column {
        INSTANCE,
        STATE,
        HEALTH,
        VERSION,
        AGE,
        ZONE
    }

    static InstanceColumns of(List<InstanceRow> rows, int width) {
        Set<Column> all = EnumSet.allOf(Column.class);
        Set<Column> zoneless = EnumSet.complementOf(EnumSet.of(Column.ZONE));
        InstanceColumns narrowest = natural(rows, zoneless, false).withShortVersion();
        return Stream.<Supplier<InstanceColumns>>of(
                        () -> natural(rows, all, true),
                        () -> natural(rows, zoneless, true),
                        () -> natural(rows, zoneless, true).withShortVersion().withIdFor(width))
                .map(Supplier::get)
                .filter(c -> c.total() <= width)
                .findFirst()
                .orElseGet(() -> narrowest.withIdFor(width));
    }

    Optional<Line> headings() {
        return hasHeadings ? Optional.of(headingLine()) : Optional.empty();
    }

    private Line headingLine() {
        Line line = Line.EMPTY;
        for (Column column : widths.keySet()) {
            line = line.plus(cell(column.name(), column), Tone.FAINT);
        }
        return line;
    }

    Line line(InstanceRow row) {
        Line line = Line.EMPTY;
        for (Column column : widths.keySet()) {
            String text = row.text(column);
            // The end of an id tells more than its beginning.
            String fitting = column == Column.INSTANCE ? Columns.fitEnd(text, width(column)) : text;
            line = line.plus(cell(fitting, column), tone(row, column));
        }
        return line;
    }

    private static Tone tone(InstanceRow row, Column column) {
        return switch (column) {
            case STATE, HEALTH -> row.tone();
            case INSTANCE, VERSION -> Tone.PLAIN;
            case AGE, ZONE -> Tone.FAINT;
        };
    }

    private String cell(String text, Column column) {
        boolean isLast = widths.keySet().stream().noneMatch(c -> c.compareTo(column) > 0);
        return isLast ? Columns.fit(text, width(column)) : Columns.pad(text, width(column)) + " ".repeat(GAP);
    }

    private int width(Column column) {
        return widths.getOrDefault(column, 0);
    }

    private int total() {
        return widths.values().stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
    }

    private static InstanceColumns natural(List<InstanceRow> rows, Set<Column> columns, boolean hasHeadings) {
        Map<Column, Integer> widths = new EnumMap<>(Column.class);
        for (Column column : columns) {
            int text = rows.stream()
                    .mapToInt(r -> Columns.of(r.text(column)))
                    .max()
                    .orElse(0);
            widths.put(column, Math.max(text, hasHeadings ? column.name().length() : 0));
        }
        return new InstanceColumns(widths, hasHeadings);
    }

    private InstanceColumns withShortVersion() {
        return with(Column.VERSION, Math.min(SHORT_VERSION, width(Column.VERSION)));
    }

    /** The id gives up as much as the others need. */
    private InstanceColumns withIdFor(int room) {
        int excess = Math.max(0, total() - room);
        return with(Column.INSTANCE, Math.max(SHORTEST_ID, width(Column.INSTANCE) - excess));
    }

    private InstanceColumns with(Column column, int width) {
        Map<Column, Integer> changed = new EnumMap<>(widths);
        changed.put(column, width);
        return new InstanceColumns(changed, hasHeadings);
    }
}
