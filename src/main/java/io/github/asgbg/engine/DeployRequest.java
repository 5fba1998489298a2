package io.github.asgbg.engine;

import io.github.asgbg.model.Sizes;
import java.util.Optional;

/**
 * What to deploy.
 *
 * @param capacity sizes for a first deploy, when neither group has instances to copy the capacity of
 * @param isForced deploy even if this version already serves
 */
public record DeployRequest(String version, Optional<Sizes> capacity, boolean isForced) {}
