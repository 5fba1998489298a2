package io.github.asgbg.report.text;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.wording.Direction;
import io.github.asgbg.report.wording.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Both groups: side by side where there is room, else one below the other. */
public final class GroupPane {
    private static final int WIDE = 99;
    /** More room than a row can use; a pipe has no width at all, and must not be padded to it. */
    private static final int WIDEST_HALF = 100;

    private static final int HEAD = 2;
    private static final String BETWEEN = " │ ";

    private final Observation seen;
    private final Optional<Direction> direction;
    private final Instant clock;

    /** The clock is AWS's, by which the instances were launched; without a direction no group has a part in a release. */
    public GroupPane(Observation seen, Optional<Direction> direction, Instant clock) {
        this.seen = seen;
        this.direction = direction;
        this.clock = clock;
    }

    /** At most so many lines, each at most so wide. */
    public List<Line> lines(int width, int height) {
        return width >= WIDE ? besides(width, height) : below(width, height);
    }

    /** How many lines it takes to show every instance. */
    public int need(int width) {
        if (width >= WIDE) {
            return Math.max(need(seen.blue(), half(width)), need(seen.green(), half(width)));
        }
        return need(seen.blue(), width) + 1 + need(seen.green(), width);
    }

    private int need(Group group, int width) {
        return head(group, width).size() + InstanceTable.need(group);
    }

    private static int half(int width) {
        return Math.min(WIDEST_HALF, (width - BETWEEN.length()) / 2);
    }

    private List<Line> besides(int width, int height) {
        int half = half(width);
        List<Line> blue = pane(seen.blue(), half, height);
        List<Line> green = pane(seen.green(), half, height);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(blue.size(), green.size()); i++) {
            Line left = i < blue.size() ? blue.get(i) : Line.EMPTY;
            Line right = i < green.size() ? green.get(i) : Line.EMPTY;
            lines.add(left.pad(half).plus(BETWEEN, Tone.FAINT).plus(right));
        }
        return lines;
    }

    /** Each group gets half of the height, and what the other does not need. */
    private List<Line> below(int width, int height) {
        int room = height - 1;
        int blue = Math.max(room / 2, room - need(seen.green(), width));
        int green = Math.max(room - room / 2, room - need(seen.blue(), width));
        List<Line> lines = new ArrayList<>(pane(seen.blue(), width, blue));
        lines.add(Line.EMPTY);
        lines.addAll(pane(seen.green(), width, green));
        return lines;
    }

    private List<Line> pane(Group group, int width, int height) {
        List<Line> head = head(group, width);
        // Where there is little room, instances are worth more than the end of a long line.
        List<Line> lines = new ArrayList<>(head.size() < height ? head : head.subList(0, HEAD));
        lines.addAll(InstanceTable.rows(group, clock, width, Math.max(1, height - lines.size())));
        return lines;
    }

    private List<Line> head(Group group, int width) {
        List<Line> lines = new ArrayList<>();
        lines.add(title(group).fit(width));
        lines.addAll(Wrap.hanging(Line.EMPTY, numbers(group), Tone.FAINT, width));
        return lines;
    }

    private Line title(Group group) {
        Tone tone = group.colour() == Colour.BLUE ? Tone.BLUE : Tone.GREEN;
        String role = direction.map(d -> " · " + d.role(group.colour())).orElse("");
        return Line.of(group.colour().word(), tone)
                .plus(" " + group.name(), Tone.STRONG)
                .plus(role)
                .plus(serves(group));
    }

    private static Line serves(Group group) {
        if (group.serving().isEmpty()) {
            return Line.of(" · serves nothing", Tone.FAINT);
        }
        return Line.of(" · serves " + versions(group), Tone.GOOD);
    }

    /** The versions that its serving instances were started with, by their own tags: the group's tag may be newer. */
    static String versions(Group group) {
        return group.serving().stream()
                .map(Instance::version)
                .map(v -> v.orElse("an unknown version"))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" and "));
    }

    private static String numbers(Group group) {
        String suspended = group.suspended().isEmpty()
                ? ""
                : " · suspended " + String.join(", ", new TreeSet<>(group.suspended()));
        return Words.sizes(group.sizes()) + " · " + group.serving().size() + " healthy" + suspended;
    }
}
