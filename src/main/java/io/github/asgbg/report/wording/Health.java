package io.github.asgbg.report.wording;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.TargetHealth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the target groups together say of one instance: the worst that any of them says. */
public final class Health {
    private static final List<String> WORST_FIRST =
            List.of("unhealthy", "draining", "unavailable", "initial", "unused");

    private Health() {}

    /** AWS's word, or a dash when no target group lists the instance. */
    public static String word(Group group, Instance instance) {
        return worst(group, instance).map(TargetHealth::state).orElse("-");
    }

    /** The worst state; empty when some target group does not list the instance and no other complains. */
    public static Optional<TargetHealth> worst(Group group, Instance instance) {
        List<TargetHealth> all = group.targetGroups().stream()
                .map(arn -> instance.targets().get(arn))
                .filter(Objects::nonNull)
                .toList();
        boolean isMissing = all.size() < group.targetGroups().size();
        return all.stream().min(Comparator.comparingInt(Health::rank)).filter(h -> !(isMissing && h.isHealthy()));
    }

    private static int rank(TargetHealth health) {
        int rank = WORST_FIRST.indexOf(health.state());
        return rank >= 0 ? rank : health.isHealthy() ? WORST_FIRST.size() + 1 : WORST_FIRST.size();
    }
}
