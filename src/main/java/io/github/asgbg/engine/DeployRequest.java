package io.github.asgbg.engine;

import io.github.asgbg.model.Sizes;
import java.util.List;
import java.util.Optional;

/**
 * What to deploy.
 *
 * @param capacity sizes for a first deploy, when neither group has instances to copy the capacity of
 * @param isForced deploy even if this version already serves
 * @param acceptUnknown settings that may be lost, as a refusal prints them
 */
public record DeployRequest(String version, Optional<Sizes> capacity, boolean isForced, List<String> acceptUnknown) {
    public DeployRequest {
        acceptUnknown = List.copyOf(acceptUnknown);
    }

    /** Nothing is accepted. */
    public DeployRequest(String version, Optional<Sizes> capacity, boolean isForced) {
        this(version, capacity, isForced, List.of());
    }
}
