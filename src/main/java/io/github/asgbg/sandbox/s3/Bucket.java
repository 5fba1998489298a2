package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One bucket: its objects in the order of their keys, with their versions, and its settings. */
final class Bucket {
    private final String name;
    private final String region;
    private final Instant created;
    private final Supplier<String> versionIds;
    private final Versions versions = new Versions();
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private Versioning versioning = Versioning.NEVER;

    /**
     * An empty bucket.
     *
     * @param versionIds makes ids, asked only while versioning is enabled
     */
    Bucket(String name, String region, Instant created, Supplier<String> versionIds) {
        this.name = name;
        this.region = region;
        this.created = created;
        this.versionIds = versionIds;
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

    Versioning versioning() {
        return versioning;
    }

    /**
     * Begins or ceases to keep versions.
     *
     * @throws AwsError InvalidBucketState where objects are locked (API: PutBucketVersioning)
     */
    void version(Versioning asked) {
        if (settings.containsKey(Setting.OBJECT_LOCK) && asked != Versioning.ENABLED) {
            throw new AwsError(
                    409,
                    "InvalidBucketState",
                    "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.");
        }
        versioning = asked;
    }

    /** Its default retention, if it has one. */
    Optional<ObjectLock> lock() {
        return Optional.ofNullable(settings.get(Setting.OBJECT_LOCK)).flatMap(ObjectLock::in);
    }

    /**
     * Locks objects; a bucket cannot cease to (API: PutObjectLockConfiguration).
     *
     * @throws AwsError InvalidBucketState without versions
     */
    void lock(String configuration) {
        if (versioning != Versioning.ENABLED) {
            throw new AwsError(
                    409,
                    "InvalidBucketState",
                    "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
        }
        ObjectLock.in(configuration);
        settings.put(Setting.OBJECT_LOCK, configuration);
    }

    Versions versions() {
        return versions;
    }

    /** The objects that are there for whoever asks for no version. */
    NavigableMap<String, StoredObject> objects() {
        NavigableMap<String, StoredObject> current = new TreeMap<>();
        versions.all().keySet().forEach(key -> find(key).ifPresent(object -> current.put(key, object)));
        return current;
    }

    Optional<StoredObject> find(String key) {
        return versions.newest(key).flatMap(StoredVersion::object);
    }

    static AwsError noSuchKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    /** Stores an object under its key. */
    StoredVersion put(String key, StoredObject object) {
        return add(key, object.lastModified(), Optional.of(object));
    }

    /** Deletes without naming a version: a versioned bucket hides the object under a marker, which is returned. */
    Optional<StoredVersion> delete(String key, Instant now) {
        if (versioning == Versioning.NEVER) {
            versions.remove(key, StoredVersion.NONE);
            return Optional.empty();
        }
        return Optional.of(add(key, now, Optional.empty()));
    }

    private StoredVersion add(String key, Instant now, Optional<StoredObject> object) {
        String id = versioning == Versioning.ENABLED ? versionIds.get() : StoredVersion.NONE;
        StoredVersion version = new StoredVersion(id, now, object);
        versions.add(key, version);
        return version;
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
