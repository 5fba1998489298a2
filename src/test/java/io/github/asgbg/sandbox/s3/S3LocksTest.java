package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refusal;
import static io.github.asgbg.sandbox.s3.S3Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** S3 user guide, "Locking objects with Object Lock"; the API's operations named by the tests. */
class S3LocksTest {
    private final S3Fixture s3 = new S3Fixture();

    private void lock(ObjectLockRetentionMode mode) {
        s3.client.putBucketVersioning(
                it -> it.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        s3.client.putObjectLockConfiguration(
                it -> it.bucket(BUCKET).objectLockConfiguration(lock -> lock.objectLockEnabled("Enabled")
                        .rule(rule ->
                                rule.defaultRetention(keep -> keep.mode(mode).days(2)))));
    }

    /** A client that sends a digest only where it must, as older SDKs and many programs do. */
    private S3Client withoutDigests() {
        return S3Client.builder()
                .httpClient(new InProcessHttpClient(new Gateway(s3.world, List.of(s3.service))))
                .endpointOverride(URI.create("http://127.0.0.1:4566"))
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    @Test
    void aWriteWithoutADigestIsRefused() { // PutObject; the words as in github.com/versity/versitygw/issues/1740
        withoutDigests().putObject(s3.to("before").build(), RequestBody.fromString("x"));
        lock(ObjectLockRetentionMode.COMPLIANCE);
        assertThat(refusal(() -> withoutDigests().putObject(s3.to("a").build(), RequestBody.fromString("x"))))
                .hasMessageContaining("Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests"
                        + " with Object Lock parameters");
        withoutDigests()
                .putObject(
                        s3.to("a").checksumAlgorithm(ChecksumAlgorithm.SHA256).build(), RequestBody.fromString("x"));
        withoutDigests()
                .putObject(s3.to("b").contentMD5("ndTkYSaMgDT1yFZOFVxnpg==").build(), RequestBody.fromString("x"));
        assertThat(s3.read("a")).isEqualTo("x");
    }

    @Test
    void whatIsStoredIsKept() { // PutObjectLockConfiguration, HeadObject
        lock(ObjectLockRetentionMode.COMPLIANCE);
        String id = s3.put("a", "x").versionId();
        HeadObjectResponse head = s3.client.headObject(it -> it.bucket(BUCKET).key("a"));
        assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(head.objectLockRetainUntilDate())
                .isEqualTo(head.lastModified().plus(Duration.ofDays(2)));
        assertThat(refused(() -> s3.client.deleteObject(
                        it -> it.bucket(BUCKET).key("a").versionId(id).bypassGovernanceRetention(true))))
                .isEqualTo("403 AccessDenied");
        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a")); // a marker hides it and takes nothing away
        s3.world.advance(Duration.ofDays(2));
        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").versionId(id));
    }

    @Test
    void governanceCanBeBypassed() { // DeleteObject, x-amz-bypass-governance-retention
        lock(ObjectLockRetentionMode.GOVERNANCE);
        String id = s3.put("a", "x").versionId();
        assertThat(refused(() ->
                        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").versionId(id))))
                .isEqualTo("403 AccessDenied");
        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").versionId(id).bypassGovernanceRetention(true));
        assertThat(refused(() -> s3.read("a"))).isEqualTo("404 NoSuchKey");
    }

    @Test
    void lockingTakesVersionsForGood() { // CreateBucket, ObjectLockEnabledForBucket; PutBucketVersioning
        assertThat(refused(() -> s3.client.putObjectLockConfiguration(
                        it -> it.bucket(BUCKET).objectLockConfiguration(lock -> lock.objectLockEnabled("Enabled")))))
                .isEqualTo("409 InvalidBucketState");
        s3.client.createBucket(it -> it.bucket("locked-bucket").objectLockEnabledForBucket(true));
        assertThat(s3.client
                        .getObjectLockConfiguration(it -> it.bucket("locked-bucket"))
                        .objectLockConfiguration()
                        .objectLockEnabledAsString())
                .isEqualTo("Enabled");
        assertThat(refused(() -> s3.client.putBucketVersioning(it -> it.bucket("locked-bucket")
                        .versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)))))
                .isEqualTo("409 InvalidBucketState");
    }
}
