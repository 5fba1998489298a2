package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refusal;
import static io.github.asgbg.sandbox.s3.S3Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** Amazon S3 API reference, the operations named by the tests. */
class S3ObjectsTest {
    private final S3Fixture s3 = new S3Fixture();

    @Test
    void theEntityTagIsTheQuotedMd5() { // API reference "Object": ETag of a single-part object
        assertThat(s3.put("a", "hello").eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    }

    @Test
    void keepsMetadataAndTheTypeOfContent() { // PutObject, HeadObject
        s3.client.putObject(
                s3.to("a b+c")
                        .contentType("text/plain")
                        .metadata(Map.of("k", "v"))
                        .build(),
                RequestBody.fromString("hello"));

        HeadObjectResponse head = s3.client.headObject(r -> r.bucket(BUCKET).key("a b+c"));
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.metadata()).containsExactly(Map.entry("k", "v"));
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.contentEncoding()).isNull();
        assertThat(head.lastModified()).isEqualTo(s3.world.now());
    }

    @Test
    void everyChecksumAlgorithmIsAcceptedAndEchoed() { // "Checking object integrity"
        for (ChecksumAlgorithm algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            s3.client.putObject(s3.to("a").checksumAlgorithm(algorithm).build(), RequestBody.fromString("x"));
            HeadObjectResponse head =
                    s3.client.headObject(r -> r.bucket(BUCKET).key("a").checksumMode(ChecksumMode.ENABLED));
            assertThat(head.getValueForField("Checksum" + algorithm.toString(), String.class))
                    .as(algorithm.toString())
                    .isPresent();
        }
    }

    @Test
    void aWrongDigestIsRefused() { // PutObject, Content-MD5
        assertThat(refused(() -> s3.client.putObject(
                        s3.to("a").contentMD5("AAAAAAAAAAAAAAAAAAAAAA==").build(), RequestBody.fromString("x"))))
                .isEqualTo("400 BadDigest");
    }

    @Test
    void readsAByteRange() { // GetObject, Range
        s3.put("a", "0123456789");

        assertThat(s3.client
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key("a").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
        assertThat(refusal(() -> s3.client.getObjectAsBytes(
                                r -> r.bucket(BUCKET).key("a").range("bytes=10-")))
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void deletingWhatIsNotThereSucceeds() { // DeleteObject
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("nothing"));
    }

    @Test
    void deletesManyAndReportsEach() { // DeleteObjects
        String etag = s3.put("a", "x").eTag();
        s3.put("b", "y");

        DeleteObjectsResponse response = s3.client.deleteObjects(r -> r.bucket(BUCKET)
                .delete(Delete.builder()
                        .objects(
                                ObjectIdentifier.builder().key("a").eTag(etag).build(),
                                ObjectIdentifier.builder().key("b").eTag(etag).build())
                        .build()));

        assertThat(response.deleted()).extracting("key").containsExactly("a");
        assertThat(response.errors()).extracting("key", "code").containsExactly(tuple("b", "PreconditionFailed"));
    }

    @Test
    void copiesWithTheMetadataOrWithNewOnes() { // CopyObject, x-amz-metadata-directive
        s3.client.putObject(s3.to("a").metadata(Map.of("k", "v")).build(), RequestBody.fromString("x"));

        s3.client.copyObject(r ->
                r.sourceBucket(BUCKET).sourceKey("a").destinationBucket(BUCKET).destinationKey("same"));
        s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("a")
                .destinationBucket(BUCKET)
                .destinationKey("other")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("k", "w")));

        assertThat(s3.read("other")).isEqualTo("x");
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("same")).metadata())
                .containsEntry("k", "v");
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("other")).metadata())
                .containsEntry("k", "w");
    }

    @Test
    void listsInPagesAndFoldsAtTheDelimiter() { // ListObjectsV2
        List.of("p/a/1", "p/a/2", "p/b", "p/c/1", "q").forEach(key -> s3.put(key, "x"));

        ListObjectsV2Response first = s3.client.listObjectsV2(
                r -> r.bucket(BUCKET).prefix("p/").delimiter("/").maxKeys(2));
        ListObjectsV2Response second = s3.client.listObjectsV2(r -> r.bucket(BUCKET)
                .prefix("p/")
                .delimiter("/")
                .maxKeys(2)
                .continuationToken(first.nextContinuationToken()));

        assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("p/a/");
        assertThat(first.contents()).extracting(S3Object::key).containsExactly("p/b");
        assertThat(first.isTruncated()).isTrue();
        assertThat(second.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("p/c/");
        assertThat(second.contents()).isEmpty();
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void everyKeyIsListedOnceOverAllPages() { // ListObjects, ListObjectsV2
        List<String> keys =
                IntStream.range(0, 25).mapToObj(i -> "k/%02d é&<".formatted(i)).toList();
        keys.forEach(key -> s3.put(key, "x"));

        assertThat(s3.client.listObjectsV2Paginator(r -> r.bucket(BUCKET).maxKeys(7)).contents().stream()
                        .map(S3Object::key))
                .containsExactlyElementsOf(keys);
        ListObjectsResponse first =
                s3.client.listObjects(r -> r.bucket(BUCKET).maxKeys(24).delimiter("|"));
        assertThat(s3.client
                        .listObjects(r -> r.bucket(BUCKET).marker(first.nextMarker()))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly(keys.get(24));
    }

    @Test
    void tagsObjects() { // PutObjectTagging, GetObjectTagging
        s3.client.putObject(s3.to("a").tagging("k=v%201").build(), RequestBody.fromString("x"));
        assertThat(s3.client.getObjectTagging(r -> r.bucket(BUCKET).key("a")).tagSet())
                .containsExactly(Tag.builder().key("k").value("v 1").build());

        s3.client.deleteObjectTagging(r -> r.bucket(BUCKET).key("a"));
        assertThat(s3.client.getObjectTagging(r -> r.bucket(BUCKET).key("a")).tagSet())
                .isEmpty();
    }

    @Test
    void bucketsAreFoundByHostNameToo() { // "Virtual hosting of buckets"
        s3.put("a", "hello");
        try (S3Client virtualHosted = s3.client("https://localhost:4566")) {
            assertThat(virtualHosted
                            .getObjectAsBytes(r -> r.bucket(BUCKET).key("a"))
                            .asUtf8String())
                    .isEqualTo("hello");
        }
    }

    @Test
    void whatIsNotImplementedIsNamed() {
        assertThat(refusal(() ->
                        s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("a"))))
                .hasMessageContaining("The sandbox's S3 does not implement POST on an object with ?uploads.");
    }
}
