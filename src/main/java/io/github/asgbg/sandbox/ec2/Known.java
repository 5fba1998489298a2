package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources of one kind by id, in the order in which they were made, with EC2's error for an id that it does not know.
 *
 * @param <T> the kind
 */
final class Known<T> {
    private final String errorCode;
    private final String errorText;
    private final Map<String, T> byId = new LinkedHashMap<>();

    /** The text has one {@code %s} for the id. */
    Known(String errorCode, String errorText) {
        this.errorCode = errorCode;
        this.errorText = errorText;
    }

    void put(String id, T resource) {
        byId.put(id, resource);
    }

    void remove(String id) {
        byId.remove(id);
    }

    Collection<T> all() {
        return byId.values();
    }

    Optional<T> find(String id) {
        @Nullable T found = byId.get(id);
        return Optional.ofNullable(found);
    }

    /**
     * The resource of that id.
     *
     * @throws AwsError the kind's own NotFound
     */
    T get(String id) {
        return find(id).orElseThrow(() -> new AwsError(400, errorCode, errorText.formatted(id)));
    }

    /** All of them, or those with the given ids. */
    Collection<T> get(List<String> ids) {
        return ids.isEmpty() ? all() : ids.stream().map(this::get).toList();
    }
}
