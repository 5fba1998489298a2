package io.github.asgbg.plan.step;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.plan.Situation;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How long an instance in service may be unhealthy before it is held to be broken: what its own group grants it to start,
 * and what the settings add. Both the API's defaults and a service that boots for minutes are common.
 *
 * @param granted the longest of the times that the group and its target groups allow, counted from coming into service
 * @param by what grants it
 * @param added by the settings; as long, at least, it must have been unhealthy without a break
 */
record Patience(Duration granted, String by, Duration added) {
    private record Grant(Duration time, String by) {}

    static Patience with(Situation now, Group group) {
        Group.Traits traits = group.traits();
        Duration recovery = now.seen().targetGroups().stream()
                .map(TargetGroup::recovery)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Grant longest = Stream.of(
                        new Grant(traits.healthCheckGrace(), "the group's health check grace period"),
                        new Grant(recovery, "the target group's healthy threshold times its interval"),
                        new Grant(traits.warmUp(), "the group's default instance warmup"))
                .reduce((some, other) -> other.time().compareTo(some.time()) > 0 ? other : some)
                .orElseThrow();
        return new Patience(longest.time(), longest.by(), now.limits().unhealthy());
    }

    /** What the group grants from the launch on: the time of its lifecycle hooks, and that from coming into service. */
    static Duration fromLaunch(Situation now, Group group) {
        return HookWaits.granted(now, group).plus(with(now, group).granted());
    }

    /** Whether an instance that has been in service, and lately unhealthy, for so long has had its time. */
    boolean isOver(Duration inService, Duration unhealthy) {
        return inService.compareTo(granted.plus(added)) >= 0 && unhealthy.compareTo(added) >= 0;
    }

    /** As in {@code waited 4 min 30 s: the group's health check grace period of 2 min 30 s, and 2 min (budgets.unhealthy)}. */
    String words() {
        String more = " (budgets.unhealthy)";
        return granted.isZero()
                ? "waited " + inWords(added) + more
                : "waited " + inWords(granted.plus(added)) + ": " + by + " of " + inWords(granted) + ", and "
                        + inWords(added) + more;
    }

    static String inWords(Duration time) {
        long minutes = time.toMinutes();
        int seconds = time.toSecondsPart();
        if (minutes == 0) {
            return seconds + " s";
        }
        return minutes + " min" + (seconds == 0 ? "" : " " + seconds + " s");
    }
}
