package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Value.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where what scales the groups is not what the release left, or not on the group that serves. One sentence each. */
public final class Drift {
    private final Observation seen;
    private final Scaling scaling;
    private final List<String> found = new ArrayList<>();

    private Drift(Observation seen) {
        this.seen = seen;
        this.scaling = seen.scaling().orElse(Scaling.NONE);
    }

    /** During a release; while it is being worked on, nothing is where it should be and nothing is said. */
    public static List<String> during(Release release, Observation seen) {
        Drift drift = new Drift(seen);
        if (release.phase() == Phase.SOAKING) {
            drift.inSoak(release);
        }
        return List.copyOf(drift.found);
    }

    /** While there is none, and the group of this colour serves. */
    public static List<String> between(Colour live, Observation seen) {
        Drift drift = new Drift(seen);
        drift.betweenReleases(seen.group(live));
        return List.copyOf(drift.found);
    }

    private void betweenReleases(Group live) {
        Group idle = seen.group(live.colour().other());
        scaling.of(idle.colour())
                .items()
                .keySet()
                .forEach(item -> found.add(item + " is on " + idle.name() + ", which does not serve"));
        acts(live);
    }

    private void inSoak(Release release) {
        Transfer transfer = new Transfer(release, seen.at());
        Group incoming = seen.group(release.incoming());
        Group outgoing = seen.group(release.outgoing());
        compare(transfer.copied(), incoming);
        compare(transfer.quiet(), outgoing);
        alarms(release, transfer, incoming);
        found.addAll(SoakChanges.onOutgoing(seen, release));
        acts(incoming);
        if (outgoing.sizes().max() > 0) {
            found.add("the maximum size of " + outgoing.name() + " is "
                    + outgoing.sizes().max() + " although it stands by: old instances could start");
        }
        found.addAll(Processes.left(seen, release));
        Processes.of(release, release.outgoing()).stream()
                .filter(p -> !outgoing.suspended().contains(p))
                .forEach(
                        p -> found.add("process " + p + " of " + outgoing.name() + " is active although it stands by"));
    }

    private void compare(SortedMap<Item, Members> wanted, Group group) {
        Map<Item, Members> is = scaling.of(group.colour()).items();
        wanted.forEach((item, settings) -> Optional.ofNullable(is.get(item))
                .ifPresentOrElse(
                        has -> differences(item, group, settings, has),
                        () -> found.add(item + " is missing on " + group.name())));
    }

    private void differences(Item item, Group group, Members wanted, Members has) {
        Transfer.differences(wanted, has).forEach(d -> found.add(item + " of " + group.name() + ": " + d));
    }

    private void alarms(Release release, Transfer transfer, Group incoming) {
        SortedMap<String, Members> wanted = new TreeMap<>(transfer.alarms(scaling, incoming.colour()));
        release.alarms().stream()
                .filter(name -> !wanted.containsKey(name))
                .sorted()
                .forEach(name -> found.add("alarm " + name + " is missing"));
        wanted.forEach((name, settings) -> Transfer.differences(
                        settings, scaling.alarms().getOrDefault(name, Members.NONE))
                .forEach(d -> found.add("alarm " + name + ": " + d)));
    }

    /** Items of a group that serves do nothing while their process is suspended. */
    private void acts(Group live) {
        Colour colour = live.colour();
        for (Item.Kind kind : List.of(Item.Kind.POLICY, Item.Kind.SCHEDULED_ACTION)) {
            String process = Processes.of(kind);
            boolean has = scaling.of(colour).items().keySet().stream().anyMatch(i -> i.kind() == kind);
            if (has && live.suspended().contains(process)) {
                found.add("process " + process + " of " + live.name() + " is suspended, so its " + kind.words(2)
                        + " do not act");
            }
        }
    }
}
