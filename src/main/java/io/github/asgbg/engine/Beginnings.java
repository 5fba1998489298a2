package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.LookHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Since when instances are in service, and which of them were never healthy. Times are AWS's own, of the looks, because what
 * they are compared with runs by AWS's clock too.
 */
final class Beginnings {
    private final Map<Colour, Set<String>> active = new EnumMap<>(Colour.class);
    private final Map<Colour, Instant> lastGain = new EnumMap<>(Colour.class);
    private final Map<String, Instant> since = new HashMap<>();
    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, TargetHealth> complaints = new HashMap<>();
    private final Set<String> healthyOnce = new HashSet<>();

    void see(Group group, Instant at) {
        gain(group, at);
        group.instances().forEach(i -> see(i, at));
    }

    /** What the first look shows may have been there for long. */
    private void gain(Group group, Instant at) {
        boolean isFirst = !active.containsKey(group.colour());
        Set<String> known = active.computeIfAbsent(group.colour(), c -> new HashSet<>());
        boolean isMore = known.addAll(group.active().stream().map(Instance::id).toList());
        if (isMore && !isFirst) {
            lastGain.put(group.colour(), at);
        }
    }

    /** Who leaves keeps what it was known for; who comes back from Standby begins anew. */
    private void see(Instance instance, Instant at) {
        if (instance.lifecycle() == Lifecycle.IN_SERVICE) {
            inService(instance, at);
        } else if (!instance.lifecycle().isLeaving()) {
            forget(instance.id());
        }
    }

    private void inService(Instance instance, Instant at) {
        since.putIfAbsent(instance.id(), at);
        until.put(instance.id(), at);
        if (instance.targets().values().stream().anyMatch(TargetHealth::isHealthy)) {
            healthyOnce.add(instance.id());
            complaints.remove(instance.id());
        } else if (!healthyOnce.contains(instance.id())) {
            instance.targets().values().stream()
                    .filter(TargetHealth::isUnhealthy)
                    .findFirst()
                    .ifPresent(health -> complaints.put(instance.id(), health));
        }
    }

    private void forget(String id) {
        since.remove(id);
        until.remove(id);
        complaints.remove(id);
        healthyOnce.remove(id);
    }

    LookHistory.Starting known() {
        Map<String, Duration> inServiceFor = new HashMap<>();
        since.forEach((id, from) -> inServiceFor.put(id, Duration.between(from, until.getOrDefault(id, from))));
        return new LookHistory.Starting(lastGain, inServiceFor, complaints);
    }
}
