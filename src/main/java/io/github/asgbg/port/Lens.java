package io.github.asgbg.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look should fetch besides the groups.
 *
 * @param targetHealth whether to ask the target groups
 * @param failuresSince fetch failed scaling activities of both groups that began at or after this time
 * @param machines fetch EC2's state of these instances
 */
public record Lens(boolean targetHealth, Optional<Instant> failuresSince, List<String> machines) {
    public static final Lens PLAIN = new Lens(true, Optional.empty(), List.of());

    public Lens {
        machines = List.copyOf(machines);
    }
}
