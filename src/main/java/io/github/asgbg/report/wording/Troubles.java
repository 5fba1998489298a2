package io.github.asgbg.report.wording;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.TargetHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What AWS complains about: the newest failed activity and the first unhealthy target. */
public final class Troubles {
    private Troubles() {}

    /** One sentence a trouble, the most telling first. */
    public static List<String> of(Observation seen) {
        Stream<String> activities =
                seen.failures().stream().limit(1).map(f -> seen.group(f.group()).name() + ": " + f.message());
        Stream<String> targets = Stream.of(seen.blue(), seen.green())
                .flatMap(Troubles::unhealthy)
                .limit(1);
        return Stream.concat(activities, targets).toList();
    }

    private static Stream<String> unhealthy(Group group) {
        return group.active().stream().flatMap(i -> complaint(group, i).stream());
    }

    private static Optional<String> complaint(Group group, Instance instance) {
        return Health.worst(group, instance)
                .filter(TargetHealth::isUnhealthy)
                .map(h -> instance.id() + " is unhealthy: " + h.reason() + " " + h.description());
    }
}
