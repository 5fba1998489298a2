package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.Permissions.Decision;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** S3 user guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)", Permissions. */
class S3EncryptionTest {
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd";

    private final S3Fixture s3 = new S3Fixture();
    private final Permissions permissions = new Permissions("arn:aws:iam::123456789012:user/ci");
    private final Gateway gateway = new Gateway(s3.world, permissions, List.of(s3.service));
    private final S3Client client = S3Client.builder()
            .httpClient(new InProcessHttpClient(gateway))
            .endpointOverride(URI.create("http://127.0.0.1:4566"))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();

    @BeforeEach
    void encryptWithAKey() {
        client.putBucketEncryption(it -> it.bucket(BUCKET)
                .serverSideEncryptionConfiguration(all -> all.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(by ->
                                by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID("1234abcd"))
                        .build())));
    }

    private void put(String name) {
        client.putObject(s3.to(name).build(), RequestBody.fromString("x"));
    }

    @Test
    void theBucketsKeyIsUsedAndTold() { // HeadObject; Object: the ETag is no MD5 then
        put("a");
        HeadObjectResponse head = client.headObject(it -> it.bucket(BUCKET).key("a"));
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(head.ssekmsKeyId()).isEqualTo(KEY);
        assertThat(head.eTag()).isNotEqualTo(Checksums.etag(new byte[] {'x'}));
    }

    @Test
    void whoMayNotUseTheKeyIsDeniedTheKeyAndNotTheBucket() {
        put("a");
        permissions.decide("kms:*", Decision.IMPLICIT_DENY);
        S3Exception write = refusal(() -> client.putObject(s3.to("b").build(), RequestBody.fromString("x")));
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(write.awsErrorDetails().errorMessage())
                .endsWith("is not authorized to perform: kms:GenerateDataKey on resource: " + KEY
                        + " because no identity-based policy allows the kms:GenerateDataKey action");
        assertThat(refusal(() -> client.getObjectAsBytes(it -> it.bucket(BUCKET).key("a"))))
                .hasMessageContaining("kms:Decrypt on resource: " + KEY);
    }

    @Test
    void aRequestMayNameAnotherEncryption() { // PutObject, x-amz-server-side-encryption
        permissions.decide("kms:*", Decision.IMPLICIT_DENY);
        client.putObject(
                s3.to("a").serverSideEncryption(ServerSideEncryption.AES256).build(), RequestBody.fromString("x"));
        client.putObject(
                s3.to("b").serverSideEncryption(ServerSideEncryption.AWS_KMS).build(), RequestBody.fromString("x"));
        assertThat(s3.read("a") + s3.read("b")).isEqualTo("xx");
    }
}
