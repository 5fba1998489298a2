package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.elbv2.Target.Phase;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;

/** The registered and draining targets of one target group, and the health checks on them. */
final class TargetSet {
    private final World world;
    private final Machines machines;
    private final Timings timings;
    private final TargetGroupSettings settings;
    private final Map<Target.Key, Target> targets = new LinkedHashMap<>();

    TargetSet(World world, Machines machines, Timings timings, TargetGroupSettings settings) {
        this.world = world;
        this.machines = machines;
        this.timings = timings;
        this.settings = settings;
    }

    List<Target> all() {
        return List.copyOf(targets.values());
    }

    Optional<Target> find(Target.Key key) {
        return Optional.ofNullable(targets.get(key));
    }

    List<Target> of(String instanceId) {
        return select(target -> target.key().id().equals(instanceId));
    }

    List<Target> select(Predicate<Target> wanted) {
        return targets.values().stream().filter(wanted).toList();
    }

    /** Registers a target; one that is registered stays as it is, one that drains starts over as a new one. */
    void register(Target.Key key) {
        Target present = targets.get(key);
        if (present != null && !present.is(Phase.DRAINING)) {
            return;
        }
        Target target = new Target(key);
        targets.put(key, target);
        whileRegistered(target, timings.registration(), () -> {
            target.startChecking();
            whileRegistered(target, phaseShift(), () -> check(target));
        });
    }

    /** Health checks of different targets do not begin together. */
    private Duration phaseShift() {
        return Duration.ofMillis(world.random().nextLong(settings.interval().toMillis()));
    }

    private void whileRegistered(Target target, Duration delay, Runnable event) {
        world.after(delay, () -> {
            if (targets.get(target.key()) == target && !target.is(Phase.DRAINING)) {
                event.run();
            }
        });
    }

    private void check(Target target) {
        if (isUsable(target, settings.zones())) {
            judge(target);
        } else {
            target.startChecking();
        }
        whileRegistered(target, settings.interval(), () -> check(target));
    }

    private void judge(Target target) {
        if (!machines.isRunning(target.key().id())) {
            target.stopped();
            return;
        }
        if (target.is(Phase.STOPPED)) {
            target.startChecking();
        }
        failure(target).ifPresentOrElse(found -> target.failed(found, settings.unhealthyThreshold()), () -> {
            if (target.succeeded(settings.healthyThreshold())) {
                recovered(target);
            }
        });
    }

    private Optional<Target.Finding> failure(Target target) {
        Optional<Integer> code =
                machines.probe(target.key().id(), settings.path()).statusCode();
        if (code.isEmpty()) {
            return Optional.of(new Target.Finding(TargetHealthReasonEnum.TARGET_TIMEOUT, "Request timed out"));
        }
        return code.filter(status -> !settings.accepts(status))
                .map(status -> new Target.Finding(
                        TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
                        "Health checks failed with these codes: [" + status + "]"));
    }

    /** No slow start unless another healthy target, itself at full weight, can carry the load meanwhile. */
    private void recovered(Target target) {
        boolean othersCarry = targets.values().stream()
                .anyMatch(other -> other != target && other.is(Phase.HEALTHY) && weight(other) >= 1);
        if (othersCarry && !settings.slowStart().isZero()) {
            target.startSlowly(world.now());
        }
    }

    /** The share of its full load that a target gets, growing in a straight line during slow start. */
    double weight(Target target) {
        return target.slowStart()
                .map(start -> Duration.between(start, world.now()))
                .filter(passed -> passed.compareTo(settings.slowStart()) < 0)
                .map(passed -> Math.max(
                        0.05, (double) passed.toMillis() / settings.slowStart().toMillis()))
                .orElse(1.0);
    }

    /** Begins deregistration; a target of a target group that is in no use has nothing to drain. */
    void deregister(Target.Key key) {
        Target target = targets.get(key);
        if (target == null || target.is(Phase.DRAINING)) {
            return;
        }
        if (settings.zones().isEmpty()) {
            targets.remove(key);
            return;
        }
        Instant lastNewRequest = world.now().plus(timings.routingLag());
        target.drain(lastNewRequest);
        world.after(longer(settings.deregistrationDelay(), timings.routingLag()), () -> targets.remove(key, target));
    }

    /** The target group is gone, and with it all health checks. */
    void clear() {
        targets.clear();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * Whom new requests may go to: the healthy targets and those whose deregistration has not spread yet; and all that
     * are registered when none is healthy (the load balancer fails open).
     */
    List<Target> candidates() {
        Instant now = world.now();
        Set<String> zones = settings.zones();
        List<Target> chosen = new ArrayList<>(select(target -> target.is(Phase.HEALTHY) && isUsable(target, zones)));
        if (chosen.isEmpty()) {
            chosen.addAll(select(target -> isOpenWhenAllFail(target) && isUsable(target, zones)));
        }
        chosen.addAll(select(target -> target.lags(now)));
        return chosen;
    }

    private static boolean isOpenWhenAllFail(Target target) {
        return target.is(Phase.CHECKING) || target.is(Phase.UNHEALTHY);
    }

    private boolean isUsable(Target target, Set<String> zones) {
        return zones.contains(machines.zone(target.key().id()));
    }
}
