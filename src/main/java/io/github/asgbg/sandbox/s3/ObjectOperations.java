package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.HttpDate;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations on single objects. */
final class ObjectOperations {
    private final Buckets buckets;
    private final InstantSource clock;
    private int conflicts;

    ObjectOperations(Buckets buckets, InstantSource clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    void conflictOnNextConditionalWrites(int count) {
        conflicts = count;
    }

    WireResponse answer(Call call) {
        Bucket bucket = buckets.get(call.bucket());
        if (call.asksFor("tagging")) {
            return ObjectTags.answer(call, bucket);
        }
        if (call.asksFor("acl") && call.method().equals("GET")) {
            bucket.get(call.key());
            return Replies.xml("AccessControlPolicy", Buckets::ownerControlsAll);
        }
        refuseUnknown(call);
        return switch (call.method()) {
            case "PUT" -> call.header("x-amz-copy-source").isPresent() ? copy(call, bucket) : put(call, bucket);
            case "GET", "HEAD" -> get(call, bucket);
            case "DELETE" -> delete(call, bucket);
            default -> throw S3.notImplemented(call);
        };
    }

    /** Multipart uploads, object lock and the like: never mistaken for a plain read or write. */
    private static void refuseUnknown(Call call) {
        boolean unknown = call.request().query().keySet().stream()
                .anyMatch(name -> !name.startsWith("x-") && !name.startsWith("X-") && !name.equals("versionId"));
        if (unknown) {
            throw S3.notImplemented(call);
        }
    }

    private WireResponse put(Call call, Bucket bucket) {
        checkWrite(call, bucket);
        StoredObject object = new StoredObject(
                call.body(),
                Checksums.etag(call.body()),
                clock.instant(),
                Metadata.of(call),
                call.payload().checksums(),
                ObjectTags.ofHeader(call));
        bucket.objects().put(call.key(), object);
        Map<String, String> headers = new TreeMap<>(object.checksums());
        headers.put("etag", object.etag());
        headers.put("x-amz-server-side-encryption", "AES256");
        return Replies.ok(headers);
    }

    private void checkWrite(Call call, Bucket bucket) {
        if (conflicts > 0 && Conditions.isConditionalWrite(call)) {
            conflicts--;
            throw new AwsError(
                    409,
                    "ConditionalRequestConflict",
                    "The conditional request cannot succeed due to a conflicting operation against this resource.");
        }
        Conditions.checkWrite(call, bucket.find(call.key()));
    }

    private WireResponse copy(Call call, Bucket bucket) {
        String source = Call.decoded(call.header("x-amz-copy-source").orElseThrow());
        String path = source.startsWith("/") ? source.substring(1) : source;
        int slash = path.indexOf('/');
        if (slash < 1) {
            throw new AwsError(
                    400,
                    "InvalidArgument",
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        StoredObject from = buckets.get(path.substring(0, slash)).get(withoutVersion(path.substring(slash + 1)));
        Conditions.checkRead(call, from, "x-amz-copy-source-");
        checkWrite(call, bucket);
        boolean replace = call.header("x-amz-metadata-directive").equals(Optional.of("REPLACE"));
        Map<String, String> metadata = replace ? Metadata.of(call) : from.metadata();
        StoredObject object =
                new StoredObject(from.content(), from.etag(), clock.instant(), metadata, from.checksums(), from.tags());
        bucket.objects().put(call.key(), object);
        return Replies.xml("CopyObjectResult", xml -> xml.element("ETag", object.etag())
                .element("LastModified", object.lastModified()));
    }

    private static String withoutVersion(String key) {
        int query = key.indexOf("?versionId=");
        return query < 0 ? key : key.substring(0, query);
    }

    private static WireResponse get(Call call, Bucket bucket) {
        StoredObject object = bucket.get(call.key());
        Conditions.checkRead(call, object, "");
        if (call.method().equals("HEAD")) {
            Map<String, String> headers = new TreeMap<>(describe(call, object));
            headers.put("content-length", Integer.toString(object.content().length));
            return Replies.ok(headers);
        }
        return ByteRange.of(call)
                .map(range -> range.answer(object, describe(call, object)))
                .orElseGet(() -> Replies.response(200, describe(call, object), object.content()));
    }

    private static Map<String, String> describe(Call call, StoredObject object) {
        Map<String, String> headers = new TreeMap<>(object.metadata());
        headers.put("etag", object.etag());
        headers.put("last-modified", HttpDate.of(object.lastModified()));
        headers.put("accept-ranges", "bytes");
        headers.put("x-amz-server-side-encryption", "AES256");
        if (!object.tags().isEmpty()) {
            headers.put("x-amz-tagging-count", Integer.toString(object.tags().size()));
        }
        // A checksum covers the whole object, so a part of one is sent without it.
        if (call.header("x-amz-checksum-mode").isPresent()
                && call.header("range").isEmpty()) {
            headers.putAll(object.checksums());
        }
        return headers;
    }

    private WireResponse delete(Call call, Bucket bucket) {
        if (call.header("if-match").isPresent()) {
            checkWrite(call, bucket);
        }
        bucket.objects().remove(call.key());
        return Replies.noContent();
    }
}
