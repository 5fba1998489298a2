package io.github.asgbg.plan.step;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.plan.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The launches of a group that have failed since its last instance was launched: what failed before has been got over.
 *
 * @param all newest first
 */
record FailedLaunches(List<Activity> all) {
    private static final Duration LATELY = Duration.ofMinutes(5);

    static FailedLaunches of(Situation now, Group group) {
        Optional<Instant> gain = lastGain(now, group);
        return new FailedLaunches(now.seen().failures().stream()
                .filter(a -> a.group() == group.colour() && a.description().startsWith("Launching"))
                .filter(a -> gain.isEmpty() || a.start().isAfter(gain.get()) || isOfWhatRan(a, now, group))
                .toList());
    }

    /**
     * Whether the instance ran already and could not be taken into service, as when a target group does not exist. AWS ends it
     * and launches the next one, which shows nothing unless it comes into service. What happened long ago may have been mended.
     */
    private static boolean isOfWhatRan(Activity failure, Situation now, Group group) {
        return failure.start().isAfter(now.seen().at().minus(LATELY))
                && failure.description().contains("EC2 instance: i-")
                && LaunchFailure.of(failure.message()) == LaunchFailure.STAYS
                && group.in(Lifecycle.IN_SERVICE).isEmpty();
    }

    /** EC2 is not asked about instances before the group is full, so that a look may know it sooner. */
    private static Optional<Instant> lastGain(Situation now, Group group) {
        Stream<Instant> launched =
                group.active().stream().map(Instance::launched).flatMap(Optional::stream);
        Optional<Instant> seen =
                Optional.ofNullable(now.history().starting().lastGain().get(group.colour()));
        return Stream.concat(launched, seen.stream()).max(Comparator.naturalOrder());
    }

    /** Why no launch is going to succeed, if so: the reason stays, or it has been the same too often. */
    Optional<String> verdict(int tolerated) {
        List<Activity> staying = those(LaunchFailure.STAYS);
        if (!staying.isEmpty()) {
            return words(staying);
        }
        List<Activity> doubtful = those(LaunchFailure.MAY_PASS);
        return doubtful.size() >= tolerated ? words(doubtful) : Optional.empty();
    }

    /** How they failed, whatever that means for the next one; empty when none did. */
    Optional<String> words() {
        return words(all);
    }

    private List<Activity> those(LaunchFailure kind) {
        return all.stream().filter(a -> LaunchFailure.of(a.message()) == kind).toList();
    }

    /** As in {@code launches fail (3 in a row, in eu-west-1a and eu-west-1b): ...}, with AWS's newest words. */
    private static Optional<String> words(List<Activity> failed) {
        return failed.stream().findFirst().map(newest -> {
            String zones = failed.stream()
                    .map(Activity::zone)
                    .filter(zone -> !zone.isEmpty())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" and "));
            String count = failed.size() == 1 ? "" : failed.size() + " in a row";
            String where = zones.isEmpty() ? "" : "in " + zones;
            String both = count.isEmpty() || where.isEmpty() ? count + where : count + ", " + where;
            return "launches fail" + (both.isEmpty() ? "" : " (" + both + ")") + ": " + newest.message();
        });
    }
}
