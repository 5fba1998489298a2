package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The processes of Auto Scaling that could change the size of a group by themselves, and which of them a release suspends. */
public final class Processes {
    public static final String ALARMS = "AlarmNotification";
    public static final String SCHEDULES = "ScheduledActions";
    public static final String REBALANCING = "AZRebalance";

    private Processes() {}

    /** The processes of the group that rest at some time of the release. */
    public static List<String> of(Release release, Colour colour) {
        if (colour == release.outgoing()) {
            return List.of(REBALANCING, ALARMS, SCHEDULES);
        }
        return Stream.of(Kind.POLICY, Kind.SCHEDULED_ACTION)
                .filter(release::scales)
                .map(Processes::of)
                .toList();
    }

    /** The process without which items of this kind do nothing. */
    public static String of(Kind kind) {
        return kind == Kind.SCHEDULED_ACTION ? SCHEDULES : ALARMS;
    }

    /**
     * Processes of the outgoing group that somebody else has suspended since the release began, as long as they can be told
     * from ours: we suspend all of ours in one call, so that some without the rest are not ours, nor is everything.
     */
    public static Set<String> suspendedMeanwhile(Release release, Group group) {
        List<String> ours = of(release, group.colour());
        Set<String> since = since(release, group);
        Set<String> both = new TreeSet<>(since);
        both.retainAll(ours);
        boolean isOurs = group.suspended().containsAll(ours) && both.equals(since);
        return release.phase() == Phase.DEPLOYING && !isOurs ? both : Set.of();
    }

    /** The same of the incoming group in soak, where nothing of ours is suspended but what was on its predecessor. */
    public static Set<String> suspendedInSoak(Release release, Group incoming) {
        Set<String> since = since(release, incoming);
        since.removeAll(release.outgoingBefore().suspended());
        return release.phase() == Phase.SOAKING ? since : Set.of();
    }

    /** What is suspended that was not before the release and is not known to be somebody else's. */
    private static Set<String> since(Release release, Group group) {
        Set<String> since = new TreeSet<>(group.suspended());
        since.removeAll(release.before(group.colour()).suspended());
        since.removeAll(release.scalingChoices().suspendedByOthers(group.colour()));
        return since;
    }

    /** What somebody else has suspended while the release was under way: it is left as it is. A sentence each. */
    public static List<String> left(Observation seen, Release release) {
        List<String> left = new ArrayList<>();
        for (Colour colour : List.of(release.outgoing(), release.incoming())) {
            Group group = seen.group(colour);
            Set<String> theirs = since(release, group);
            theirs.removeAll(of(release, colour));
            theirs.addAll(release.scalingChoices().suspendedByOthers(colour));
            theirs.addAll(colour == release.incoming() ? suspendedInSoak(release, group) : Set.of());
            theirs.retainAll(group.suspended());
            theirs.forEach(p -> left.add("process " + p + " of " + group.name()
                    + " was suspended by somebody else during the release, and is left so"));
        }
        return left;
    }

    /**
     * Those of a group's processes that this release suspended and that are to run again: not what was suspended before.
     * And where the incoming group takes over, what was suspended on the live group for a reason stays so on its successor.
     */
    public static List<String> suspendedBy(Release release, Group group) {
        boolean takesOver = group.colour() == release.incoming() && !release.isGoingBack();
        return of(release, group.colour()).stream()
                .filter(p -> group.suspended().contains(p))
                .filter(p -> !release.before(group.colour()).suspended().contains(p))
                .filter(p -> !release.scalingChoices()
                        .suspendedByOthers(group.colour())
                        .contains(p))
                .filter(p -> !takesOver || !release.outgoingBefore().suspended().contains(p))
                .toList();
    }
}
