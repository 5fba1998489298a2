package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refusal;
import static io.github.asgbg.sandbox.s3.S3Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** S3 user guide, "Retaining multiple versions of objects with S3 Versioning", and the operations named by the tests. */
class S3VersionsTest {
    private final S3Fixture s3 = new S3Fixture();

    private void version(String status) {
        s3.client.putBucketVersioning(
                it -> it.bucket(BUCKET).versioningConfiguration(versioning -> versioning.status(status)));
    }

    private String read(String key, String versionId) {
        return s3.client
                .getObjectAsBytes(it -> it.bucket(BUCKET).key(key).versionId(versionId))
                .asUtf8String();
    }

    private DeleteObjectResponse delete(String key) {
        return s3.client.deleteObject(it -> it.bucket(BUCKET).key(key));
    }

    private ListObjectVersionsResponse versions() {
        return s3.client.listObjectVersions(it -> it.bucket(BUCKET));
    }

    @Test
    void aNewBucketHasNoStatus() { // GetBucketVersioning: "If you have never enabled versioning ..."
        assertThat(s3.client.getBucketVersioning(it -> it.bucket(BUCKET)).status())
                .isNull();
        version("Enabled");
        assertThat(s3.client.getBucketVersioning(it -> it.bucket(BUCKET)).status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
        version("Suspended");
        assertThat(s3.client.getBucketVersioning(it -> it.bucket(BUCKET)).status())
                .isEqualTo(BucketVersioningStatus.SUSPENDED);
        assertThat(refused(() -> {
                    version("Off");
                    return "";
                }))
                .isEqualTo("400 MalformedXML");
    }

    @Test
    void everyWriteIsKept() { // GetObject, versionId
        version("Enabled");
        String first = s3.put("a", "one").versionId();
        String second = s3.put("a", "two").versionId();
        assertThat(first).isNotEqualTo(second);
        assertThat(s3.read("a")).isEqualTo("two");
        assertThat(read("a", first)).isEqualTo("one");
        assertThat(s3.client
                        .headObject(it -> it.bucket(BUCKET).key("a").versionId(first))
                        .versionId())
                .isEqualTo(first);
    }

    @Test
    void whatWasThereBeforeHasTheIdNull() { // "Objects stored in your bucket before ... have a version ID of null"
        assertThat(s3.put("a", "old").versionId()).isNull();
        version("Enabled");
        s3.put("a", "new");
        assertThat(read("a", "null")).isEqualTo("old");
        assertThat(versions().versions())
                .extracting(ObjectVersion::versionId, ObjectVersion::isLatest)
                .element(1)
                .hasToString("(\"null\", false)");
    }

    @Test
    void deletingHidesTheObjectUnderAMarker() { // DeleteObject; "Working with delete markers"
        version("Enabled");
        String id = s3.put("a", "one").versionId();
        DeleteObjectResponse deleted = delete("a");
        assertThat(deleted.deleteMarker()).isTrue();
        S3Exception missing = refusal(() -> s3.read("a"));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
                .contains("true");
        assertThat(read("a", id)).isEqualTo("one");
        assertThat(s3.client.listObjectsV2(it -> it.bucket(BUCKET)).contents()).isEmpty();
        assertThat(versions().deleteMarkers())
                .singleElement()
                .satisfies(marker -> assertThat(marker.isLatest()).isTrue())
                .extracting(DeleteMarkerEntry::versionId)
                .isEqualTo(deleted.versionId());
    }

    @Test
    void aMarkerCannotBeRead() { // GetObject: "405 Method Not Allowed ... and the Last-Modified: timestamp"
        version("Enabled");
        s3.put("a", "one");
        String marker = delete("a").versionId();
        S3Exception error = refusal(() -> read("a", marker));
        assertThat(error.statusCode()).isEqualTo(405);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("MethodNotAllowed");
        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Last-Modified"))
                .isPresent();
    }

    @Test
    void deletingTheMarkerBringsTheObjectBack() { // "Managing delete markers"
        version("Enabled");
        s3.put("a", "one");
        String marker = delete("a").versionId();
        DeleteObjectResponse gone =
                s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").versionId(marker));
        assertThat(gone.deleteMarker()).isTrue();
        assertThat(s3.read("a")).isEqualTo("one");
    }

    @Test
    void deletingAVersionIsForGood() { // "Deleting object versions from a versioning-enabled bucket"
        version("Enabled");
        String first = s3.put("a", "one").versionId();
        String second = s3.put("a", "two").versionId();
        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").versionId(second));
        assertThat(s3.read("a")).isEqualTo("one");
        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").versionId(first));
        assertThat(versions().versions()).isEmpty();
        assertThat(refused(() -> read("a", first))).isEqualTo("404 NoSuchVersion");
    }

    @Test
    void suspendedVersioningReplacesTheVersionNullAlone() { // "Adding objects to versioning-suspended buckets"
        version("Enabled");
        String kept = s3.put("a", "one").versionId();
        version("Suspended");
        s3.put("a", "two");
        s3.put("a", "three");
        assertThat(versions().versions()).extracting(ObjectVersion::versionId).containsExactly("null", kept);
        assertThat(delete("a").versionId()).isEqualTo("null");
        assertThat(versions().versions()).extracting(ObjectVersion::versionId).containsExactly(kept);
        assertThat(versions().deleteMarkers())
                .extracting(DeleteMarkerEntry::versionId)
                .containsExactly("null");
    }

    @Test
    void conditionsLookAtTheCurrentVersionOnly() { // "Conditional delete evaluations only apply to the current version"
        version("Enabled");
        String etag = s3.put("a", "one").eTag();
        s3.put("a", "two");
        assertThat(refused(() ->
                        s3.client.deleteObject(it -> it.bucket(BUCKET).key("a").ifMatch(etag))))
                .isEqualTo("412 PreconditionFailed");
        delete("a");
        s3.client.putObject(s3.to("a").ifNoneMatch("*").build(), RequestBody.fromString("again"));
        assertThat(s3.read("a")).isEqualTo("again");
    }

    @Test
    void listsEveryVersionOnceOverAllPages() { // ListObjectVersions
        version("Enabled");
        List<String> written = new ArrayList<>();
        for (String key : List.of("a", "b", "b", "b", "c/1", "c/2")) {
            written.add(key + " " + s3.put(key, "x").versionId());
        }
        delete("b");
        List<String> listed = s3
                .client
                .listObjectVersionsPaginator(it -> it.bucket(BUCKET).maxKeys(2))
                .stream()
                .flatMap(page -> page.versions().stream())
                .map(version -> version.key() + " " + version.versionId())
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(written);
        assertThat(listed.subList(1, 4)).containsExactly(written.get(3), written.get(2), written.get(1));
        ListObjectVersionsResponse folded = s3.client.listObjectVersions(
                it -> it.bucket(BUCKET).delimiter("/").prefix("c"));
        assertThat(folded.versions()).isEmpty();
        assertThat(folded.commonPrefixes()).singleElement().satisfies(prefix -> assertThat(prefix.prefix())
                .isEqualTo("c/"));
    }

    @Test
    void aBucketWithVersionsIsNotDeleted() { // DeleteBucket: "including all object versions and delete markers"
        version("Enabled");
        String id = s3.put("a", "one").versionId();
        String marker = delete("a").versionId();
        assertThat(refused(() -> s3.client.deleteBucket(it -> it.bucket(BUCKET))))
                .isEqualTo("409 BucketNotEmpty");
        DeleteObjectsResponse gone = s3.client.deleteObjects(it -> it.bucket(BUCKET)
                .delete(what -> what.objects(
                        ObjectIdentifier.builder().key("a").versionId(id).build(),
                        ObjectIdentifier.builder().key("a").versionId(marker).build())));
        assertThat(gone.deleted()).hasSize(2);
        assertThat(gone.deleted().get(1).deleteMarker()).isTrue();
        s3.client.deleteBucket(it -> it.bucket(BUCKET));
        assertThat(s3.client.listBuckets().buckets()).isEmpty();
    }

    @Test
    void deletingManyPutsAMarkerOnEach() { // DeleteObjects
        version("Enabled");
        s3.put("a", "one");
        DeleteObjectsResponse gone = s3.client.deleteObjects(it -> it.bucket(BUCKET)
                .delete(what -> what.objects(ObjectIdentifier.builder().key("a").build())));
        assertThat(gone.deleted().get(0).deleteMarkerVersionId())
                .isEqualTo(versions().deleteMarkers().get(0).versionId());
    }

    @Test
    void anOldVersionCanBeCopiedBack() { // "Restoring previous versions"
        version("Enabled");
        String first = s3.put("a", "one").versionId();
        s3.put("a", "two");
        s3.client.copyObject(it -> it.sourceBucket(BUCKET)
                .sourceKey("a")
                .sourceVersionId(first)
                .destinationBucket(BUCKET)
                .destinationKey("a"));
        assertThat(s3.read("a")).isEqualTo("one");
        assertThat(versions().versions()).hasSize(3);
    }

    @Test
    void tagsBelongToAVersion() { // PutObjectTagging, versionId
        version("Enabled");
        String first = s3.put("a", "one").versionId();
        s3.put("a", "two");
        s3.client.putObjectTagging(it -> it.bucket(BUCKET)
                .key("a")
                .versionId(first)
                .tagging(tagging ->
                        tagging.tagSet(Tag.builder().key("k").value("v").build())));
        assertThat(s3.client
                        .getObjectTagging(it -> it.bucket(BUCKET).key("a").versionId(first))
                        .tagSet())
                .hasSize(1);
        assertThat(s3.client.getObjectTagging(it -> it.bucket(BUCKET).key("a")).tagSet())
                .isEmpty();
        assertThat(versions().versions()).hasSize(2);
    }

    @Test
    void anotherOwnerThanExpectedIsRefused() { // "Verifying bucket ownership with bucket owner condition"
        s3.put("a", "one");
        assertThat(refused(() -> s3.client.getObjectAsBytes(
                        it -> it.bucket(BUCKET).key("a").expectedBucketOwner("111122223333"))))
                .isEqualTo("403 AccessDenied");
        assertThat(refusal(() -> s3.client.headBucket(it -> it.bucket(BUCKET).expectedBucketOwner("111122223333")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(s3.client
                        .headBucket(it -> it.bucket(BUCKET).expectedBucketOwner("123456789012"))
                        .bucketRegion())
                .isEqualTo("us-east-1");
    }
}
