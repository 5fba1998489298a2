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

    private LedgerProbes() {}

    static List<Probe> all() {
        return List.of(
                withBucket(
                        documented(
                                "ledger.create-once",
                                "an object is created once: a second If-None-Match is refused",
                                "S3 user guide, Conditional writes",
                                "one command works on a service at a time",
                                Map.of("first", "accepted", "second", "PreconditionFailed")),
                        LedgerProbes::createOnce),
                withBucket(
                        documented(
                                "ledger.compare-and-swap",
                                "an object is replaced by who knows its present ETag, and by nobody else",
                                "S3 user guide, Conditional writes",
                                "a lease is taken and given up by conditions",
                                Map.of("with the present", "accepted", "with an earlier one", "PreconditionFailed")),
                        LedgerProbes::compareAndSwap),
                withBucket(
                        documented(
                                "ledger.missing",
                                "If-Match on an object that is not there is refused, and reading it is NoSuchKey",
                                "S3 API reference, PutObject and GetObject",
                                "a record that somebody deleted is told from one that was never written",
                                Map.of("write", "NoSuchKey", "read", "NoSuchKey")),
                        LedgerProbes::missing),
                withBucket(
                        assumed(
                                "ledger.delete-marker",
                                "over a delete marker an object is created anew",
                                "S3 user guide: a delete marker makes S3 behave as if the object were not there",
                                "a ledger whose record was deleted can be begun again",
                                Map.of("answer", "accepted")),
                        LedgerProbes::deleteMarker),
                withBucket(
                        documented(
                                "ledger.object-lock",
                                "under a default retention a write needs a checksum",
                                "S3 API reference, PutObject: required for any request with a retention period",
                                "each write of the ledger carries a SHA-256",
                                Map.of("with a checksum", "accepted")),
                        LedgerProbes::objectLock),
                withBucket(
                        documented(
                                "ledger.kms",
                                "a write may ask for encryption by KMS, and conditions hold as ever",
                                "S3 API reference, PutObject",
                                "buckets that demand encryption by KMS can hold a ledger",
                                Map.of("first", "accepted", "second", "PreconditionFailed")),
                        LedgerProbes::kms));
    }

    private static String bucket(Lab lab, Consumer<CreateBucketRequest.Builder> how) {
        String name = lab.name();
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
        String region = lab.region();
        if (!region.equals("us-east-1")) {
            request.createBucketConfiguration(it -> it.locationConstraint(BucketLocationConstraint.fromValue(region)));
        }
        how.accept(request);
        lab.s3().createBucket(request.build());
        return name;
    }

    private static String put(Lab lab, String bucket, String text, Consumer<PutObjectRequest.Builder> how) {
        PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket).key(KEY);
        how.accept(request);
        return lab.s3().putObject(request.build(), RequestBody.fromString(text)).eTag();
    }

    private static void createOnce(Lab lab) {
        String bucket = bucket(lab, it -> {});
        lab.answered("first", () -> put(lab, bucket, "1", it -> it.ifNoneMatch(ANY)));
        lab.answered("second", () -> put(lab, bucket, "2", it -> it.ifNoneMatch(ANY)));
    }

    private static void compareAndSwap(Lab lab) {
        String bucket = bucket(lab, it -> {});
        String tag = put(lab, bucket, "1", it -> {});
        lab.answered("with the present", () -> put(lab, bucket, "2", it -> it.ifMatch(tag)));
        lab.answered("with an earlier one", () -> put(lab, bucket, "3", it -> it.ifMatch(tag)));
    }

    private static void missing(Lab lab) {
        String bucket = bucket(lab, it -> {});
        lab.answered("write", () -> put(lab, bucket, "1", it -> it.ifMatch("\"0123456789abcdef0123456789abcdef\"")));
        lab.answered("read", () -> lab.s3().getObjectAsBytes(it -> it.bucket(bucket).key(KEY)));
    }

    private static void deleteMarker(Lab lab) {
        String bucket = bucket(lab, it -> {});
        lab.s3().putBucketVersioning(it -> it.bucket(bucket)
                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
        put(lab, bucket, "1", it -> {});
        lab.s3().deleteObject(it -> it.bucket(bucket).key(KEY));
        lab.answered("answer", () -> put(lab, bucket, "2", it -> it.ifNoneMatch(ANY)));
    }

    private static void objectLock(Lab lab) {
        String bucket = bucket(lab, it -> it.objectLockEnabledForBucket(true));
        lab.s3().putObjectLockConfiguration(it -> it.bucket(bucket)
                .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                        .rule(rule -> rule.defaultRetention(
                                keep -> keep.mode(ObjectLockRetentionMode.GOVERNANCE).days(1)))));
        lab.answered("without a checksum", () -> put(lab, bucket, "1", it -> it.ifNoneMatch(ANY)));
        lab.answered(
                "with a checksum", () -> put(lab, bucket, "2", it -> it.checksumAlgorithm(ChecksumAlgorithm.SHA256)));
    }

    private static void kms(Lab lab) {
        String bucket = bucket(lab, it -> {});
        Consumer<PutObjectRequest.Builder> encrypted =
                it -> it.ifNoneMatch(ANY).serverSideEncryption(ServerSideEncryption.AWS_KMS);
        lab.answered("first", () -> put(lab, bucket, "1", encrypted));
        lab.answered("second", () -> put(lab, bucket, "2", encrypted));
    }
}
