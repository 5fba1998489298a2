package io.github.asgbg.aws.error;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** What is behind an exception of the SDK, which wraps those of others. */
final class Causes {
    private Causes() {}

    /** The outermost one of a type. */
    static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    /** Whether no connection came about, for want of an address, a route or somebody who listens. */
    static boolean isUnreachable(Throwable failure) {
        return first(failure, UnknownHostException.class).isPresent()
                || first(failure, ConnectException.class).isPresent()
                || first(failure, NoRouteToHostException.class).isPresent();
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The root's own words, with its kind where those alone say little. */
    static String text(Throwable failure) {
        Throwable root = root(failure);
        String name = root.getClass().getSimpleName();
        if (root instanceof CutOff || root instanceof SdkException) {
            return String.valueOf(root.getMessage());
        }
        return root.getMessage() == null ? name : name + " " + root.getMessage();
    }
}
