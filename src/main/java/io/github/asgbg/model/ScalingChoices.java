package io.github.asgbg.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was decided about scaling when the release began, and what was noticed of it since. A resumed command follows this.
 *
 * @param options what the user decided then
 * @param watching names of the alarms that watch the outgoing group, call no policy, and stay with it
 * @param suspendedByOthers processes that somebody else suspended while the release was under way, by group: whatever the
 *     ending, they stay suspended
 */
public record ScalingChoices(
        ScalingOptions options, List<String> watching, Map<Colour, Set<String>> suspendedByOthers) {
    public static final ScalingChoices DEFAULT = new ScalingChoices(ScalingOptions.DEFAULT, List.of(), Map.of());

    public ScalingChoices {
        watching = List.copyOf(watching);
        suspendedByOthers = Map.copyOf(suspendedByOthers);
    }

    /** At the beginning of a release, nothing having been noticed yet. */
    public ScalingChoices(ScalingOptions options) {
        this(options, List.of(), Map.of());
    }

    /** The processes of this group that somebody else suspended meanwhile. */
    public Set<String> suspendedByOthers(Colour colour) {
        return suspendedByOthers.getOrDefault(colour, Set.of());
    }

    /** The same, knowing of these alarms that stay. */
    public ScalingChoices withWatching(List<String> alarms) {
        return new ScalingChoices(options, alarms, suspendedByOthers);
    }

    /** The same with some more processes that somebody else suspended. */
    ScalingChoices noting(Colour colour, Set<String> processes) {
        Map<Colour, Set<String>> all = new EnumMap<>(Colour.class);
        all.putAll(suspendedByOthers);
        Set<String> both = new TreeSet<>(suspendedByOthers(colour));
        both.addAll(processes);
        all.put(colour, Set.copyOf(both));
        return new ScalingChoices(options, watching, all);
    }
}
