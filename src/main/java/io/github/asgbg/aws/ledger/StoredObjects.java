package io.github.asgbg.aws.ledger;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.Permissions;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Timer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of one ledger in S3, by their names below its place. */
final class StoredObjects {
    private static final String GET = "s3:GetObject";
    private static final String PUT = "s3:PutObject";
    private static final String LIST = "s3:ListObjectsV2";
    private static final String LIST_VERSIONS = "s3:ListObjectVersions";
    private static final int MAX_CONFLICTS = 4;
    private static final int MAX_VERSIONS = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Bytes. A group has up to 50 policies and 125 scheduled actions, of some kilobytes each, and they are kept twice. */
    private static final int LARGEST = 4 << 20;

    private final AwsClients clients;
    private final Asking asking;
    private final S3Ledger.Place place;
    private final Timer timer;

    StoredObjects(AwsClients clients, S3Ledger.Place place, Timer timer) {
        this.clients = clients;
        this.asking = new Asking(clients);
        this.place = place;
        this.timer = timer;
    }

    Optional<ResponseBytes<GetObjectResponse>> get(String name) {
        try {
            return Optional.of(asking.ask(GET, this::objects, () -> clients.s3()
                    .getObject(
                            r -> {
                                r.bucket(place.bucket()).key(place.key(name)).checksumMode(ChecksumMode.ENABLED);
                                place.owner().ifPresent(r::expectedBucketOwner);
                            },
                            StoredObjects::bounded)));
        } catch (CloudException e) {
            if (e.code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw explained(e);
        }
    }

    /** Whatever lies there: no more of it is read than a document of ours could have. */
    private static ResponseBytes<GetObjectResponse> bounded(GetObjectResponse object, AbortableInputStream content)
            throws IOException {
        byte[] read = content.readNBytes(LARGEST + 1);
        if (read.length > LARGEST) {
            content.abort();
        }
        return ResponseBytes.fromByteArrayUnsafe(object, read);
    }

    /** Refuses what would not be, or was not, read whole, since no document of ours is as large. */
    static void requireWhole(byte[] document) {
        if (document.length > LARGEST) {
            throw new LedgerJson.Damaged("it is larger than any document of asg-bg");
        }
    }

    /**
     * Writes an object where the condition holds, and answers with its new tag. A conflicting write that is going on at the
     * same time (409) decides nothing, so it is waited for.
     */
    String put(String name, String json, Consumer<PutObjectRequest.Builder> condition) {
        for (int attempt = 1; ; attempt++) {
            try {
                return putOnce(name, json, condition);
            } catch (CloudException e) {
                if (!e.code().equals("ConditionalRequestConflict") || attempt > MAX_CONFLICTS) {
                    throw explained(e);
                }
                timer.pause(PAUSE.multipliedBy(attempt));
            }
        }
    }

    private String putOnce(String name, String json, Consumer<PutObjectRequest.Builder> condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key(name))
                .contentType("application/json")
                // Buckets that lock objects take none without a digest, and only then is it told again when it is read.
                .checksumAlgorithm(ChecksumAlgorithm.SHA256);
        place.encryption().ifPresent(by -> request.serverSideEncryption(by.algorithm())
                .ssekmsKeyId(by.key().orElse(null)));
        place.owner().ifPresent(request::expectedBucketOwner);
        condition.accept(request);
        RequestBody body = RequestBody.fromBytes(json.getBytes(StandardCharsets.UTF_8));
        return asking.ask(PUT, this::objects, () -> clients.s3()
                .putObject(request.build(), body)
                .eTag());
    }

    /** Names of the newest objects below a folder, newest first. S3 lists in the order of the keys, which is that of time. */
    List<String> newest(String folder, int limit) {
        String prefix = place.key(folder);
        return listing(LIST, () -> {
            Deque<String> names = new ArrayDeque<>();
            Iterator<S3Object> objects = clients.s3()
                    .listObjectsV2Paginator(r -> {
                        r.bucket(place.bucket()).prefix(prefix);
                        place.owner().ifPresent(r::expectedBucketOwner);
                    })
                    .contents()
                    .iterator();
            while (objects.hasNext()) {
                names.addFirst(folder + objects.next().key().substring(prefix.length()));
                if (names.size() > limit) {
                    names.removeLast();
                }
            }
            return List.copyOf(names);
        });
    }

    /**
     * What S3 has of an object besides its present version.
     *
     * @param deleted when somebody deleted it, so that a marker hides all versions
     * @param earlier newest first, at most a page of them
     */
    record Kept(Optional<Instant> deleted, List<ObjectVersion> earlier) {}

