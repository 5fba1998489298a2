package io.github.asgbg.conformance;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Removes a bucket with all versions that it holds. Those under a governance lock go too, for who may bypass it. */
final class BucketRemoval {
    private final S3Client s3;

    BucketRemoval(S3Client s3) {
        this.s3 = s3;
    }

    void remove(String bucket) {
        s3.listObjectVersionsPaginator(it -> it.bucket(bucket)).stream()
                .forEach(page -> versions(page).forEach(one -> remove(bucket, one)));
        s3.deleteBucket(it -> it.bucket(bucket));
    }

    private void remove(String bucket, ObjectIdentifier version) {
        s3.deleteObject(it -> it.bucket(bucket)
                .key(version.key())
                .versionId(version.versionId())
                .bypassGovernanceRetention(true));
    }

    private static List<ObjectIdentifier> versions(ListObjectVersionsResponse page) {
        return Stream.concat(
                        page.versions().stream().map(BucketRemoval::of),
                        page.deleteMarkers().stream().map(BucketRemoval::of))
                .toList();
    }

    private static ObjectIdentifier of(ObjectVersion version) {
        return ObjectIdentifier.builder()
                .key(version.key())
                .versionId(version.versionId())
                .build();
    }

    private static ObjectIdentifier of(DeleteMarkerEntry marker) {
        return ObjectIdentifier.builder()
                .key(marker.key())
                .versionId(marker.versionId())
                .build();
    }
}
