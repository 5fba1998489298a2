package io.github.asgbg.plan.adopt;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pair of which one group serves.
 *
 * @param live the group that serves
 * @param tags as they are now, of all that {@link #instances} names
 * @param protections of each instance of which EC2 tells
 */
public record Seen(Observation pair, Colour live, PairTags tags, Map<String, Set<ApiProtection>> protections) {
    public Seen {
        protections = Map.copyOf(protections);
    }

    /** The ids of the live group's instances that are not on their way out, sorted: what a release will stand by and end. */
    public static List<String> instances(Observation pair, Colour live) {
        return pair.group(live).staying().stream().map(Instance::id).sorted().toList();
    }

    Group liveGroup() {
        return pair.group(live);
    }

    Group idleGroup() {
        return pair.group(live.other());
    }

    /** The instances that EC2 knows. */
    List<String> instances() {
        return instances(pair, live).stream()
                .filter(tags.carried()::containsKey)
                .toList();
    }

    Optional<String> carried(String instance, String key) {
        return Optional.ofNullable(
                tags.carried().getOrDefault(instance, Map.of()).get(key));
    }

    boolean isPropagated(Colour group, String key) {
        return tags.atLaunch().getOrDefault(group, Map.of()).containsKey(key);
    }
}
