package io.github.asgbg.plan.step;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a group will not become healthy, as soon as that is known.
 *
 * @param because one sentence, without a full stop
 * @param instances whom to tell more about
 */
record Diagnosis(String because, List<String> instances) {
    static Optional<Diagnosis> of(Situation now, Colour colour) {
        Group group = now.group(colour);
        return launches(now, group)
                .or(() -> targets(group))
                .or(() -> health(now, group))
                .or(() -> churn(now, colour, group))
                .or(() -> slowness(now, group));
    }

    /**
     * A failed launch is final unless capacity was lacking: AWS tries those again elsewhere, so a few are let pass.
     * AWS gives no code here, only the texts of the user guide's "Troubleshoot: EC2 instance launch failures".
     */
    private static Optional<Diagnosis> launches(Situation now, Group group) {
        List<Activity> failed = now.seen().failures().stream()
                .filter(a -> a.group() == group.colour() && a.description().startsWith("Launching"))
                .toList();
        boolean isFinal = failed.stream().anyMatch(a -> !isForWantOfCapacity(a))
                || failed.size() >= now.limits().failedLaunches();
        return failed.isEmpty() || !isFinal
                ? Optional.empty()
                : Optional.of(new Diagnosis("launches fail: " + failed.get(0).message(), List.of()));
    }

    private static boolean isForWantOfCapacity(Activity activity) {
        String text = activity.message().toLowerCase(Locale.ROOT);
        return (text.contains("sufficient") && text.contains("capacity"))
                || text.contains("no spot capacity")
                || text.contains("already running");
    }

    private static Optional<Diagnosis> targets(Group group) {
        return group.instances().stream()
                .filter(i -> i.targets().values().stream().anyMatch(TargetHealth::isHopeless))
                .findFirst()
                .map(i -> new Diagnosis(i.id() + " can never become healthy: " + worst(i), List.of(i.id())));
    }

    private static Optional<Diagnosis> health(Situation now, Group group) {
        List<Instance> broken = group.select(i -> now.history()
                        .unhealthyFor()
                        .getOrDefault(i.id(), Duration.ZERO)
                        .compareTo(now.limits().unhealthy())
                >= 0);
        return broken.stream()
                .findFirst()
                .map(i -> new Diagnosis(
                        broken.size() + " of " + group.active().size() + " instances stay unhealthy: " + worst(i),
                        Batches.ids(broken)));
    }

    /** Instances that come and go: more than twice the wanted number, and at least three, have been replaced. */
    private static Optional<Diagnosis> churn(Situation now, Colour colour, Group group) {
        if (colour != now.release().incoming()) {
            return Optional.empty();
        }
        int replaced = now.history().seen().size() - group.active().size();
        int tolerated = Math.max(3, group.sizes().desired());
        return replaced < tolerated
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        replaced + " instances were started and went away again", Batches.ids(group.instances())));
    }

    private static Optional<Diagnosis> slowness(Situation now, Group group) {
        boolean isInTime = now.history().inStep().compareTo(now.limits().launch()) <= 0;
        List<Instance> inService = group.in(Lifecycle.IN_SERVICE);
        return isInTime || inService.size() >= group.sizes().desired()
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        "only " + inService.size() + " of " + group.sizes().desired()
                                + " instances are in service after "
                                + now.limits().launch().toSeconds() + " s",
                        Batches.ids(group.select(i -> i.lifecycle() != Lifecycle.IN_SERVICE))));
    }

    private static String worst(Instance instance) {
        return instance.targets().values().stream()
                .filter(t -> !t.isHealthy())
                .map(t -> t.reason() + (t.description().isEmpty() ? "" : " (" + t.description() + ")"))
                .findFirst()
                .orElse(instance.state());
    }
}
