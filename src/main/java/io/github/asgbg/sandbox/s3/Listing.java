package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** ListObjects and ListObjectsV2: keys in order, folded at a delimiter, in pages. */
final class Listing {
    private final ListingRequest asked;
    private final Bucket bucket;
    private final List<Map.Entry<String, StoredObject>> objects = new ArrayList<>();
    private final TreeSet<String> commonPrefixes = new TreeSet<>();
    private String last = "";
    private boolean truncated;

    private Listing(Call call, Bucket bucket, String after) {
        this.asked = ListingRequest.of(call);
        this.bucket = bucket;
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
            xml.element("Marker", listing.asked.encoded(marker));
            if (listing.truncated && !listing.asked.delimiter().isEmpty()) {
                xml.element("NextMarker", listing.asked.encoded(listing.last));
            }
            listing.writeObjects(xml);
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
            call.query("start-after").ifPresent(value -> xml.element("StartAfter", listing.asked.encoded(value)));
            if (listing.truncated) {
                xml.element("NextContinuationToken", tokenOf(listing.last));
            }
            listing.writeObjects(xml);
        });
    }

    private void collect(String after) {
        for (Map.Entry<String, StoredObject> entry :
                bucket.objects().tailMap(after, false).entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(asked.prefix()) || asked.isFoldedInto(after, key)) {
                continue;
            }
            String folded = asked.folded(key);
            if (size() == asked.maxKeys() && !commonPrefixes.contains(folded)) {
                truncated = asked.maxKeys() > 0;
                return;
            }
            add(entry, folded);
        }
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

    private int size() {
        return objects.size() + commonPrefixes.size();
    }

    private void describe(Xml xml) {
        asked.describe(xml, bucket, truncated);
    }

    private void writeObjects(Xml xml) {
        objects.forEach(entry -> xml.element("Contents", item -> writeObject(item, entry.getKey(), entry.getValue())));
        asked.writePrefixes(xml, commonPrefixes);
    }

    private void writeObject(Xml item, String key, StoredObject object) {
        item.element("Key", asked.encoded(key));
        item.element("LastModified", object.lastModified()).element("ETag", object.etag());
        item.element("Size", object.content().length);
        item.element("Owner", owner -> owner.element("ID", Buckets.OWNER));
        item.element("StorageClass", "STANDARD");
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
