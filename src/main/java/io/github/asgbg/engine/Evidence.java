package io.github.asgbg.engine;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.CloudException;
import java.util.ArrayList;
import java.util.List;

/** What AWS says of instances that failed, gathered before they are gone. */
final class Evidence {
    private static final int INSTANCES = 2;
    private static final int ACTIVITIES = 3;
    private static final int CONSOLE_LINES = 8;

    private final Cloud cloud;

    Evidence(Cloud cloud) {
        this.cloud = cloud;
    }

    /** A few lines about each of the instances, and about failed activities; what cannot be had is left out. */
    List<String> of(Release release, List<String> suspects) {
        try {
            Observation seen = cloud.observe(FetchScope.PLAIN.withFailures(release.startedAt()));
            List<String> lines = new ArrayList<>();
            seen.failures().stream().limit(ACTIVITIES).forEach(a -> lines.addAll(of(a)));
            seen.group(release.incoming()).instances().stream()
                    .filter(i -> suspects.contains(i.id()))
                    .limit(INSTANCES)
                    .forEach(i -> lines.addAll(of(i, seen.group(release.incoming()))));
            return lines;
        } catch (CloudException unavailable) {
            return List.of("(AWS could not be asked about the failed instances: " + unavailable.sentence() + ")");
        }
    }

    private static List<String> of(Activity activity) {
        List<String> lines = new ArrayList<>();
        lines.add("activity " + activity.start() + " " + activity.description());
        if (!activity.message().isEmpty()) {
            lines.add("  status: " + activity.message());
        }
        lines.add("  cause: " + activity.cause());
        return lines;
    }

    private List<String> of(Instance instance, Group group) {
        List<String> lines = new ArrayList<>();
        lines.add(instance.id() + " in " + group.name() + ": " + instance.state());
        instance.targets()
                .forEach((arn, health) ->
                        lines.add("  target " + health.state() + " " + health.reason() + " " + health.description()));
        List<String> console = cloud.consoleTail(instance.id(), CONSOLE_LINES);
        console.forEach(line -> lines.add("  console: " + line));
        return lines;
    }
}
