package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.LookHistory;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.plan.strategy.Strategy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers across looks what one look cannot tell. */
final class LookRecorder {
    private final Map<String, Since> states = new HashMap<>();
    private final Map<String, Duration> unhealthySince = new HashMap<>();
    private final Beginnings beginnings = new Beginnings();
    private final Map<String, Map<String, TargetHealth>> lastTargets = new HashMap<>();
    private final Set<String> incoming = new HashSet<>();
    private Duration stepBegan = Duration.ZERO;
    private Optional<Duration> overlapBegan = Optional.empty();
    private Optional<Duration> overlapEnded = Optional.empty();
    private Optional<Duration> shortSince = Optional.empty();
    private Optional<Colour> served = Optional.empty();

    private final Duration usualLaunch;

    /** {@code usualLaunch}: how long the last release took until its cut-over, if it came so far. */
    LookRecorder(Optional<Duration> usualLaunch) {
        this.usualLaunch = usualLaunch.orElse(LookHistory.TYPICAL_LAUNCH);
    }

    private record Since(String state, Duration at) {}

    void stepBegins(Duration now) {
        stepBegan = now;
    }

    /** Takes a look in; {@code withHealth}: it asked the target groups. */
    void see(Observation seen, Release release, boolean withHealth, Duration now) {
        for (Group group : List.of(seen.blue(), seen.green())) {
            group.instances().forEach(i -> see(i, withHealth, now));
            beginnings.see(group, seen.at());
        }
        seen.group(release.incoming()).active().forEach(i -> incoming.add(i.id()));
        overlap(seen, release, now);
        if (withHealth) {
            boolean isShort = release.cutOverAt().isPresent()
                    && Strategies.of(release).servingInAll(seen) < Situation.neededNow(seen, release);
            shortSince = isShort ? shortSince.or(() -> Optional.of(now)) : Optional.empty();
        }
    }

    private void see(Instance instance, boolean withHealth, Duration now) {
        states.merge(
                instance.id(),
                new Since(instance.state(), now),
                (was, is) -> was.state().equals(is.state()) ? was : is);
        if (!withHealth) {
            return;
        }
        lastTargets.put(instance.id(), instance.targets());
        if (instance.targets().values().stream().anyMatch(TargetHealth::isUnhealthy)) {
            unhealthySince.putIfAbsent(instance.id(), now);
        } else {
            unhealthySince.remove(instance.id());
        }
    }

    private void overlap(Observation seen, Release release, Duration now) {
        boolean oldServes = Strategies.of(release).live(seen).contains(release.outgoing());
        boolean newServes = !seen.group(release.incoming()).serving().isEmpty();
        if (overlapBegan.isEmpty() && oldServes && newServes) {
            Duration before = release.bothServeSince()
                    .map(since -> Duration.between(since, seen.at()))
                    .orElse(Duration.ZERO);
            overlapBegan = Optional.of(now.minus(before));
        }
        if (overlapBegan.isPresent() && overlapEnded.isEmpty() && oldServes != newServes) {
            overlapEnded = Optional.of(now);
        }
    }

    /** Whether both versions have been seen to serve in this run. */
    boolean overlapHasBegun() {
        return overlapBegan.isPresent();
    }

    /** How long both versions took new requests in this release, by whichever process, as far as looks can tell. */
    Optional<Duration> overlap() {
        return overlapBegan.flatMap(from -> overlapEnded.map(to -> to.minus(from)));
    }

    /** The colour that has begun to serve alone since this was asked last. */
    Optional<Colour> tookOver(Observation seen, Strategy strategy) {
        Optional<Colour> now = strategy.soleLive(seen);
        if (now.isEmpty()) {
            return now;
        }
        boolean isNews = served.isPresent() && !served.equals(now);
        served = now;
        return isNews ? now : Optional.empty();
    }

    LookHistory history(Duration now) {
        Map<String, Duration> inState = new HashMap<>();
        states.forEach((id, since) -> inState.put(id, now.minus(since.at())));
        Map<String, Duration> unhealthyFor = new HashMap<>();
        unhealthySince.forEach((id, since) -> unhealthyFor.put(id, now.minus(since)));
        Duration shortFor = shortSince.map(now::minus).orElse(Duration.ZERO);
        return new LookHistory(
                inState, unhealthyFor, beginnings.known(), incoming, now.minus(stepBegan), shortFor, usualLaunch);
    }

    /** The look with the target health last known, for people; never for deciding. */
    Observation forDisplay(Observation seen) {
        return seen.with(forDisplay(seen.blue()), forDisplay(seen.green()));
    }

    private Group forDisplay(Group g) {
        List<Instance> instances = g.instances().stream().map(this::forDisplay).toList();
        return new Group(
                g.colour(), g.name(), g.sizes(), g.suspended(), g.tags(), g.targetGroups(), instances, g.traits());
    }

    private Instance forDisplay(Instance i) {
        if (!i.targets().isEmpty() || i.lifecycle() != Lifecycle.IN_SERVICE) {
            return i;
        }
        Map<String, TargetHealth> last = lastTargets.getOrDefault(i.id(), Map.of());
        return new Instance(
                i.id(),
                i.zone(),
                i.state(),
                i.isHealthy(),
                i.isProtectedFromScaleIn(),
                last,
                i.launched(),
                i.version());
    }
}
