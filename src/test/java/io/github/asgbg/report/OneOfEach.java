package io.github.asgbg.report;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.simulation.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One event of each kind: the first that is in a recording, and where none has it, one made up. */
public final class OneOfEach {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Action ACTION = new Action.EnterStandby("shop-blue", List.of("i-1", "i-2"));
    private static final List<Event> RARE = List.of(
            new Event.Located(AT, Moments.PLACE),
            new Event.LeaseWatched(AT, "ada@build-7", AT.minusSeconds(12), Duration.ofMinutes(1)),
            new Event.LookFailed(AT, "autoscaling:DescribeAutoScalingGroups: Connection reset"),
            new Event.ActionRefused(AT, 3, ACTION, "ScalingActivityInProgress: wait"),
            new Event.ActionWithheld(AT, 3, ACTION, "only 1 of 2 is healthy in shop-green"),
            new Event.Interrupted(AT, "finishing the action in hand, then stopping"),
            new Event.Ended(
                    AT,
                    "deploy",
                    Outcome.of(Ending.REFUSED, new Message("refused", "", "", "")),
                    Duration.ofSeconds(1)));

    private OneOfEach() {}

    /** By the names of their kinds. */
    public static List<Event> events() {
        List<Event> all = Stream.of(
                        Recordings.deploy(), Recordings.failedDeploy(), Recordings.interruptedRollback(), RARE)
                .flatMap(List::stream)
                .toList();
        List<Event> found = new ArrayList<>();
        for (Class<?> kind : kinds()) {
            Optional<Event> first = all.stream().filter(kind::isInstance).findFirst();
            found.add(first.orElseThrow(() -> new IllegalStateException("no event of the kind " + kind)));
        }
        return found;
    }

    private static List<Class<?>> kinds() {
        return Arrays.stream(Event.class.getPermittedSubclasses())
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }
}
