package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Value.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Alarms that watch a group and call no policy of either: they tell somebody. Unless they are to follow the release, they
 * stay with the group that does not serve any more, where nothing happens.
 */
public final class Watching {
    private Watching() {}

    /** The alarms that watch the outgoing group and call no policy, as far as the look fetched them. */
    public static SortedMap<String, Members> of(Scaling seen, Release release) {
        String group = release.outgoingBefore().group();
        GroupNames names = GroupNames.of(release);
        Set<String> policies = new HashSet<>(seen.arns(Colour.BLUE).values());
        policies.addAll(seen.arns(Colour.GREEN).values());
        SortedMap<String, Members> watching = new TreeMap<>(seen.alarms());
        watching.values()
                .removeIf(alarm -> Repoint.actions(alarm).anyMatch(policies::contains) || !names(alarm, group, names));
        return watching;
    }

    /** Whether the settings name this group: they would be others for another group. */
    static boolean names(Members settings, String group, GroupNames names) {
        String other = group;
        do {
            other += "~";
        } while (settings.toString().contains(other));
        return !new Repoint(names.with(group, other)).settings(settings).equals(settings);
    }

    /**
     * The release with its choice about these alarms written down: those that are to follow become part of what goes over,
     * and the others are known by name.
     */
    public static Release decided(Scaling seen, Release release) {
        SortedMap<String, Members> watching = of(seen, release);
        if (!release.scalingChoices().options().movesWatchingAlarms()) {
            return release.with(release.scalingChoices().withWatching(List.copyOf(watching.keySet())));
        }
        SortedMap<Item, Members> items = new TreeMap<>();
        watching.forEach((name, settings) -> items.put(Item.alarm(name), settings));
        return release.alsoMoving(items);
    }

    /** What is to be known of the alarms that stay, before a release and when it ends; a sentence each. */
    public static List<String> staying(Release release) {
        String outgoing = release.outgoingBefore().group();
        String incoming = release.incomingBefore().group();
        return release.scalingChoices().watching().stream()
                .map(name ->
                        "alarm " + name + " watches " + outgoing + ", calls no policy and stays there: nobody watches "
                                + incoming + " in its place (scaling.watching-alarms: move)")
                .toList();
    }

    /** The same for those that a look shows to watch the old group still: while in soak, and after a finalize. */
    public static List<String> left(Scaling seen, Release release) {
        Set<String> still = of(seen, release).keySet();
        boolean isBack = release.isGoingBack();
        return release.scalingChoices().watching().stream()
                .filter(name -> !isBack && still.contains(name))
                .map(name ->
                        "alarm " + name + " watches " + release.outgoingBefore().group() + ", which does not serve")
                .toList();
    }
}
