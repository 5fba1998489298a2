package io.github.asgbg.engine;

import io.github.asgbg.plan.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked a moment ago and may not be visible yet: AWS promises no more than that a look shows it soon. Moves of
 * instances are remembered instance by instance, since a late look may show some of a batch and not the others.
 */
final class InFlightActions {
    /** A change that AWS accepted but does not show yet is not asked for again before this has passed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Object, Duration> asked = new HashMap<>();

    private record Move(Class<? extends Action> kind, String instance) {}

    void note(Action action, Duration now) {
        keys(action).forEach(key -> asked.put(key, now));
    }

    /** Whether all or part of the action was asked for so recently that the next look may still be without it. */
    boolean has(Action action, Duration now) {
        return keys(action).stream()
                .flatMap(key -> Optional.ofNullable(asked.get(key)).stream())
                .anyMatch(at -> now.minus(at).compareTo(PATIENCE) < 0);
    }

    private static List<?> keys(Action action) {
        return action.moves().isEmpty()
                ? List.of(action)
                : action.moves().stream()
                        .map(id -> new Move(action.getClass(), id))
                        .toList();
    }
}
