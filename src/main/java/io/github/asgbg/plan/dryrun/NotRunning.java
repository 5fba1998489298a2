package io.github.asgbg.plan.dryrun;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What becomes of instances in Standby that EC2 does not run any more; Auto Scaling does not notice them. */
final class NotRunning {
    private NotRunning() {}

    /**
     * The group replaces them once they leave Standby. Source: Auto Scaling user guide, "Temporarily remove instances from your
     * Auto Scaling group", on a terminated instance that is put back in service.
     */
    static List<String> inRollback(Observation seen, Release release) {
        Group outgoing = seen.group(release.outgoing());
        List<Instance> dead = standby(outgoing, seen::isKnownNotToRun);
        return dead.isEmpty()
                ? List.of()
                : List.of(list(dead, seen) + " of " + outgoing.name() + " cannot come back; " + launches(dead.size())
                        + " instead, from what the group launches now");
    }

    private static String launches(int count) {
        return count == 1 ? "one instance is launched" : count + " instances are launched";
    }

    static List<String> inFinalize(Observation seen, Release release) {
        List<Instance> ended = standby(seen.group(release.outgoing()), seen::hasEnded);
        return ended.isEmpty()
                ? List.of()
                : List.of("ended already, so detached and not terminated: " + list(ended, seen));
    }

    private static List<Instance> standby(Group group, Predicate<String> which) {
        return group.in(Lifecycle.STANDBY).stream()
                .filter(i -> which.test(i.id()))
                .toList();
    }

    private static String list(List<Instance> instances, Observation seen) {
        return instances.stream()
                .map(Instance::id)
                .sorted()
                .map(id -> id + " (" + seen.ec2States().get(id) + ")")
                .collect(Collectors.joining(", "));
    }
}
