package io.github.asgbg.report.text;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.wording.Health;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances of one group, one a row; where they are too many, a summary and those that are on their way. */
final class InstanceTable {
    private static final int SETTLED = 2;
    /** With fewer rows than this, headings would take too much of the room. */
    private static final int ROWS_FOR_HEADINGS = 3;

    private final Group group;
    private final Instant clock;
    private final int width;

    private InstanceTable(Group group, Instant clock, int width) {
        this.group = group;
        this.clock = clock;
        this.width = width;
    }

    /** At most so many rows, each at most so wide. */
    static List<Line> rows(Group group, Instant clock, int width, int rows) {
        return new InstanceTable(group, clock, width).rows(rows);
    }

    /** How many rows show every instance below the headings. */
    static int need(Group group) {
        return group.instances().isEmpty() ? 1 : 1 + group.instances().size();
    }

    private List<Line> rows(int rows) {
        if (group.instances().isEmpty()) {
            return List.of(Line.of("no instances", Tone.FAINT).fit(width));
        }
        if (group.instances().size() <= rows) {
            return lines(group.instances().stream().sorted(byAge()).toList(), rows);
        }
        int left = rows - 1;
        boolean hasHeadings = left >= ROWS_FOR_HEADINGS;
        List<Instance> first = group.instances().stream()
                .filter(i -> attention(i) < SETTLED)
                .sorted(Comparator.comparingInt(this::attention).thenComparing(byAge()))
                .limit(Math.max(0, hasHeadings ? left - 1 : left))
                .toList();
        return Stream.concat(Stream.of(summary().fit(width)), lines(first, left).stream())
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

    /** The instances in columns, below headings where there is room for them. */
    private List<Line> lines(List<Instance> instances, int rows) {
        List<InstanceRow> all = instances.stream()
                .map(i -> InstanceRow.of(group, i, clock, tone(i)))
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        InstanceColumns columns = InstanceColumns.of(all, width);
        Stream<Line> headings = rows > all.size() ? columns.headings().stream() : Stream.of();
        return Stream.concat(headings, all.stream().map(columns::line))
                .map(l -> l.fit(width))
                .toList();
    }
}
