package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Release;
import java.util.List;
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
     * Those of a group's processes that this release suspended and that are to run again: not what was suspended before.
     * And where the incoming group takes over, what was suspended on the live group for a reason stays so on its successor.
     */
    public static List<String> suspendedBy(Release release, Group group) {
        boolean takesOver = group.colour() == release.incoming() && !release.isGoingBack();
        return of(release, group.colour()).stream()
                .filter(p -> group.suspended().contains(p))
                .filter(p -> !release.before(group.colour()).suspended().contains(p))
                .filter(p -> !takesOver || !release.outgoingBefore().suspended().contains(p))
                .toList();
    }
}
