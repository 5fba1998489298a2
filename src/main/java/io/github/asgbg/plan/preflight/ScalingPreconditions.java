package io.github.asgbg.plan.preflight;

import static java.util.stream.Collectors.joining;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.model.UnknownSetting;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.scaling.Processes;
import io.github.asgbg.plan.scaling.Transfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every reason why what scales the live group cannot be moved to the idle one. */
final class ScalingPreconditions {
    /** Per group; user guide, "Quotas for Auto Scaling resources and groups". */
    private static final int POLICIES = 50;

    private static final int SCHEDULED_ACTIONS = 125;
    private static final int SHOWN = 3;

    private final Observation seen;
    private final Release release;
    private final Scaling scaling;
    private final SortedMap<Item, Members> moving;
    private final SortedMap<Item, Members> there;
    private final List<Problem> problems = new ArrayList<>();

    private ScalingPreconditions(Observation seen, Release release) {
        this.seen = seen;
        this.release = release;
        this.scaling = seen.scaling().orElse(Scaling.NONE);
        this.moving = new Transfer(release, seen.at()).copied();
        this.there = scaling.of(release.incoming()).items();
    }

    /** {@code last}: an earlier release of ours, which may have left items on the idle group. */
    static List<Problem> toDeploy(Observation seen, Release release, Optional<Release> last) {
        ScalingPreconditions check = new ScalingPreconditions(seen, release);
        if (release.isFirst()) {
            check.first();
            return check.problems;
        }
        check.unknown();
        check.expressions();
        check.sharedAlarms();
        check.names(last);
        check.limits(Kind.POLICY, POLICIES);
        check.limits(Kind.SCHEDULED_ACTION, SCHEDULED_ACTIONS);
        check.startTimes();
        check.processes();
        check.metrics();
        return check.problems;
    }

    /** What stands against finalizing: what was moved must be there before it is removed here. */
    static List<Problem> toFinalize(Observation seen, Release release) {
        ScalingPreconditions check = new ScalingPreconditions(seen, release);
        check.moving.keySet().stream()
                .filter(item -> !check.there.containsKey(item))
                .filter(item -> check.scaling.of(release.outgoing()).items().containsKey(item))
                .forEach(item -> check.problem(
                        item + " is no longer on " + check.incoming().name() + ", to which it was moved",
                        "put it there again, or delete it from "
                                + check.outgoing().name() + " too: " + deletion(check.outgoing(), item)));
        return check.problems;
    }

    private Group incoming() {
        return seen.group(release.incoming());
    }

    private Group outgoing() {
        return seen.group(release.outgoing());
    }

    private void problem(String what, String remedy) {
        problems.add(new Problem(what, remedy));
    }

    /** The first release moves nothing, so what is to scale the service must be where it will serve. */
    private void first() {
        Colour other = release.outgoing();
        scaling.of(other)
                .items()
                .keySet()
                .forEach(item -> problem(
                        item + " is on " + outgoing().name() + ", but the first release serves from "
                                + incoming().name(),
                        "put it on " + incoming().name() + " instead; " + deletion(outgoing(), item)));
    }

    /** What is not written may have whatever it has. */
    private void unknown() {
        written().forEach(item -> {
            List<String> strange = scaling.strange().getOrDefault(item, List.of());
            List<UnknownSetting> lost = scaling.unknown(item).stream()
                    .filter(setting -> !release.scalingChoices().accepted().contains(setting))
                    .toList();
            if (!strange.isEmpty()) {
                problem(
                        item + " is of a kind that this asg-bg does not know: " + String.join(", ", strange),
                        "use a newer asg-bg; this one cannot write it");
            } else if (!lost.isEmpty()) {
                problem(
                        item + " has something that this asg-bg does not know: "
                                + lost.stream().map(UnknownSetting::member).collect(joining(", ")),
                        "use a newer asg-bg; this one would lose it on the way. Where it may be lost: the same command"
                                + " with " + AcceptedUnknown.flags(lost).quoted());
            }
        });
    }

    /** The items that a release writes anew, on either group. */
    private Set<Item> written() {
        Set<Item> written = new TreeSet<>(moving.keySet());
        release.alarms().forEach(name -> written.add(Item.alarm(name)));
        return written;
    }

    /** What stands in the way only as long as nobody accepts that it is lost; a first release writes nothing. */
    static List<UnknownSetting> acceptable(Observation seen, Release release) {
        ScalingPreconditions check = new ScalingPreconditions(seen, release);
        return release.isFirst()
                ? List.of()
                : check.written().stream()
                        .filter(item -> !check.scaling.strange().containsKey(item))
                        .flatMap(item -> check.scaling.unknown(item).stream())
                        .toList();
    }

    private void expressions() {
        Transfer transfer = new Transfer(release, seen.at());
        release.outgoingBefore().scaling().forEach((item, settings) -> transfer.fixed(settings)
                .forEach(expression -> problem(
                        item + " names " + outgoing().name() + " in an expression in which "
                                + incoming().name() + " cannot be named: " + expression,
                        "compare with the group's name in double quotes: AutoScalingGroupName=\"NAME\"")));
    }

