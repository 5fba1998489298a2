package io.github.asgbg.sandbox.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** What a service can do, by the names that AWS gives it; the same for all protocols that the service speaks. */
final class Operations {
    private final String signingName;
    private final String version;
    private final Map<String, Function<Members, SdkPojo>> byName = new HashMap<>();
    private Optional<String> modelPackage = Optional.empty();

    Operations(String signingName, String version) {
        this.signingName = signingName;
        this.version = version;
    }

    /**
     * Adds an operation.
     *
     * @param modelPackage where the SDK keeps the service's request classes
     */
    void put(String name, String modelPackage, Function<Members, SdkPojo> body) {
        this.modelPackage = Optional.of(modelPackage);
        byName.put(name, body);
    }

    /**
     * Carries out an operation.
     *
     * @throws AwsError when it refuses, or when there is none of that name
     */
    SdkPojo answer(String name, Members request) {
        return require(name).apply(request);
    }

    /**
     * An operation that must be there.
     *
     * @throws AwsError when there is none of that name
     */
    Function<Members, SdkPojo> require(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(() -> unknown(name));
    }

    SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    private AwsError unknown(String name) {
        String message = isKnownToAws(name)
                ? "The sandbox does not implement " + signingName + ":" + name
                : "Could not find operation " + name + " for version " + version;
        return new AwsError(400, "InvalidAction", message);
    }

    /** AWS knows an operation if its SDK has a request class for it. */
    private boolean isKnownToAws(String name) {
        try {
            Class.forName(
                    modelPackage.orElse("") + "." + name + "Request",
                    false,
                    getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }
}
