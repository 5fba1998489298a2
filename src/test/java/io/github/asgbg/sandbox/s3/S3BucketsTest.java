package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refusal;
import static io.github.asgbg.sandbox.s3.S3Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;

/** Amazon S3 API reference, the operations named by the tests. */
class S3BucketsTest {
    private final S3Fixture s3 = new S3Fixture();

    @Test
    void listsBuckets() { // ListBuckets
        assertThat(s3.client.listBuckets().buckets()).extracting(Bucket::name).containsExactly(BUCKET);
    }

    @Test
    void aMissingBucketIsNotFound() { // GetObject, HeadBucket
        assertThat(refusal(() -> s3.client.getObjectAsBytes(
                        r -> r.bucket("no-such-bucket").key("a"))))
                .isInstanceOf(NoSuchBucketException.class);
        assertThat(refusal(() -> s3.client.headBucket(r -> r.bucket("no-such-bucket")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBucketWithObjectsIsNotDeleted() { // DeleteBucket: BucketNotEmpty
        s3.put("a", "x");
        assertThat(refused(() -> s3.client.deleteBucket(r -> r.bucket(BUCKET)))).isEqualTo("409 BucketNotEmpty");

        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a"));
        s3.client.deleteBucket(r -> r.bucket(BUCKET));
        assertThat(s3.client.listBuckets().buckets()).isEmpty();
    }

    @Test
    void creatingOnesOwnBucketAgainSucceedsInUsEast1() { // CreateBucket: BucketAlreadyOwnedByYou, legacy behaviour
        s3.put("a", "x");
        s3.client.createBucket(r -> r.bucket(BUCKET));
        assertThat(s3.read("a")).isEqualTo("x");
    }

    @Test
    void illFormedNamesAreRefused() { // "Bucket naming rules"; the SDK would not even send one
        WireRequest request = new WireRequest("PUT", "/Not_A_Bucket", Map.of(), Map.of(), new byte[0]);

        assertThat(new String(s3.service.answer(request, new Permissions("us")).body(), StandardCharsets.UTF_8))
                .contains("<Code>InvalidBucketName</Code>");
    }

    @Test
    void otherRegionsAreNamedByAConstraint() { // CreateBucketConfiguration, GetBucketLocation
        s3.client.createBucket(
                r -> r.bucket("elsewhere").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

        assertThat(s3.client.getBucketLocation(r -> r.bucket("elsewhere")).locationConstraintAsString())
                .isEqualTo("eu-west-1");
        assertThat(s3.client.headBucket(r -> r.bucket(BUCKET)).bucketRegion()).isEqualTo("us-east-1");
    }

    @Test
    void whatIsNotConfiguredIsAnError() { // Error responses: NoSuchTagSet and others
        assertThat(refused(() -> s3.client.getBucketTagging(r -> r.bucket(BUCKET))))
                .isEqualTo("404 NoSuchTagSet");
        assertThat(refused(() -> s3.client.getBucketPolicy(r -> r.bucket(BUCKET))))
                .isEqualTo("404 NoSuchBucketPolicy");
        assertThat(refused(() -> s3.client.getBucketLifecycleConfiguration(r -> r.bucket(BUCKET))))
                .isEqualTo("404 NoSuchLifecycleConfiguration");
    }

    @Test
    void newBucketsAreEncryptedAndClosedToThePublic() { // "Default settings for new S3 buckets", April 2023
        assertThat(s3.client
                        .getPublicAccessBlock(r -> r.bucket(BUCKET))
                        .publicAccessBlockConfiguration()
                        .restrictPublicBuckets())
                .isTrue();
        assertThat(s3.client
                        .getBucketEncryption(r -> r.bucket(BUCKET))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .get(0)
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void keepsTheSettingsThatChangeNothingHere() { // PutBucketTagging, DeleteBucketTagging
        Tag tag = Tag.builder().key("k").value("v").build();
        s3.client.putBucketTagging(r -> r.bucket(BUCKET).tagging(t -> t.tagSet(tag)));
        assertThat(s3.client.getBucketTagging(r -> r.bucket(BUCKET)).tagSet()).containsExactly(tag);

        s3.client.deleteBucketTagging(r -> r.bucket(BUCKET));
        assertThat(refused(() -> s3.client.getBucketTagging(r -> r.bucket(BUCKET))))
                .isEqualTo("404 NoSuchTagSet");
    }

    @Test
    void settingsThatItCannotHonourAreRefused() {
        assertThat(refusal(() -> s3.client.putBucketRequestPayment(
                        r -> r.bucket(BUCKET).requestPaymentConfiguration(p -> p.payer("Requester")))))
                .hasMessageContaining("does not implement PUT on a bucket with ?requestPayment");
    }
}
