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
        Target target = Target.of(call, bucket);
        if (call.asksFor("tagging")) {
            return ObjectTags.answer(call, target);
        }
        if (call.asksFor("acl") && call.method().equals("GET")) {
            target.get();
            return Replies.xml("AccessControlPolicy", Buckets::ownerControlsAll);
        }
        refuseUnknown(call);
        return switch (call.method()) {
            case "PUT" -> call.header("x-amz-copy-source").isPresent() ? copy(call, target) : put(call, target);
            case "GET", "HEAD" -> target.answered(version -> get(call, target, version));
            case "DELETE" -> delete(call, target);
            default -> throw S3.notImplemented(call);
        };
    }

    /** Multipart uploads, object lock and the like: never mistaken for a plain read or write. */
    private static void refuseUnknown(Call call) {
        boolean unknown = call.request().query().keySet().stream()
                .anyMatch(name -> !name.startsWith("x-") && !name.startsWith("X-") && !name.equals("versionId"));
        if (unknown || (call.method().equals("PUT") && call.asksFor("versionId"))) {
            throw S3.notImplemented(call);
        }
    }

    private WireResponse put(Call call, Target target) {
        Encryption encryption = Encryption.of(call, target.bucket(), buckets.account());
        encryption.checkWrite(call);
        Map<String, String> metadata = Metadata.of(call);
        metadata.putAll(encryption.headers());
        target.bucket().lock().ifPresent(lock -> ObjectLock.requireDigest(call));
        metadata.putAll(locked(target));
        checkWrite(call, target.bucket());
        StoredObject object = new StoredObject(
                call.body(),
                encryption.etag(call.body(), clock.instant().toString()),
                clock.instant(),
                metadata,
                call.payload().checksums(),
                ObjectTags.ofHeader(call));
        Map<String, String> headers = new TreeMap<>(object.checksums());
        headers.putAll(written(target, object));
        headers.put("etag", object.etag());
        headers.putAll(encryption.headers());
        return Replies.ok(headers);
    }

    private Map<String, String> locked(Target target) {
        return target.bucket().lock().map(lock -> lock.headers(clock.instant())).orElse(Map.of());
    }

    /** A write tells the version that it made, if it made one. */
    private Map<String, String> written(Target target, StoredObject object) {
        Size.requireMetadata(object.metadata());
        buckets.requireRoom(Size.of(target.key(), new StoredVersion("", object.lastModified(), Optional.of(object))));
        StoredVersion version = target.bucket().put(target.key(), object);
        return target.bucket().versioning() == Versioning.ENABLED ? target.headers(version) : Map.of();
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

    private WireResponse copy(Call call, Target target) {
        CopySource source = CopySource.of(call);
        StoredObject from = source.in(call, buckets).get().object().orElseThrow();
        Conditions.checkRead(call, from, "x-amz-copy-source-");
        checkWrite(call, target.bucket());
        boolean replace = call.header("x-amz-metadata-directive").equals(Optional.of("REPLACE"));
        Map<String, String> metadata = replace ? Metadata.of(call) : Metadata.copied(from);
        Encryption encryption = Encryption.of(call, target.bucket(), buckets.account());
        Encryption.checkRead(call, from);
        encryption.checkWrite(call);
        metadata.putAll(encryption.headers());
        metadata.putAll(locked(target));
        String etag = encryption.etag(from.content(), clock.instant().toString());
        StoredObject object =
                new StoredObject(from.content(), etag, clock.instant(), metadata, from.checksums(), from.tags());
        return Replies.xml(written(target, object), "CopyObjectResult", xml -> xml.element("ETag", object.etag())
                .element("LastModified", object.lastModified()));
    }

    private static WireResponse get(Call call, Target target, StoredVersion version) {
        StoredObject object = version.object().orElseThrow();
        if (call.method().equals("GET") || call.header("x-amz-checksum-mode").isPresent()) {
            Encryption.checkRead(call, object);
        }
        Conditions.checkRead(call, object, "");
        Map<String, String> headers = new TreeMap<>(describe(call, object));
        headers.putAll(target.headers(version));
        if (call.method().equals("HEAD")) {
            headers.put("content-length", Integer.toString(object.content().length));
            return Replies.ok(headers);
        }
        return ByteRange.of(call)
                .map(range -> range.answer(object, headers))
                .orElseGet(() -> Replies.response(200, headers, object.content()));
    }

    private static Map<String, String> describe(Call call, StoredObject object) {
        Map<String, String> headers = new TreeMap<>(object.metadata());
        headers.put("etag", object.etag());
        headers.put("last-modified", HttpDate.of(object.lastModified()));
        headers.put("accept-ranges", "bytes");
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

    private WireResponse delete(Call call, Target target) {
        if (call.header("if-match").isPresent()) {
            checkWrite(call, target.bucket());
        }
        Deleted deleted = Deleted.of(target, clock.instant());
        return Replies.response(204, deleted.headers(target), new byte[0]);
    }
}
