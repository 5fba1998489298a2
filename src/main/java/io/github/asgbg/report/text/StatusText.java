package io.github.asgbg.report.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.report.json.Json;
import io.github.asgbg.report.live.LiveFrame;
import io.github.asgbg.report.terminal.Columns;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a service stands, for people and for programs: who serves, where the release is, what to do next. */
public final class StatusText {
    private final StatusView view;

    private StatusText(StatusView view) {
        this.view = view;
    }

    /** All lines; none wider, and no more instances than fit the height. */
    public static List<Line> of(StatusView view, int width, int height) {
        return new StatusText(view).lines(width, height);
    }

    /** One object: service, serving (colours), release, last, holder, groups, next. */
    public static String json(StatusView view) {
        StatusText text = new StatusText(view);
        ObjectNode json = Json.object().put("service", view.service());
        json.put("at", view.now().toString());
        json.set(
                "serving",
                Json.strings(text.serving().stream().map(g -> g.colour().word()).toList()));
        view.release().ifPresent(r -> json.set("release", Json.release(r)));
        view.last().ifPresent(r -> json.set("last", Json.release(r)));
        view.holder().ifPresent(h -> json.put("holder", h));
        json.set("groups", Json.groups(view.seen()));
        json.set("scaling", text.scalingJson());
        json.set("drift", Json.strings(view.drift()));
        json.put("next", text.next());
        return Json.text(json);
    }

    private List<Line> lines(int width, int height) {
        List<Line> lines = new ArrayList<>(Wrap.hanging(head("serves"), serves(), tone(), width));
        lines.addAll(Wrap.hanging(head("release"), release(), Tone.PLAIN, width));
        view.last().ifPresent(r -> lines.addAll(Wrap.hanging(head("last"), ended(r), Tone.PLAIN, width)));
        view.holder().ifPresent(h -> lines.addAll(Wrap.hanging(head("lease"), "held by " + h, Tone.WAITING, width)));
        lines.addAll(Wrap.hanging(head("scaling"), scaling(), Tone.PLAIN, width));
        view.drift().forEach(d -> lines.addAll(Wrap.hanging(head("drift"), d, Tone.BAD, width)));
        lines.addAll(Wrap.hanging(head("next"), next(), Tone.STRONG, width));
        lines.add(Line.EMPTY);
        int room = Math.max(6, height - lines.size());
        lines.addAll(new GroupPane(view.seen(), view.release(), view.now()).lines(width, room));
        return lines.stream().map(l -> l.fit(width)).toList();
    }

    /** What scales each group; during the soak both have it, and it acts on the one that serves. */
    private String scaling() {
        String owners = Stream.of(view.seen().blue(), view.seen().green())
                .filter(g -> !items(g).isEmpty())
                .map(g -> g.name() + " has " + counted(g) + (isResting(g) ? ", suspended" : ""))
                .collect(Collectors.joining("; "));
        return owners.isEmpty() ? "neither group has policies or scheduled actions" : owners;
    }

    private Set<Item> items(Group group) {
        return view.seen()
                .scaling()
                .map(s -> s.of(group.colour()).items().keySet())
                .orElse(Set.of());
    }

    private String counted(Group group) {
        return Stream.of(Item.Kind.POLICY, Item.Kind.SCHEDULED_ACTION)
                .map(kind -> Words.count(count(group, kind), kind))
                .collect(Collectors.joining(" and "));
    }

    private int count(Group group, Item.Kind kind) {
        return (int) items(group).stream().filter(i -> i.kind() == kind).count();
    }

    private static boolean isResting(Group group) {
        return group.suspended().containsAll(Set.of("AlarmNotification", "ScheduledActions"));
    }

    private ObjectNode scalingJson() {
        ObjectNode json = Json.object();
        for (Group group : List.of(view.seen().blue(), view.seen().green())) {
            ObjectNode one = json.putObject(group.colour().word());
            one.set("policies", names(group, Item.Kind.POLICY));
            one.set("scheduledActions", names(group, Item.Kind.SCHEDULED_ACTION));
        }
        return json;
    }

    private ArrayNode names(Group group, Item.Kind kind) {
        return Json.strings(items(group).stream()
                .filter(i -> i.kind() == kind)
                .map(Item::name)
                .toList());
    }

    private Line head(String word) {
        return Line.of(Columns.pad(word, 8) + " ", Tone.FAINT);
    }

    private Tone tone() {
        return serving().isEmpty() ? Tone.BAD : Tone.GOOD;
    }

    private List<Group> serving() {
        Observation seen = view.seen();
        return Stream.of(seen.blue(), seen.green())
                .filter(g -> !g.serving().isEmpty())
                .toList();
    }

    private String serves() {
        if (serving().isEmpty()) {
            return "nothing: neither group has a healthy instance in service";
        }
        return serving().stream().map(StatusText::serves).collect(Collectors.joining("; "));
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
        return release.id() + LiveFrame.versions(release) + " · "
                + release.phase().words() + " · begun " + ago(release.startedAt()) + since;
    }

    private String ended(Release release) {
        String when = release.endedAt().map(at -> " " + ago(at)).orElse("");
        return release.id() + LiveFrame.versions(release) + " · "
                + release.phase().words() + when;
    }

    private String ago(Instant at) {
        return Times.age(Duration.between(at, view.now())) + " ago";
    }

    private String next() {
        if (view.release().isPresent() && view.holder().isPresent()) {
            return "another asg-bg is at work: asg-bg status --watch";
        }
        return view.release().map(StatusText::next).orElse("asg-bg deploy VERSION");
    }

    private static String next(Release release) {
        String back = release.outgoingVersion().orElse("the earlier state");
        return switch (release.phase()) {
            case DEPLOYING, CUTTING_OVER ->
                "interrupted: asg-bg deploy " + release.incomingVersion() + " to go on, asg-bg rollback to return to "
                        + back;
            case SOAKING ->
                "asg-bg finalize to keep " + release.incomingVersion() + ", asg-bg rollback to return to " + back;
            case ROLLING_BACK -> "interrupted: asg-bg rollback to go on";
            case FINALIZING -> "interrupted: asg-bg finalize to go on";
            case ROLLED_BACK, FINALIZED -> "asg-bg deploy VERSION";
        };
    }
}
