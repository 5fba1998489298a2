package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.withBucket;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What S3 grants a ledger that is written by conditions. */
final class LedgerProbes {
    private static final String KEY = "ledger.json";
    private static final String ANY = "*";
    private static final String HOME = "us-east-1";

    private static final Probe CREATE_ONCE = withBucket(
            documented(
                    "ledger.create-once",
                    "an object is created once: a second If-None-Match is refused",
                    "S3 user guide, Conditional writes",
                    "one command works on a service at a time",
                    Map.of("first", "accepted", "second", "PreconditionFailed")),
            LedgerProbes::createOnce);

    private static final Probe COMPARE_AND_SWAP = withBucket(
            documented(
                    "ledger.compare-and-swap",
                    "an object is replaced by who knows its present ETag, and by nobody else",
                    "S3 user guide, Conditional writes",
                    "a lease is taken and given up by conditions",
                    Map.of("with the present", "accepted", "with an earlier one", "PreconditionFailed")),
            LedgerProbes::compareAndSwap);

    private static final Probe MISSING = withBucket(
            documented(
                    "ledger.missing",
                    "If-Match on an object that is not there is refused, and reading it is NoSuchKey",
                    "S3 API reference, PutObject and GetObject",
                    "a record that somebody deleted is told from one that was never written",
                    Map.of("write", "NoSuchKey", "read", "NoSuchKey")),
            LedgerProbes::missing);

    private static final Probe DELETE_MARKER = withBucket(
            assumed(
                    "ledger.delete-marker",
                    "over a delete marker an object is created anew",
                    "S3 user guide: a delete marker makes S3 behave as if the object were not there",
                    "a ledger whose record was deleted can be begun again",
                    Map.of("answer", "accepted")),
            LedgerProbes::deleteMarker);

    private static final Probe OBJECT_LOCK = withBucket(
            documented(
                    "ledger.object-lock",
                    "under a default retention a write needs a checksum",
                    "S3 API reference, PutObject: required for any request with a retention period",
                    "each write of the ledger carries a SHA-256",
                    Map.of("with a checksum", "accepted")),
            LedgerProbes::objectLock);

    private static final Probe KMS = withBucket(
            documented(
                    "ledger.kms",
                    "a write may ask for encryption by KMS, and conditions hold as ever",
                    "S3 API reference, PutObject",
                    "buckets that demand encryption by KMS can hold a ledger",
                    Map.of("first", "accepted", "second", "PreconditionFailed")),
            LedgerProbes::kms);

    private static final Probe OTHER_REGION = withBucket(
            documented(
                    "ledger.other-region",
                    "a bucket in another Region is found by itself, and its conditions hold",
                    "S3 user guide, Making requests: the answer to a wrong Region names the right one",
                    "one ledger may serve several Regions",
                    Map.of("first", "accepted", "second", "PreconditionFailed")),
            LedgerProbes::otherRegion);

    private LedgerProbes() {}

    static List<Probe> all() {
        return List.of(CREATE_ONCE, COMPARE_AND_SWAP, MISSING, DELETE_MARKER, OBJECT_LOCK, KMS, OTHER_REGION);
    }

    private static String bucket(ProbeContext context, Consumer<CreateBucketRequest.Builder> how) {
        String name = context.name();
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
        String region = context.region();
        if (!region.equals(HOME)) {
            request.createBucketConfiguration(it -> it.locationConstraint(BucketLocationConstraint.fromValue(region)));
        }
        how.accept(request);
        context.s3().createBucket(request.build());
        return name;
    }

    private static String put(
            ProbeContext context, String bucket, String text, Consumer<PutObjectRequest.Builder> how) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(bucket).key(KEY);
        how.accept(request);
        return context.s3()
                .putObject(request.build(), RequestBody.fromString(text))
                .eTag();
    }

    private static void createOnce(ProbeContext context) {
        String bucket = bucket(context, it -> {});
        context.answered("first", () -> put(context, bucket, "1", it -> it.ifNoneMatch(ANY)));
        context.answered("second", () -> put(context, bucket, "2", it -> it.ifNoneMatch(ANY)));
    }

    private static void compareAndSwap(ProbeContext context) {
        String bucket = bucket(context, it -> {});
        String tag = put(context, bucket, "1", it -> {});
        context.answered("with the present", () -> put(context, bucket, "2", it -> it.ifMatch(tag)));
        context.answered("with an earlier one", () -> put(context, bucket, "3", it -> it.ifMatch(tag)));
    }

    private static void missing(ProbeContext context) {
        String bucket = bucket(context, it -> {});
        context.answered(
                "write", () -> put(context, bucket, "1", it -> it.ifMatch("\"0123456789abcdef0123456789abcdef\"")));
        context.answered("read", () -> context.s3()
                .getObjectAsBytes(it -> it.bucket(bucket).key(KEY)));
    }

    private static void deleteMarker(ProbeContext context) {
        String bucket = bucket(context, it -> {});
        context.s3().putBucketVersioning(it -> it.bucket(bucket)
                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
        put(context, bucket, "1", it -> {});
        context.s3().deleteObject(it -> it.bucket(bucket).key(KEY));
        context.answered("answer", () -> put(context, bucket, "2", it -> it.ifNoneMatch(ANY)));
    }

    private static void objectLock(ProbeContext context) {
        String bucket = bucket(context, it -> it.objectLockEnabledForBucket(true));
        context.s3().putObjectLockConfiguration(it -> it.bucket(bucket)
                .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                        .rule(rule -> rule.defaultRetention(keep ->
                                keep.mode(ObjectLockRetentionMode.GOVERNANCE).days(1)))));
        context.answered("without a checksum", () -> put(context, bucket, "1", it -> it.ifNoneMatch(ANY)));
        context.answered(
                "with a checksum",
                () -> put(context, bucket, "2", it -> it.checksumAlgorithm(ChecksumAlgorithm.SHA256)));
    }

    /** Only us-east-1 makes buckets elsewhere. */
    private static void otherRegion(ProbeContext context) {
        if (!context.region().equals(HOME)) {
            throw new ProbeContext.Unable("only " + HOME + " makes buckets in other Regions");
        }
        String bucket = context.name();
        context.s3().createBucket(it -> it.bucket(bucket)
                .createBucketConfiguration(where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
        context.answered("first", () -> put(context, bucket, "1", it -> it.ifNoneMatch(ANY)));
        context.answered("second", () -> put(context, bucket, "2", it -> it.ifNoneMatch(ANY)));
    }

    private static void kms(ProbeContext context) {
        String bucket = bucket(context, it -> {});
        Consumer<PutObjectRequest.Builder> encrypted =
                it -> it.ifNoneMatch(ANY).serverSideEncryption(ServerSideEncryption.AWS_KMS);
        context.answered("first", () -> put(context, bucket, "1", encrypted));
        context.answered("second", () -> put(context, bucket, "2", encrypted));
    }
}
