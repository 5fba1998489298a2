package io.github.asgbg.report.text;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Both groups: side by side where there is room, else one below the other. */
public final class GroupPane {
    static final int WIDE = 99;
    /** More room than a row can use; a pipe has no width at all, and must not be padded to it. */
    private static final int WIDEST_HALF = 100;

    private static final String BETWEEN = " │ ";
    private static final int HEAD = 2;

    private final Observation seen;
    private final Optional<Release> release;
    private final Instant now;

    public GroupPane(Observation seen, Optional<Release> release, Instant now) {
        this.seen = seen;
        this.release = release;
        this.now = now;
    }

    /** At most so many lines, each at most so wide. */
    public List<Line> lines(int width, int height) {
        return width >= WIDE ? besides(width, height) : below(width, height);
    }

    /** How many lines it takes to show every instance. */
    public int need(int width) {
        int blue = Math.max(1, seen.blue().instances().size());
        int green = Math.max(1, seen.green().instances().size());
        return width >= WIDE ? HEAD + Math.max(blue, green) : 2 * HEAD + 1 + blue + green;
    }

    private List<Line> besides(int width, int height) {
        int half = Math.min(WIDEST_HALF, (width - BETWEEN.length()) / 2);
        List<Line> blue = pane(seen.blue(), half, height - HEAD);
        List<Line> green = pane(seen.green(), half, height - HEAD);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(blue.size(), green.size()); i++) {
            Line left = i < blue.size() ? blue.get(i) : Line.EMPTY;
            Line right = i < green.size() ? green.get(i) : Line.EMPTY;
            lines.add(left.pad(half).plus(BETWEEN, Tone.FAINT).plus(right));
        }
        return lines;
    }

    private List<Line> below(int width, int height) {
        int rows = Math.max(2, height - 2 * HEAD - 1);
        int blueNeeds = Math.max(1, seen.blue().instances().size());
        int greenNeeds = Math.max(1, seen.green().instances().size());
        int blueRows = Math.max(rows / 2, rows - greenNeeds);
        int greenRows = Math.max(rows - rows / 2, rows - blueNeeds);
        List<Line> lines = new ArrayList<>(pane(seen.blue(), width, Math.min(blueRows, rows - 1)));
        lines.add(Line.EMPTY);
        lines.addAll(pane(seen.green(), width, Math.min(greenRows, rows - 1)));
        return lines;
    }

    private List<Line> pane(Group group, int width, int rows) {
        List<Line> lines = new ArrayList<>();
        lines.add(title(group).fit(width));
        lines.add(Line.of(numbers(group), Tone.FAINT).fit(width));
        lines.addAll(InstanceTable.rows(group, now, width, Math.max(1, rows)));
        return lines;
    }

    private Line title(Group group) {
        Tone tone = group.colour() == Colour.BLUE ? Tone.BLUE : Tone.GREEN;
        String role = release.map(r -> r.incoming() == group.colour() ? " · incoming" : " · outgoing")
                .orElse("");
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
