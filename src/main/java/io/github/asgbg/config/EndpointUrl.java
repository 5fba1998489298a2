package io.github.asgbg.config;

import io.github.asgbg.model.Loopback;
import io.github.asgbg.model.Printable;
import java.net.URI;
import java.util.Optional;

/**
 * The address of a server that stands in for AWS. Every request carries who asks, and a session token may be read by
 * whoever sees it pass; so plain HTTP goes to this machine alone, and to nothing that a name server is asked for.
 */
final class EndpointUrl {
    private static final int LAST_PORT = 65_535;

    private EndpointUrl() {}

    /** The address, if there is nothing against it. */
    static Optional<URI> of(String text) {
        return parsed(text).filter(uri -> objection(uri).isEmpty());
    }

    /** Why requests must not go there, to follow the address; empty when they may. */
    static Optional<String> objection(String text) {
        return parsed(text).map(EndpointUrl::objection).orElseGet(() -> Optional.of("is no endpoint"));
    }

    /** Whether it is on this machine. */
    static boolean isLoopback(URI uri) {
        return uri.getHost() != null && Loopback.is(uri.getHost());
    }

    /** The text without the login in it, fit to be shown. */
    static String shown(String text) {
        return Printable.brief(Printable.withoutLogin(text));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text)).filter(EndpointUrl::isHttp);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isHttp(URI uri) {
        return isEncrypted(uri) || "http".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isEncrypted(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static Optional<String> objection(URI uri) {
        if (uri.getRawUserInfo() != null) {
            return Optional.of("has a user in it, which hides the host");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            return Optional.of("has no host and port that all programs read alike");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("goes on after its path");
        }
        return isEncrypted(uri) || isLoopback(uri)
                ? Optional.empty()
                : Optional.of("would send credentials unencrypted to another machine");
    }
}
