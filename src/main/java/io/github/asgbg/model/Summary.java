package io.github.asgbg.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command cost.
 *
 * @param took from the first call to the last
 * @param added the part of {@code took} that AWS did not need: an upper bound, since between two looks nobody knows
 * @param overlap how long both versions served; empty when there was no cut-over
 * @param calls API calls by operation, retries included
 * @param moves what went over from one group to the other
 * @param lost what this command has written without settings that it does not know
 */
public record Summary(
        Duration took,
        Duration added,
        Optional<Duration> overlap,
        Map<String, Integer> calls,
        List<Move> moves,
        List<Loss> lost) {
    public Summary {
        moves = List.copyOf(moves);
        lost = List.copyOf(lost);
    }

    /** A command that moved nothing. */
    public Summary(Duration took, Duration added, Optional<Duration> overlap, Map<String, Integer> calls) {
        this(took, added, overlap, calls, List.of(), List.of());
    }

    /** A command that lost nothing. */
    public Summary(
            Duration took, Duration added, Optional<Duration> overlap, Map<String, Integer> calls, List<Move> moves) {
        this(took, added, overlap, calls, moves, List.of());
    }

    public int totalCalls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }
}
