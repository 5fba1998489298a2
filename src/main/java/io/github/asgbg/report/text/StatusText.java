package io.github.asgbg.report.text;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.report.terminal.Columns;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.view.StatusView;
import io.github.asgbg.report.view.StatusView.HeldLease;
import io.github.asgbg.report.wording.Direction;
import io.github.asgbg.report.wording.Times;
import io.github.asgbg.report.wording.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a service stands, for people: who serves, where the release is, what to do next. */
public final class StatusText {
    private static final int HEAD = 10;
    private static final int FEWEST_INSTANCE_LINES = 6;

    private final StatusView view;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private StatusText(StatusView view, int width) {
        this.view = view;
        this.width = width;
    }

    /** All lines; none wider, and no more instances than fit the height. */
    public static List<Line> of(StatusView view, int width, int height) {
        return new StatusText(view, width).lines(height);
    }

    private List<Line> lines(int height) {
        lines.addAll(Wrap.parts(Words.parts(view.place()), Tone.FAINT, width));
        if (!view.origins().isEmpty()) {
            lines.addAll(Wrap.hanging(Line.EMPTY, Origin.sentence(view.origins()), Tone.FAINT, width));
        }
        serving();
        say("release", release(), Tone.PLAIN);
        view.release().ifPresent(this::accepted);
        view.last().ifPresent(r -> say("last", ended(r), Tone.PLAIN));
        view.lease().ifPresent(l -> say("lease", held(l), l.isDead() ? Tone.BAD : Tone.WAITING));
        instances();
        say("scaling", scaling(), Tone.PLAIN);
        view.drift().forEach(d -> say("drift", d, Tone.BAD));
        view.goneTargetGroups().forEach(p -> say("targets", words(p), Tone.BAD));
        view.problems().forEach(p -> say("problem", words(p), Tone.BAD));
        next();
        lines.add(Line.EMPTY);
        int room = Math.max(FEWEST_INSTANCE_LINES, height - lines.size());
        GroupPane pane = new GroupPane(
                view.seen(), view.release().map(Direction::of), view.seen().at());
        lines.addAll(pane.lines(width, room));
        return lines.stream().map(l -> l.fit(width)).toList();
    }

    private void say(String head, String text, Tone tone) {
        lines.addAll(Wrap.hanging(Line.of(Columns.pad(head, HEAD), Tone.FAINT), text, tone, width));
    }

    private void serving() {
        List<Group> serving = view.serving();
        String nothing = "nothing: neither group has a healthy instance in service";
        String groups = serving.stream().map(StatusText::serves).collect(Collectors.joining("; "));
        say("serves", serving.isEmpty() ? nothing : groups, serving.isEmpty() ? Tone.BAD : Tone.GOOD);
        int needed = view.instances().needed();
        if (view.healthy() < needed) {
            String words = Words.count(needed, "healthy instance") + " must serve, and " + view.healthy() + " do";
            say("too few", words, Tone.BAD);
        }
    }

    private static String serves(Group group) {
        return GroupPane.versions(group) + " from " + group.colour().word() + " (" + group.name() + "), "
                + Words.count(group.serving().size(), "healthy instance");
    }

    private String release() {
        return view.release().map(this::unfinished).orElse("none in progress");
    }

    private String unfinished(Release release) {
        String since = release.cutOverAt().map(at -> ", cut over " + ago(at)).orElse("");
        return release.id() + " · " + Direction.of(release).versions() + " · "
                + release.phase().words() + " · begun " + ago(release.startedAt()) + since;
    }

    private void accepted(Release release) {
        release.scalingChoices().accepted().forEach(s -> say("accepted", "that " + s.loss(), Tone.WAITING));
    }

    /** A release that ended is named by what it was to do; its phase tells what came of it. */
    private String ended(Release release) {
        String when = release.endedAt().map(at -> " " + ago(at)).orElse("");
        return release.id() + " · " + new Direction(release, false).versions() + " · "
                + release.phase().words() + when;
    }

    private String ago(Instant at) {
        return Times.span(Duration.between(at, view.seen().at())) + " ago";
    }

    private static String held(HeldLease lease) {
        String age = Times.span(lease.age());
        return "held by " + lease.holder()
                + (lease.isDead()
                        ? ", silent for " + age + ", longer than its " + Times.span(lease.timeToLive())
                                + ": it has died"
                        : ", renewed " + age + " ago");
    }

    private void instances() {
        StatusView.Instances instances = view.instances();
        int lost = instances.lost().size();
        if (lost > 0) {
            String states =
                    instances.lost().values().stream().distinct().sorted().collect(Collectors.joining(" or "));
            String words = instances.standby() + " stand by, " + lost + " of them " + (lost == 1 ? "is " : "are ")
                    + states + " in EC2 and cannot come back: "
                    + Words.ids(List.copyOf(instances.lost().keySet()));
            say("standby", words, Tone.BAD);
        }
        if (!instances.detached().isEmpty()) {
            int left = instances.detached().size();
            String words = Words.count(left, "detached instance") + (left == 1 ? " still runs: " : " still run: ");
            say("detached", words + Words.ids(instances.detached()), Tone.BAD);
        }
    }

    /** What scales each group; during the soak both have it, and it acts on the one that serves. */
    private String scaling() {
        String owners = Stream.of(view.seen().blue(), view.seen().green())
                .filter(g -> !view.items(g).isEmpty())
                .map(g -> g.name() + " has " + counted(g) + (isResting(g) ? ", suspended" : ""))
                .collect(Collectors.joining("; "));
        return owners.isEmpty() ? "neither group has policies or scheduled actions" : owners;
    }

    private String counted(Group group) {
        return Stream.of(Item.Kind.POLICY, Item.Kind.SCHEDULED_ACTION)
                .map(kind -> Words.count(view.names(group, kind).size(), kind))
                .collect(Collectors.joining(" and "));
    }

    private static boolean isResting(Group group) {
        return group.suspended().containsAll(Set.of("AlarmNotification", "ScheduledActions"));
    }

    private void next() {
        if (view.isHeld()) {
            say("next", "another asg-bg is at work: 'asg-bg status --watch' follows it", Tone.STRONG);
            return;
        }
        String head = "next";
        for (NextCommand next : view.next()) {
            say(head, words(next), next.problems().isEmpty() ? Tone.STRONG : Tone.WAITING);
            head = "";
        }
    }

    private static String words(NextCommand next) {
        String command = "'" + next.command() + "'" + (next.purpose().isEmpty() ? "" : " " + next.purpose());
        String problems = next.problems().stream().map(StatusText::words).collect(Collectors.joining("; "));
        return problems.isEmpty() ? command : command + ": refused at present, since " + problems;
    }

    private static String words(Problem problem) {
        return problem.what() + (problem.remedy().isBlank() ? "" : " (" + problem.remedy() + ")");
    }
}
