package io.github.asgbg.aws.client;

import java.net.URI;
import java.util.Optional;

/**
 * Which account, Region and server to speak to. What is empty is looked up as every AWS tool does: environment, shared
 * configuration files, then the machine's own role.
 *
 * @param profile a profile of the shared configuration files
 * @param isProfileExplicit whether the user asked asg-bg for this profile, so that it outranks keys in the environment; false
 *     where only {@code AWS_PROFILE} names it, which keys in the environment outrank
 * @param endpoint one server for all services, as a simulated AWS has; {@code AWS_ENDPOINT_URL} works as well
 */
public record Connection(
        Optional<String> profile, boolean isProfileExplicit, Optional<String> region, Optional<URI> endpoint) {
    public static final Connection DEFAULT = new Connection(Optional.empty(), Optional.empty(), Optional.empty());

    /** A profile, if any, that the user asked for. */
    public Connection(Optional<String> profile, Optional<String> region, Optional<URI> endpoint) {
        this(profile, profile.isPresent(), region, endpoint);
    }
}