    /** What S3 still has of an object. Source: S3 API reference, ListObjectVersions. */
    Kept versions(String name) {
        String key = place.key(name);
        ListObjectVersionsResponse listed =
                listing(LIST_VERSIONS, () -> clients.s3().listObjectVersions(r -> {
                    r.bucket(place.bucket()).prefix(key).maxKeys(MAX_VERSIONS);
                    place.owner().ifPresent(r::expectedBucketOwner);
                }));
        Optional<Instant> deleted = listed.deleteMarkers().stream()
                .filter(marker -> marker.key().equals(key) && Boolean.TRUE.equals(marker.isLatest()))
                .map(DeleteMarkerEntry::lastModified)
                .findFirst();
        return new Kept(
                deleted,
                listed.versions().stream()
                        .filter(version -> version.key().equals(key) && !Boolean.TRUE.equals(version.isLatest()))
                        .toList());
    }

    private <T> T listing(String operation, Supplier<T> call) {
        try {
            return asking.ask(operation, this::bucket, call);
        } catch (CloudException e) {
            throw isOfOwner(e) ? ofOwner(e) : e;
        }
    }

    private String objects() {
        return asking.objectsArn(place.bucket(), place.key("*"));
    }

    private String bucket() {
        return asking.bucketArn(place.bucket());
    }

    private CloudException explained(CloudException e) {
        if (isOfOwner(e)) {
            return ofOwner(e);
        }
        return switch (e.kind()) {
            case PERMISSION -> withRemedy(e, permissionRemedy(e));
            case NOT_FOUND ->
                withRemedy(e, "create the bucket `" + place.bucket() + "`, or correct the ledger's location");
            case CONFIGURATION ->
                e.code().isEmpty() || !e.remedy().isEmpty() ? e : withRemedy(e, BucketRegion.remedy(place.bucket(), e));
            case STATE, BUSY, THROTTLED, UNCLEAR, CREDENTIALS, EXPIRED, REFUSED -> e;
        };
    }

    /**
     * S3 says no more than "Access Denied" where another account owns the bucket; whom a policy denies something, it names.
     * Source: S3 user guide, "Verifying bucket ownership with bucket owner condition"; IAM user guide, access denied messages.
     */
    private boolean isOfOwner(CloudException e) {
        String text = String.valueOf(e.getMessage());
        return place.owner().isPresent()
                && e.kind() == CloudException.Kind.PERMISSION
                && !text.contains("not authorized to perform")
                && !Permissions.isOfKey(text);
    }

    private CloudException ofOwner(CloudException e) {
        String owner = place.owner().orElse("");
        String text = "S3 denies access to the bucket `" + place.bucket() + "`, as it does where another account than "
                + owner + " owns it, the one in `bucket-owner`: " + e.getMessage();
        String remedy =
                "do not go on if the bucket may be a stranger's; correct `ledger` or `bucket-owner` (--bucket-owner,"
                        + " ASG_BG_BUCKET_OWNER) if one of them is wrong; if " + owner + " does own it: "
                        + permissionRemedy(e);
        return new CloudException(e.kind(), e.operation(), e.code(), text, remedy, e);
    }

    /** S3 answers 403 for a missing object, too, unless the caller may list the bucket; and where KMS denies the key. */
    private String permissionRemedy(CloudException e) {
        String text = String.valueOf(e.getMessage());
        if (Permissions.isOfKey(text)) {
            return e.remedy() + ", and let the key's own policy allow it; S3 itself does not stand in the way";
        }
        if (text.contains("explicit deny")) {
            return e.remedy() + (e.operation().equals(PUT) ? demanded() : "");
        }
        String key = text.contains("not authorized to perform")
                ? ""
                : "; if the bucket is encrypted with a KMS key of your own, allow kms:Decrypt and kms:GenerateDataKey"
                        + " on it as well";
        return (e.operation().equals(GET)
                        ? e.remedy()
                                + " and this one, without which S3 does not tell a missing object from a forbidden one: "
                                + Permissions.statement("s3:ListBucket", bucket())
                        : e.remedy())
                + key;
    }

    /** Source: S3 user guide, "Protecting data with server-side encryption", bucket policies that demand its headers. */
    private String demanded() {
        return place.encryption()
                .map(by -> "; if the bucket's policy demands a certain encryption of each write, these say `"
                        + by.algorithm() + "`"
                        + by.key().map(key -> " with the key `" + key + "`").orElse("")
                        + ": correct `bucket-encryption` and `bucket-kms-key`")
                .orElse("; if the bucket's policy demands that each write says how it is encrypted, set"
                        + " `bucket-encryption` (--bucket-encryption, ASG_BG_BUCKET_ENCRYPTION) and, where it demands a"
                        + " certain key, `bucket-kms-key`");
    }

    private static CloudException withRemedy(CloudException e, String remedy) {
        return new CloudException(e.kind(), e.operation(), e.code(), String.valueOf(e.getMessage()), remedy, e);
    }
}
