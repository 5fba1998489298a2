package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The tags of every resource, by resource id. Only registered resources can be tagged. */
final class Tags {
    private static final int LIMIT = 50;
    private static final String RESERVED = "aws:";

    private final NavigableMap<String, NavigableMap<String, String>> byResource = new TreeMap<>();

    void register(String resourceId, Map<String, String> tags) {
        byResource.put(resourceId, new TreeMap<>(tags));
    }

    void forget(String resourceId) {
        byResource.remove(resourceId);
    }

    boolean knows(String resourceId) {
        return byResource.containsKey(resourceId);
    }

    NavigableMap<String, NavigableMap<String, String>> all() {
        return byResource;
    }

    Map<String, String> mapOf(String resourceId) {
        return byResource.getOrDefault(resourceId, new TreeMap<>());
    }

    List<Tag> of(String resourceId) {
        return listed(mapOf(resourceId));
    }

    static List<Tag> listed(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(entry -> Tag.builder()
                        .key(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    /**
     * Adds or overwrites; all tags or none.
     *
     * @throws AwsError TagLimitExceeded, or InvalidParameterValue for the reserved prefix
     */
    void put(String resourceId, List<Tag> tags) {
        NavigableMap<String, String> merged = new TreeMap<>(mapOf(resourceId));
        merged.putAll(toMap(tags));
        if (merged.keySet().stream().filter(key -> !key.startsWith(RESERVED)).count() > LIMIT) {
            throw new AwsError(400, "TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
        }
        byResource.put(resourceId, merged);
    }

    /** A tag without a value is removed whatever its value; an empty list removes all but AWS's own. */
    void remove(String resourceId, List<Tag> tags) {
        NavigableMap<String, String> existing = new TreeMap<>(mapOf(resourceId));
        if (tags.isEmpty()) {
            existing.keySet().removeIf(key -> !key.startsWith(RESERVED));
        }
        for (Tag tag : tags) {
            if (tag.value() == null || tag.value().equals(existing.get(tag.key()))) {
                existing.remove(tag.key());
            }
        }
        byResource.put(resourceId, existing);
    }

    /** What AWS itself puts on a resource, reserved keys included, of which no limit is known. */
    void putAny(String resourceId, Map<String, String> tags) {
        byResource.computeIfAbsent(resourceId, unused -> new TreeMap<>()).putAll(tags);
    }

    void removeAnyTag(String resourceId, String key) {
        byResource.getOrDefault(resourceId, new TreeMap<>()).remove(key);
    }

    /** The tags that a request wants on a new resource of one type. */
    static Map<String, String> requested(List<TagSpecification> specifications, ResourceType type) {
        List<Tag> tags = new ArrayList<>();
        specifications.stream()
                .filter(specification -> specification.resourceType() == type)
                .forEach(specification -> tags.addAll(specification.tags()));
        return toMap(tags);
    }

    static Map<String, String> toMap(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        for (Tag tag : tags) {
            refuseReserved(tag);
            refuseLong(tag);
            map.put(tag.key(), tag.value() == null ? "" : tag.value());
        }
        return map;
    }

    /** EC2 user guide, "Tag restrictions": 128 characters in a key, 256 in a value. */
    private static void refuseLong(Tag tag) {
        if (tag.key().length() > 128 || (tag.value() != null && tag.value().length() > 256)) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Tag keys have at most 128 characters, and their values 256: " + tag.key());
        }
    }

    private static void refuseReserved(Tag tag) {
        if (tag.key() == null || tag.key().isEmpty()) {
            throw new AwsError(400, "MissingParameter", "The request must contain the parameter tagKey");
        }
        if (tag.key().regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Value ( " + tag.key()
                            + " ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved"
                            + " for internal use");
        }
    }
}