    /** Moved, it would call two policies of one group; left, one of a group that does not serve. */
    private void sharedAlarms() {
        scaling.alarms().forEach((name, settings) -> {
            List<String> ours = Transfer.called(settings, scaling.arns(release.outgoing()));
            List<String> theirs = Transfer.called(settings, scaling.arns(release.incoming()));
            if (!ours.isEmpty() && !theirs.isEmpty()) {
                problem(
                        "alarm " + name + " calls policies of both groups: " + String.join(", ", ours) + " of "
                                + outgoing().name() + " and " + String.join(", ", theirs) + " of "
                                + incoming().name(),
                        "let it call those of " + outgoing().name()
                                + " only, and give each group's policies an alarm of their own (aws cloudwatch"
                                + " put-metric-alarm overwrites the whole alarm)");
            }
        });
    }

    /** What is there by the same name is replaced only if nobody has made anything else of it than we would. */
    private void names(Optional<Release> last) {
        moving.forEach((item, wanted) -> {
            Members has = there.get(item);
            if (has != null && !isLeftover(last, item, wanted, has)) {
                problem(
                        item + " exists on both groups; on " + incoming().name() + " " + compared(wanted, has),
                        "decide which one is right, make " + outgoing().name()
                                + " have it, and delete it from the idle group: " + deletion(incoming(), item));
            }
        });
    }

    private boolean isLeftover(Optional<Release> last, Item item, Members wanted, Members has) {
        return last.filter(l -> l.outgoingBefore().scaling().containsKey(item))
                .filter(l -> Transfer.isAlike(wanted, has)
                        || new Transfer(l, seen.at()).isLeftover(release.incoming(), item, has))
                .isPresent();
    }

    private static String compared(Members wanted, Members has) {
        List<Difference> differences = Transfer.differences(wanted, has);
        String shown =
                differences.stream().limit(SHOWN).map(Difference::toString).collect(joining("; "));
        int more = differences.size() - SHOWN;
        return differences.isEmpty() ? "it is the same" : shown + (more > 0 ? " and " + more + " more" : "");
    }

    private void limits(Kind kind, int limit) {
        Set<Item> all = new TreeSet<>(there.keySet());
        all.addAll(moving.keySet());
        long count = all.stream().filter(i -> i.kind() == kind).count();
        if (count > limit) {
            problem(
                    incoming().name() + " would have " + count + " items of kind " + kind.words() + ", and AWS allows "
                            + limit,
                    "delete what " + incoming().name() + " has of its own");
        }
    }

    /** AWS refuses two scheduled actions of one group that start at the same time. */
    private void startTimes() {
        Map<String, Item> starts = new HashMap<>();
        there.forEach((item, settings) -> {
            if (!moving.containsKey(item)) {
                settings.text("StartTime").ifPresent(t -> starts.put(t, item));
            }
        });
        SortedMap<Item, Members> shown = new TreeMap<>(release.outgoingBefore().scaling());
        shown.keySet().retainAll(moving.keySet());
        shown.forEach((item, settings) -> settings.text("StartTime")
                .map(starts::get)
                .ifPresent(own -> problem(
                        item + " starts at the same time as " + own + " of "
                                + incoming().name() + ", which AWS refuses",
                        "give one of them another start time, or delete it: " + deletion(incoming(), own))));
    }

    /** Items that were moved to a group where their process is suspended would be in effect on neither. */
    private void processes() {
        Processes.of(release, release.incoming()).stream()
                .filter(p -> release.incomingBefore().suspended().contains(p))
                .filter(p -> !release.outgoingBefore().suspended().contains(p))
                .forEach(p -> problem(
                        "process " + p + " of " + incoming().name()
                                + " is suspended: what is moved there would not act",
                        Commands.resume(incoming(), List.of(p)).quoted()));
    }

    /** A policy that looks at a group metric needs it collected on its new group, too. */
    private void metrics() {
        Set<String> used = new HashSet<>();
        moving.values().forEach(settings -> groupMetrics(settings, used));
        used.retainAll(outgoing().traits().metrics());
        used.removeAll(incoming().traits().metrics());
        if (!used.isEmpty()) {
            List<String> names = List.copyOf(new TreeSet<>(used));
            problem(
                    "policies use group metrics that are not collected on "
                            + incoming().name() + ": " + String.join(" ", names),
                    Commands.autoScaling("enable-metrics-collection", incoming())
                            .and("--granularity 1Minute")
                            .option("--metrics", names)
                            .quoted());
        }
    }

    private void groupMetrics(Value value, Set<String> found) {
        if (value instanceof Items items) {
            items.items().forEach(v -> groupMetrics(v, found));
        } else if (value instanceof Members members) {
            members.text("Expression").ifPresent(e -> outgoing().traits().metrics().stream()
                    .filter(e::contains)
                    .forEach(found::add));
            if (members.text("Namespace").filter("AWS/AutoScaling"::equals).isPresent()) {
                members.text("MetricName").ifPresent(found::add);
            }
            members.members().values().forEach(v -> groupMetrics(v, found));
        }
    }

    private static String deletion(Group group, Item item) {
        return switch (item.kind()) {
            case POLICY ->
                Commands.autoScaling("delete-policy", group)
                        .option("--policy-name", item.name())
                        .quoted();
            case SCHEDULED_ACTION ->
                Commands.autoScaling("delete-scheduled-action", group)
                        .option("--scheduled-action-name", item.name())
                        .quoted();
            case ALARM ->
                ShellCommand.of("aws cloudwatch delete-alarms")
                        .option("--alarm-names", List.of(item.name()))
                        .quoted();
        };
    }
}
