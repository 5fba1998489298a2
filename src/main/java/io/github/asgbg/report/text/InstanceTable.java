package io.github.asgbg.report.text;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.report.terminal.Columns;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances of one group, one a row; where they are too many, a summary and those that are on their way. */
final class InstanceTable {
    private static final int GAP = 2;
    private static final int LONGEST_ID = 19;
    private static final int SHORTEST_ID = 8;
    private static final int LONGEST_VERSION = 16;
    private static final int SETTLED = 2;

    private final Group group;
    private final Instant now;
    private final int width;

    private InstanceTable(Group group, Instant now, int width) {
        this.group = group;
        this.now = now;
        this.width = width;
    }

    /** At most so many rows, each at most so wide. */
    static List<Line> rows(Group group, Instant now, int width, int rows) {
        return new InstanceTable(group, now, width).rows(rows);
    }

    private record Row(String id, String state, String health, String version, String age, Tone tone) {}

    private List<Line> rows(int rows) {
        if (group.instances().isEmpty()) {
            return List.of(Line.of("no instances", Tone.FAINT).fit(width));
        }
        if (group.instances().size() <= rows) {
            return lines(group.instances().stream().sorted(byAge()).toList());
        }
        List<Instance> first = group.instances().stream()
                .filter(i -> attention(i) < SETTLED)
                .sorted(Comparator.comparingInt(this::attention).thenComparing(byAge()))
                .limit(Math.max(0, rows - 1))
                .toList();
        return Stream.concat(Stream.of(summary().fit(width)), lines(first).stream())
                .toList();
    }

    private static Comparator<Instance> byAge() {
        return Comparator.comparing((Instance i) -> i.launched().orElse(Instant.MAX))
                .thenComparing(Instance::id);
    }

    /** 0 is looked at first. */
    private int attention(Instance instance) {
        return switch (tone(instance)) {
            case BAD -> 0;
            case WAITING -> 1;
            case PLAIN, FAINT, STRONG, GOOD, BLUE, GREEN -> SETTLED;
        };
    }

    private Tone tone(Instance instance) {
        String health = Health.word(group, instance);
        return switch (instance.lifecycle()) {
            case IN_SERVICE -> instance.isServing(group.targetGroups()) ? Tone.GOOD : waiting(instance, health);
            case PENDING -> waiting(instance, health);
            case ENTERING_STANDBY, DETACHING, OTHER -> Tone.WAITING;
            case STANDBY, TERMINATING, RETAINED -> Tone.FAINT;
        };
    }

    private static Tone waiting(Instance instance, String health) {
        return health.equals("unhealthy") || !instance.isHealthy() ? Tone.BAD : Tone.WAITING;
    }

    private Line summary() {
        Map<String, Long> counts = group.instances().stream()
                .collect(Collectors.groupingBy(this::kind, TreeMap::new, Collectors.counting()));
        String kinds = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(" · "));
        return Line.of(kinds, Tone.STRONG);
    }

    private String kind(Instance instance) {
        return Health.worst(group, instance)
                .map(h -> instance.state() + " " + h.state())
                .orElse(instance.state());
    }

    private List<Line> lines(List<Instance> instances) {
        List<Row> rows = instances.stream().map(this::row).toList();
        int state = widest(rows, r -> Columns.of(r.state()));
        int health = widest(rows, r -> Columns.of(r.health()));
        int version = Math.min(LONGEST_VERSION, widest(rows, r -> Columns.of(r.version())));
        int age = widest(rows, r -> Columns.of(r.age()));
        int left = width - state - health - version - age - 4 * GAP;
        int id = Math.max(SHORTEST_ID, Math.min(LONGEST_ID, left));
        return rows.stream()
                .map(r -> line(r, id, state, health, version).fit(width))
                .toList();
    }

    private static int widest(List<Row> rows, ToIntFunction<Row> cell) {
        return rows.stream().mapToInt(cell).max().orElse(0);
    }

    private static Line line(Row row, int id, int state, int health, int version) {
        return Line.of(cell(Columns.fitEnd(row.id(), id), id))
                .plus(cell(row.state(), state) + cell(row.health(), health), row.tone())
                .plus(cell(row.version(), version))
                .plus(row.age(), Tone.FAINT);
    }

    private static String cell(String text, int width) {
        return Columns.pad(text, width) + " ".repeat(GAP);
    }

    private Row row(Instance instance) {
        String age = instance.launched()
                .map(at -> Times.age(Duration.between(at, now)))
                .orElse("");
        return new Row(
                instance.id(),
                instance.state(),
                Health.word(group, instance),
                Columns.clean(instance.version().orElse("")),
                age,
                tone(instance));
    }
}
