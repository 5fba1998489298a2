package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Observation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;

/** What may interfere with a release: instance refreshes under way. */
final class InstanceRefreshes {
    private static final Set<String> ENDED =
            Set.of("Successful", "Failed", "Cancelled", "RollbackFailed", "RollbackSuccessful");

    private final AwsClients clients;
    private final Asking asking;

    InstanceRefreshes(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** The status of an instance refresh that has not ended; a status that nobody knows yet counts as not ended. */
    Map<Colour, String> refreshes(Observation observation) {
        Map<Colour, String> refreshes = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            refresh(observation.group(colour).name()).ifPresent(status -> refreshes.put(colour, status));
        }
        return refreshes;
    }

    private Optional<String> refresh(String group) {
        List<InstanceRefresh> refreshes = asking.askIfKnown(
                "autoscaling:DescribeInstanceRefreshes",
                () -> "*",
                () -> clients.autoScaling()
                        .describeInstanceRefreshes(r -> r.autoScalingGroupName(group))
                        .instanceRefreshes(),
                List.of());
        return refreshes.stream()
                .map(InstanceRefresh::statusAsString)
                .filter(status -> !ENDED.contains(status))
                .findFirst();
    }
}
