package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** ListObjectVersions: keys in order, the newest version of each first, folded at a delimiter, in pages. */
final class VersionListing {
    private final Call call;
    private final Bucket bucket;
    private final ListingRequest asked;
    private final List<Item> items = new ArrayList<>();
    private final TreeSet<String> commonPrefixes = new TreeSet<>();
    private Optional<Item> last = Optional.empty();
    private boolean truncated;

    private VersionListing(Call call, Bucket bucket) {
        this.call = call;
        this.bucket = bucket;
        this.asked = ListingRequest.of(call);
    }

    /** One version of one key; a common prefix has neither. */
    private record Item(String key, String versionId, Optional<StoredVersion> version, boolean isLatest) {}

    static WireResponse answer(Call call, Bucket bucket) {
        VersionListing listing = new VersionListing(call, bucket);
        listing.collect();
        return Replies.xml("ListVersionsResult", listing::write);
    }

    private void collect() {
        for (Item item : after(call.query("key-marker"), call.query("version-id-marker"))) {
            String folded = asked.folded(item.key());
            if (items.size() + commonPrefixes.size() == asked.maxKeys() && !commonPrefixes.contains(folded)) {
                truncated = asked.maxKeys() > 0;
                return;
            }
            if (folded.isEmpty()) {
                items.add(item);
                last = Optional.of(item);
            } else {
                commonPrefixes.add(folded);
                last = Optional.of(new Item(folded, "", Optional.empty(), false));
            }
        }
    }

    /** All that is listed behind the markers; a key without a version stands for all of its versions. */
    private List<Item> after(Optional<String> keyMarker, Optional<String> versionMarker) {
        String key = keyMarker.orElse("");
        if (versionMarker.isPresent() && keyMarker.isEmpty()) {
            throw new AwsError(400, "InvalidArgument", "A version-id marker cannot be specified without a key marker.");
        }
        List<Item> rest = all().stream()
                .filter(item -> item.key().compareTo(key) >= 0)
                .filter(item -> !asked.isFoldedInto(key, item.key()))
                .toList();
        List<Item> ofKey = rest.stream().filter(item -> item.key().equals(key)).toList();
        int passed = versionMarker.map(id -> passed(ofKey, id)).orElse(ofKey.size());
        return rest.subList(passed, rest.size());
    }

    private static int passed(List<Item> ofKey, String versionId) {
        for (int index = 0; index < ofKey.size(); index++) {
            if (ofKey.get(index).versionId().equals(versionId)) {
                return index + 1;
            }
        }
        throw new AwsError(400, "InvalidArgument", "Invalid version id specified");
    }

    private List<Item> all() {
        List<Item> all = new ArrayList<>();
        bucket.versions().all().forEach((key, versions) -> {
            if (key.startsWith(asked.prefix())) {
                versions.forEach(version -> all.add(new Item(
                        key,
                        version.id(),
                        Optional.of(version),
                        version.id().equals(versions.get(0).id()))));
            }
        });
        return all;
    }

    private void write(Xml xml) {
        asked.describe(xml, bucket, truncated);
        xml.element("KeyMarker", asked.encoded(call.query("key-marker").orElse("")));
        xml.element("VersionIdMarker", call.query("version-id-marker").orElse(""));
        last.filter(item -> truncated).ifPresent(item -> {
            xml.element("NextKeyMarker", asked.encoded(item.key()));
            item.version().ifPresent(version -> xml.element("NextVersionIdMarker", version.id()));
        });
        items.forEach(item -> item.version().ifPresent(version -> write(xml, item, version)));
        asked.writePrefixes(xml, commonPrefixes);
    }

    private void write(Xml xml, Item item, StoredVersion version) {
        xml.element(version.isDeleteMarker() ? "DeleteMarker" : "Version", one -> {
            one.element("Key", asked.encoded(item.key())).element("VersionId", version.id());
            one.element("IsLatest", item.isLatest()).element("LastModified", version.modified());
            version.object().ifPresent(object -> one.element("ETag", object.etag())
                    .element("Size", object.content().length)
                    .element("StorageClass", "STANDARD"));
            one.element("Owner", owner -> owner.element("ID", Buckets.OWNER));
        });
    }
}
