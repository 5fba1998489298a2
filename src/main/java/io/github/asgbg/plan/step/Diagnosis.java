package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.LookHistory.Starting;
import io.github.asgbg.plan.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a group will not become healthy, as soon as that is known.
 *
 * @param because one sentence, without a full stop
 * @param instances whom to tell more about
 */
record Diagnosis(String because, List<String> instances) {
    /** A look may come so much later than what it shows. */
    private static final Duration LATE = Duration.ofSeconds(20);

    static Optional<Diagnosis> of(Situation now, Colour colour) {
        Group group = now.group(colour);
        return launches(now, group)
                .or(() -> targets(group))
                .or(() -> registration(now, group))
                .or(() -> replacement(now, group))
                .or(() -> health(now, group))
                .or(() -> churn(now, group))
                .or(() -> slowness(now, group));
    }

    private static Optional<Diagnosis> launches(Situation now, Group group) {
        return FailedLaunches.of(now, group)
                .verdict(now.limits().failedLaunches())
                .map(because -> new Diagnosis(because, List.of()));
    }

    private static Optional<Diagnosis> targets(Group group) {
        return group.instances().stream()
                .filter(i -> i.targets().values().stream().anyMatch(TargetHealth::isHopeless))
                .findFirst()
                .map(i -> new Diagnosis(i.id() + " can never become healthy: " + worst(i), List.of(i.id())));
    }

    /** "Instances launched during the suspension" stay out after it, too. Source: user guide, "Suspend and resume a process". */
    private static Optional<Diagnosis> registration(Situation now, Group group) {
        Starting starting = now.history().starting();
        return group.in(Lifecycle.IN_SERVICE).stream()
                .filter(i -> group.suspended().contains("AddToLoadBalancer"))
                .filter(i -> i.targets().isEmpty() && inService(starting, i).compareTo(LATE) >= 0)
                .findFirst()
                .map(i -> new Diagnosis(
                        i.id() + " is registered with no target group: process AddToLoadBalancer of " + group.name()
                                + " is suspended",
                        List.of(i.id())));
    }

    /**
     * AWS's own patience is over: Auto Scaling ends what the load balancer finds unhealthy after the grace period, and its
     * successors would fare no better. Before that it ends only what does not run, which says nothing about the version.
     * Source: Auto Scaling user guide, "Health checks for instances in an Auto Scaling group".
     */
    private static Optional<Diagnosis> replacement(Situation now, Group group) {
        Duration grace = group.traits().healthCheckGrace();
        Starting starting = now.history().starting();
        return group.instances().stream()
                .filter(i -> !i.isHealthy() && inService(starting, i).plus(LATE).compareTo(grace) >= 0)
                .flatMap(
                        i -> Optional.ofNullable(starting.neverHealthy().get(i.id()))
                                .map(health -> replaced(i, health, grace))
                                .stream())
                .findFirst();
    }

    private static Diagnosis replaced(Instance instance, TargetHealth health, Duration grace) {
        return new Diagnosis(
                "Auto Scaling replaces " + instance.id()
                        + ", which was unhealthy from when it came into service until the"
                        + " end of the group's health check grace period of " + Patience.inWords(grace) + ": "
                        + said(health),
                List.of(instance.id()));
    }

    private static Duration inService(Starting starting, Instance instance) {
        return starting.inServiceFor().getOrDefault(instance.id(), Duration.ZERO);
    }

    private static Optional<Diagnosis> health(Situation now, Group group) {
        Patience patience = Patience.with(now, group);
        Starting starting = now.history().starting();
        List<Instance> broken = group.select(i -> patience.isOver(
                inService(starting, i), now.history().unhealthyFor().getOrDefault(i.id(), Duration.ZERO)));
        return broken.stream()
                .findFirst()
                .map(i -> new Diagnosis(
                        broken.size() + " of " + group.active().size() + " instances stay unhealthy: " + worst(i) + "; "
                                + patience.words(),
                        Batches.ids(broken)));
    }

    /** Instances that come and go: more than twice the wanted number, and at least three, have been replaced. */
    private static Optional<Diagnosis> churn(Situation now, Group group) {
        if (group.colour() != now.release().incoming()) {
            return Optional.empty();
        }
        int replaced = now.history().seen().size() - group.active().size();
        int tolerated = Math.max(3, group.sizes().desired());
        return replaced < tolerated
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        replaced + " instances were started and went away again" + lastWords(now, group),
                        Batches.ids(group.instances())));
    }

    /** What AWS last said of an instance that it gave up before it was in service. */
    private static String lastWords(Situation now, Group group) {
        return now.seen().failures().stream()
                .filter(a -> a.group() == group.colour() && !a.message().isEmpty())
                .findFirst()
                .map(a -> ": " + a.message())
                .orElse("");
    }

    private static Optional<Diagnosis> slowness(Situation now, Group group) {
        Duration held = HookWaits.granted(now, group);
        Duration limit = now.limits().launch().plus(held);
        boolean isInTime = now.history().inStep().compareTo(limit) <= 0;
        List<Instance> inService = group.in(Lifecycle.IN_SERVICE);
        return isInTime || inService.size() >= group.sizes().desired()
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        "only " + inService.size() + " of " + group.sizes().desired()
                                + " instances are in service after "
                                + limit.toSeconds() + " s"
                                + (held.isZero()
                                        ? ""
                                        : ", " + held.toSeconds() + " s of which a lifecycle hook may take")
                                + HookWaits.words(now, group, HookWaits.Result.CONTINUE)
                                        .map(w -> "; " + w)
                                        .orElse("")
                                + FailedLaunches.of(now, group)
                                        .words()
                                        .map(w -> "; " + w)
                                        .orElse(""),
                        Batches.ids(group.select(i -> i.lifecycle() != Lifecycle.IN_SERVICE))));
    }

    private static String worst(Instance instance) {
        return instance.targets().values().stream()
                .filter(t -> !t.isHealthy())
                .map(Diagnosis::said)
                .findFirst()
                .orElse(instance.state());
    }

    private static String said(TargetHealth health) {
        return health.reason() + (health.description().isEmpty() ? "" : " (" + health.description() + ")");
    }
}
