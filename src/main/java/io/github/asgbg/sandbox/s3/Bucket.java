package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One bucket: its objects in the order of their keys, and its settings. */
final class Bucket {
    private final String name;
    private final String region;
    private final Instant created;
    private final NavigableMap<String, StoredObject> objects = new TreeMap<>();
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);

    Bucket(String name, String region, Instant created) {
        this.name = name;
        this.region = region;
        this.created = created;
        Arrays.stream(Setting.values()).forEach(this::reset);
    }

    String name() {
        return name;
    }

    String region() {
        return region;
    }

    Instant created() {
        return created;
    }

    NavigableMap<String, StoredObject> objects() {
        return objects;
    }

    Optional<StoredObject> find(String key) {
        @Nullable StoredObject found = objects.get(key);
        return Optional.ofNullable(found);
    }

    /**
     * An object that must be there.
     *
     * @throws AwsError NoSuchKey
     */
    StoredObject get(String key) {
        return find(key).orElseThrow(() -> noSuchKey());
    }

    static AwsError noSuchKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    /**
     * A setting that must be configured.
     *
     * @throws AwsError the setting's own "not configured" error
     */
    String setting(Setting setting) {
        @Nullable String value = settings.get(setting);
        if (value == null) {
            throw new AwsError(404, setting.missingCode(), setting.missingText());
        }
        return value;
    }

    void set(Setting setting, String value) {
        settings.put(setting, value);
    }

    void remove(Setting setting) {
        if (setting == Setting.ENCRYPTION) {
            reset(setting); // every bucket is encrypted; deleting goes back to S3's own keys
        } else {
            settings.remove(setting);
        }
    }

    private void reset(Setting setting) {
        setting.initial().ifPresent(value -> settings.put(setting, value));
    }
}
