package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;

/** ListObjects, ListObjectsV2 and ListObjectVersions: keys in order, folded at a delimiter, in pages. */
final class Listing {
    private static final int PAGE = 1000;

    private final Call call;
    private final Bucket bucket;
    private final String prefix;
    private final String delimiter;
    private final int maxKeys;

    private final List<Map.Entry<String, StoredObject>> objects = new ArrayList<>();
    private final TreeSet<String> commonPrefixes = new TreeSet<>();
    private String last = "";
    private boolean truncated;

    private Listing(Call call, Bucket bucket, String after) {
        this.call = call;
        this.bucket = bucket;
        this.prefix = call.query("prefix").orElse("");
        this.delimiter = call.query("delimiter").orElse("");
        this.maxKeys =
                Math.min(PAGE, call.query("max-keys").map(Listing::number).orElse(PAGE));
        collect(after);
    }

    static WireResponse objects(Call call, Bucket bucket) {
        return call.query("list-type").isPresent() ? second(call, bucket) : first(call, bucket);
    }

    private static WireResponse first(Call call, Bucket bucket) {
        String marker = call.query("marker").orElse("");
        Listing listing = new Listing(call, bucket, marker);
        return Replies.xml("ListBucketResult", xml -> {
            listing.describe(xml);
            xml.element("Marker", listing.encoded(marker));
            if (listing.truncated && !listing.delimiter.isEmpty()) {
                xml.element("NextMarker", listing.encoded(listing.last));
            }
            listing.writeObjects(xml, "Contents");
        });
    }

    private static WireResponse second(Call call, Bucket bucket) {
        Optional<String> token = call.query("continuation-token");
        String after =
                token.map(Listing::keyOf).or(() -> call.query("start-after")).orElse("");
        Listing listing = new Listing(call, bucket, after);
        return Replies.xml("ListBucketResult", xml -> {
            listing.describe(xml);
            xml.element("KeyCount", listing.size());
            token.ifPresent(value -> xml.element("ContinuationToken", value));
            call.query("start-after").ifPresent(value -> xml.element("StartAfter", listing.encoded(value)));
            if (listing.truncated) {
                xml.element("NextContinuationToken", tokenOf(listing.last));
            }
            listing.writeObjects(xml, "Contents");
        });
    }

    /** The buckets are not versioned: each object's only version has the id {@code null}. */
    static WireResponse versions(Call call, Bucket bucket) {
        Listing listing = new Listing(call, bucket, call.query("key-marker").orElse(""));
        return Replies.xml("ListVersionsResult", xml -> {
            listing.describe(xml);
            if (listing.truncated) {
                xml.element("NextKeyMarker", listing.encoded(listing.last)).element("NextVersionIdMarker", "null");
            }
            listing.writeObjects(xml, "Version");
        });
    }

    private void collect(String after) {
        NavigableMap<String, StoredObject> rest = bucket.objects().tailMap(after, false);
        for (Map.Entry<String, StoredObject> entry : rest.entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix) || isFoldedInto(after, key)) {
                continue;
            }
            String folded = folded(key);
            if (size() == maxKeys && !commonPrefixes.contains(folded)) {
                truncated = maxKeys > 0;
                return;
            }
            add(entry, folded);
        }
    }

    /** A page that ended with a common prefix goes on after all the keys folded into it. */
    private boolean isFoldedInto(String after, String key) {
        return !delimiter.isEmpty() && after.endsWith(delimiter) && folded(key).equals(after);
    }

    private void add(Map.Entry<String, StoredObject> entry, String folded) {
        if (folded.isEmpty()) {
            objects.add(entry);
            last = entry.getKey();
        } else {
            commonPrefixes.add(folded);
            last = folded;
        }
    }

    /** The common prefix that stands for the key, or an empty string where the key stands for itself. */
    private String folded(String key) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    private int size() {
        return objects.size() + commonPrefixes.size();
    }

    private void describe(Xml xml) {
        xml.element("Name", bucket.name()).element("Prefix", encoded(prefix)).element("MaxKeys", maxKeys);
        call.query("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
        if (!delimiter.isEmpty()) {
            xml.element("Delimiter", encoded(delimiter));
        }
        xml.element("IsTruncated", truncated);
    }

    private void writeObjects(Xml xml, String element) {
        objects.forEach(entry -> xml.element(
                element, item -> writeObject(item, entry.getKey(), entry.getValue(), element.equals("Version"))));
        commonPrefixes.forEach(
                folded -> xml.element("CommonPrefixes", item -> item.element("Prefix", encoded(folded))));
    }

    private void writeObject(Xml item, String key, StoredObject object, boolean version) {
        item.element("Key", encoded(key));
        if (version) {
            item.element("VersionId", "null").element("IsLatest", true);
        }
        item.element("LastModified", object.lastModified()).element("ETag", object.etag());
        item.element("Size", object.content().length);
        item.element("Owner", owner -> owner.element("ID", Buckets.OWNER));
        item.element("StorageClass", "STANDARD");
    }

    private String encoded(String key) {
        boolean asUrl = call.query("encoding-type").equals(Optional.of("url"));
        return asUrl ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/") : key;
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new AwsError(400, "InvalidArgument", "Provided max-keys not an integer or within integer range");
        }
    }

    private static String tokenOf(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyOf(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsError(400, "InvalidArgument", "The continuation token provided is incorrect");
        }
    }
}
