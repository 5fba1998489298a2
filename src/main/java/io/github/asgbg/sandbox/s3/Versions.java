package io.github.asgbg.sandbox.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All versions of the objects of a bucket, by key, the newest first. */
final class Versions {
    private final NavigableMap<String, List<StoredVersion>> byKey = new TreeMap<>();

    private long size;

    /** How much all versions take together; see {@link Size}. */
    long size() {
        return size;
    }

    NavigableMap<String, List<StoredVersion>> all() {
        return byKey;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The newest version, be it a delete marker. */
    Optional<StoredVersion> newest(String key) {
        return of(key).stream().findFirst();
    }

    Optional<StoredVersion> find(String key, String id) {
        return of(key).stream().filter(version -> version.id().equals(id)).findFirst();
    }

    private List<StoredVersion> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** Puts a version on top; one that has the same id, which can only be the one without an id, goes. */
    void add(String key, StoredVersion version) {
        remove(key, version.id());
        byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(0, version);
        size += Size.of(key, version);
    }

    void replace(String key, StoredVersion version) {
        find(key, version.id()).ifPresent(before -> size += Size.of(key, version) - Size.of(key, before));
        byKey.computeIfPresent(key, (unused, versions) -> versions.stream()
                .map(present -> present.id().equals(version.id()) ? version : present)
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** Removes a version for good; which one it was, if there was any. */
    Optional<StoredVersion> remove(String key, String id) {
        Optional<StoredVersion> removed = find(key, id);
        List<StoredVersion> rest = new ArrayList<>(of(key));
        removed.ifPresent(rest::remove);
        removed.ifPresent(version -> size -= Size.of(key, version));
        if (rest.isEmpty()) {
            byKey.remove(key);
        } else {
            byKey.put(key, rest);
        }
        return removed;
    }
}
