package io.github.asgbg.sandbox.s3;

import static io.github.asgbg.sandbox.s3.S3Fixture.BUCKET;
import static io.github.asgbg.sandbox.s3.S3Fixture.refusal;
import static io.github.asgbg.sandbox.s3.S3Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Amazon S3 API reference, PutObject and DeleteObject; S3 user guide, "conditional-writes" and "conditional-deletes". */
class S3ConditionsTest {
    private final S3Fixture s3 = new S3Fixture();

    private PutObjectResponse put(PutObjectRequest.Builder request, String content) {
        return s3.client.putObject(request.build(), RequestBody.fromString(content));
    }

    @Test
    void createsOnlyWhereNothingIsWhenAskedTo() { // PutObject, If-None-Match
        put(s3.to("a").ifNoneMatch("*"), "first");

        assertThat(refused(() -> put(s3.to("a").ifNoneMatch("*"), "second"))).isEqualTo("412 PreconditionFailed");
        assertThat(s3.read("a")).isEqualTo("first");
    }

    @Test
    void replacesOnlyTheVersionThatWasRead() { // PutObject, If-Match
        String first = s3.put("a", "first").eTag();
        String second = put(s3.to("a").ifMatch(first), "second").eTag();

        assertThat(refused(() -> put(s3.to("a").ifMatch(first), "third"))).isEqualTo("412 PreconditionFailed");
        assertThat(second).isNotEqualTo(first);
        assertThat(s3.read("a")).isEqualTo("second");
    }

    @Test
    void replacingWhatIsNotThereIsNotFound() { // conditional-writes: "404 Not Found ... the object key no longer
        // exists"
        assertThat(refused(() -> put(s3.to("a").ifMatch("\"0\""), "x"))).isEqualTo("404 NoSuchKey");
    }

    @Test
    void onlyAnAsteriskIsUnderstoodAsAbsence() { // PutObject: "Expects the '*' (asterisk) character"
        assertThat(refused(() -> put(s3.to("a").ifNoneMatch("\"0\""), "x"))).isEqualTo("501 NotImplemented");
    }

    @Test
    void aConflictIsAnsweredOnceAndWritesNothing() { // PutObject: "a 409 ConditionalRequestConflict response"
        s3.service.conflictOnNextConditionalWrites(1);

        assertThat(refused(() -> put(s3.to("a").ifNoneMatch("*"), "x"))).isEqualTo("409 ConditionalRequestConflict");
        assertThat(refusal(() -> s3.read("a"))).isInstanceOf(NoSuchKeyException.class);
        assertThat(put(s3.to("a").ifNoneMatch("*"), "x").eTag()).isNotEmpty();
    }

    @Test
    void unconditionalWritesNeverConflict() {
        s3.service.conflictOnNextConditionalWrites(1);

        s3.put("a", "x");
        assertThat(s3.read("a")).isEqualTo("x");
    }

    @Test
    void deletesOnlyTheVersionThatWasRead() { // DeleteObject, If-Match
        String first = s3.put("a", "first").eTag();
        String second = s3.put("a", "second").eTag();

        assertThat(refused(() ->
                        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").ifMatch(first))))
                .isEqualTo("412 PreconditionFailed");
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").ifMatch(second));
        assertThat(refusal(() -> s3.read("a"))).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void anAsteriskDeletesWhateverIsThere() { // DeleteObject: "a string value of an '*' ... a match of any ETag"
        s3.put("a", "x");

        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").ifMatch("*"));
        assertThat(refused(() ->
                        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").ifMatch("*"))))
                .isEqualTo("404 NoSuchKey");
    }

    @Test
    void readsAnswer304Or412() { // GetObject, If-None-Match and If-Match
        String etag = s3.put("a", "x").eTag();

        assertThat(refusal(() -> s3.client.getObjectAsBytes(
                                r -> r.bucket(BUCKET).key("a").ifNoneMatch(etag)))
                        .statusCode())
                .isEqualTo(304);
        assertThat(refusal(() -> s3.client.getObjectAsBytes(
                                r -> r.bucket(BUCKET).key("a").ifMatch("\"0\"")))
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void datesDecideWhereNoEntityTagIsGiven() { // GetObject, If-Modified-Since and If-Unmodified-Since
        s3.world.advance(Duration.ofMinutes(5));
        s3.put("a", "x");

        assertThat(refusal(() -> s3.client.headObject(
                                r -> r.bucket(BUCKET).key("a").ifModifiedSince(s3.world.now())))
                        .statusCode())
                .isEqualTo(304);
        assertThat(refusal(() -> s3.client.headObject(r -> r.bucket(BUCKET)
                                .key("a")
                                .ifUnmodifiedSince(s3.world.now().minusSeconds(60))))
                        .statusCode())
                .isEqualTo(412);
        assertThat(s3.client
                        .headObject(r -> r.bucket(BUCKET)
                                .key("a")
                                .ifModifiedSince(s3.world.now().minusSeconds(60)))
                        .contentLength())
                .isEqualTo(1);
    }
}
