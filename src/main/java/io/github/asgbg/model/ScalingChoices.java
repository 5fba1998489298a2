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
 * @param accepted settings that this program does not know, and without which the user lets it write their items
 */
public record ScalingChoices(
        ScalingOptions options,
        List<String> watching,
        Map<Colour, Set<String>> suspendedByOthers,
        List<UnknownSetting> accepted) {
    public static final ScalingChoices DEFAULT = new ScalingChoices(ScalingOptions.DEFAULT, List.of(), Map.of());

    public ScalingChoices {
        watching = List.copyOf(watching);
        suspendedByOthers = Map.copyOf(suspendedByOthers);
        accepted = List.copyOf(accepted);
    }

    /** When nothing had to be accepted. */
    public ScalingChoices(ScalingOptions options, List<String> watching, Map<Colour, Set<String>> suspendedByOthers) {
        this(options, watching, suspendedByOthers, List.of());
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
        return new ScalingChoices(options, alarms, suspendedByOthers, accepted);
    }

    /** The same, the user letting these settings be lost. */
    public ScalingChoices accepting(List<UnknownSetting> settings) {
        return new ScalingChoices(options, watching, suspendedByOthers, settings);
    }

    /** The same with some more processes that somebody else suspended. */
    ScalingChoices noting(Colour colour, Set<String> processes) {
        Map<Colour, Set<String>> all = new EnumMap<>(Colour.class);
        all.putAll(suspendedByOthers);
        Set<String> both = new TreeSet<>(suspendedByOthers(colour));
        both.addAll(processes);
        all.put(colour, Set.copyOf(both));
        return new ScalingChoices(options, watching, all, accepted);
    }
}
