package io.github.asgbg.aws;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Observation;
import io.github.asgbg.port.CloudException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;

/** What may interfere with a release: instance refreshes under way. */
final class Surveys {
    private static final Set<String> ENDED =
            Set.of("Successful", "Failed", "Cancelled", "RollbackFailed", "RollbackSuccessful");

    private final AwsClients clients;
    private final Asking asking;

    Surveys(AwsClients clients, Asking asking) {
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
        return listed("autoscaling:DescribeInstanceRefreshes", () -> clients
                        .autoScaling()
                        .describeInstanceRefreshes(r -> r.autoScalingGroupName(group))
                        .instanceRefreshes()
                        .stream()
                        .map(InstanceRefresh::statusAsString)
                        .filter(status -> !ENDED.contains(status))
                        .toList())
                .stream()
                .findFirst();
    }

    /** A server that does not know an operation at all cannot be running what the operation would list. */
    private List<String> listed(String operation, Supplier<List<String>> call) {
        try {
            return asking.ask(operation, () -> "*", call);
        } catch (CloudException e) {
            if (isUnknown(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** Imitations of AWS fail with a bare 500 at what they do not know; AWS never fails without a code. */
    private boolean isUnknown(CloudException e) {
        return ErrorCodes.isUnknownOperation(e)
                || (clients.hasOwnEndpoint() && e.code().equals("HTTP 500"));
    }
}
