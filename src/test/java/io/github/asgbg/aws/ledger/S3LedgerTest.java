package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Value;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class S3LedgerTest {
    private static final String KEY = "/releases/prod/shop/release.json";
    private static final String GET = "GET " + KEY;
    private static final String PUT = "PUT " + KEY;
    private static final String ETAG = "\"9b2cf535f27731c974343645a3985328\"";

    private final FakeAws fake = new FakeAws();
    private final FakeClock timer = new FakeClock();
    private final S3Ledger ledger =
            new S3Ledger(FakeAws.clients(fake), new S3Ledger.Place("releases", "/prod/", "shop"), timer);

    @Test
    void noDocumentIsNoError() {
        fake.s3Error(GET, 404, "NoSuchKey");
        assertThat(ledger.read()).isEmpty();
    }

    @Test
    void theTagIsKeptWordForWord() {
        fake.add(GET, stored(LedgerJson.write(Examples.document())));
        assertThat(ledger.read()).contains(new Ledger.Entry(Examples.document(), ETAG, Duration.ZERO));
    }

    @Test
    void theFirstWriteDemandsThatThereIsNone() {
        fake.add(PUT, stored(""));
        assertThat(ledger.write(Examples.document(), Optional.empty())).isEqualTo(ETAG);
        assertThat(fake.last(PUT).headers()).containsEntry("If-None-Match", "*").doesNotContainKey("If-Match");
        assertThat(fake.last(PUT).body()).isEqualTo(LedgerJson.write(Examples.document()));
    }

    @Test
    void everyOtherWriteDemandsTheTagThatWasRead() {
        fake.add(PUT, stored(""));
        ledger.write(Examples.document(), Optional.of(ETAG));
        assertThat(fake.last(PUT).headers()).containsEntry("If-Match", ETAG).doesNotContainKey("If-None-Match");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        Release nameless = Examples.release().alsoMoving(new TreeMap<>(Map.of(Item.policy(""), Value.Members.NONE)));
        LedgerDocument document = new LedgerDocument(Optional.empty(), Optional.of(nameless), Optional.empty());
        assertThatThrownBy(() -> ledger.write(document, Optional.empty()))
                .isInstanceOf(CloudException.class)
                .hasMessageStartingWith("the record of this release could not be read again: ");
        assertThat(fake.count(PUT)).isZero();
    }

    @Test
    void whoeverComesSecondIsTold() {
        fake.s3Error(PUT, 412, "PreconditionFailed");
        assertThatThrownBy(() -> ledger.write(Examples.document(), Optional.of(ETAG)))
                .isInstanceOf(Ledger.Conflict.class)
                .hasMessageContaining("s3://releases/prod/shop/release.json");
    }

    @Test
    void aDocumentThatVanishedIsAConflict() {
        fake.s3Error(PUT, 404, "NoSuchKey");
        assertThatThrownBy(() -> ledger.write(Examples.document(), Optional.of(ETAG)))
                .isInstanceOf(Ledger.Conflict.class);
    }

    /** Whoever holds the lease compares what is stored with what it wrote. */
    @Test
    void aWriteWhoseAnswerWasLostMayLookLikeSomebodyElses() {
        fake.broken(PUT, new IOException("Connection reset")).s3Error(PUT, 412, "PreconditionFailed");
        assertThatThrownBy(() -> ledger.write(Examples.document(), Optional.of("\"before\"")))
                .isInstanceOf(Ledger.Conflict.class);
        assertThat(fake.count(PUT)).isEqualTo(2);
    }

    @Test
    void aSimultaneousWriteIsTriedAgainAfterAPause() {
        fake.s3Error(PUT, 409, "ConditionalRequestConflict")
                .s3Error(PUT, 409, "ConditionalRequestConflict")
                .add(PUT, stored(""));
        ledger.write(Examples.document(), Optional.of(ETAG));
        assertThat(fake.count(PUT)).isEqualTo(3);
        assertThat(timer.elapsed()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void triesEnd() {
        fake.s3Error(PUT, 409, "ConditionalRequestConflict");
        assertThatThrownBy(() -> ledger.write(Examples.document(), Optional.of(ETAG)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
        assertThat(fake.count(PUT)).isEqualTo(5);
    }

    @Test
    void archivingTwiceIsHarmless() {
        String put = "PUT /releases/prod/shop/history/20260301T110000Z-v1.json";
        fake.add(put, stored("")).s3Error(put, 412, "PreconditionFailed");
        ledger.archive(Examples.firstRelease());
        ledger.archive(Examples.firstRelease());
        assertThat(fake.count(put)).isEqualTo(2);
        assertThat(fake.last(put).headers()).containsEntry("If-None-Match", "*");
    }

    @Test
    void theHistoryIsTheNewestFirst() {
        fake.answer("GET /releases?", listing("a", "b", "20260301T110000Z-v1"));
        String get = "GET /releases/prod/shop/history/";
        fake.add(get + "20260301T110000Z-v1.json", stored(LedgerJson.writeHistory(Examples.firstRelease())));
        fake.add(get + "b.json", stored(LedgerJson.writeHistory(Examples.release())));
        assertThat(ledger.history(2)).containsExactly(Examples.firstRelease(), Examples.release());
    }

    /** Times of S3's clock, whatever the local one says. */
    @Test
    void theAgeIsTheDifferenceOfTwoTimesOfS3() {
        assertThat(ageOf("Sun, 01 Mar 2020 08:00:31 GMT", "Sun, 01 Mar 2020 08:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(31));
        assertThat(ageOf("Sun, 01 Mar 2020 08:00:00 GMT", "Sun, 01 Mar 2020 08:00:01 GMT"))
                .isEqualTo(Duration.ZERO);
        assertThat(ageOf("yesterday", "Sun, 01 Mar 2020 08:00:00 GMT")).isEqualTo(Duration.ZERO);
    }

    private static Duration ageOf(String date, String lastModified) {
        FakeAws one = new FakeAws();
        Map<String, String> headers = Map.of("ETag", ETAG, "Date", date, "Last-Modified", lastModified);
        one.add(GET, new FakeAws.Body(200, headers, LedgerJson.write(Examples.document())));
        S3Ledger read =
                new S3Ledger(FakeAws.clients(one), new S3Ledger.Place("releases", "prod", "shop"), new FakeClock());
        return read.read().orElseThrow().age();
    }

    @Test
    void thatS3DoesNotTellOfVersionsIsNoError() {
        fake.s3Error("GET /releases?", 403, "AccessDenied");
        assertThat(ledger.past()).isEqualTo(Ledger.Past.NONE);
    }

    @Test
    void thatS3DidNotAnswerDoesNotPassForNoVersions() {
        fake.s3Error("GET /releases?", 503, "SlowDown");
        assertThatThrownBy(ledger::past).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.kind())
                .isEqualTo(Kind.THROTTLED));
    }

    @Test
    void aForbiddenObjectMayBeAMissingOne() {
        fake.s3Error(GET, 403, "AccessDenied");
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(e.remedy())
                    .contains("{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
                            + "\"Resource\":\"arn:aws:s3:::releases/prod/shop/*\"}")
                    .contains("{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\","
                            + "\"Resource\":\"arn:aws:s3:::releases\"}");
        });
    }

    @Test
    void aDenialOfTheKeyIsNotOneOfTheBucket() {
        String key = "arn:aws:kms:eu-west-1:123456789012:key/1234";
        String text = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: kms:Decrypt on resource: "
                + key + " because no identity-based policy allows the kms:Decrypt action";
        fake.add(
                GET,
                new FakeAws.Body(
                        403, Map.of(), "<Error><Code>AccessDenied</Code><Message>" + text + "</Message></Error>"));
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(e.remedy())
                    .contains("\"Action\":\"kms:Decrypt\",\"Resource\":\"" + key + "\"", "the key's own policy")
                    .doesNotContain("s3:");
        });
    }

    @Test
    void aDenialThatDoesNotSayOfWhatMayBeOneOfTheKey() {
        fake.s3Error(PUT, 403, "AccessDenied");
        assertThatThrownBy(() -> ledger.write(Examples.document(), Optional.empty()))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.remedy())
                        .contains("s3:PutObject", "kms:GenerateDataKey"));
    }

    @Test
    void aMissingBucketIsNamed() {
        fake.s3Error(GET, 404, "NoSuchBucket");
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(e.remedy()).contains("create the bucket `releases`");
        });
    }

    /** Source: S3 user guide, "Making requests using the REST API", on redirects that name the bucket's Region. */
    @Test
    void theBucketMayBeInAnotherRegion() {
        String get = "GET /prod/shop/release.json";
        fake.add(get, new FakeAws.Body(301, Map.of("x-amz-bucket-region", "eu-central-1"), REDIRECT));
        fake.add(get, stored(LedgerJson.write(Examples.document())));
        Connection onAws = new Connection(Optional.empty(), Optional.of("eu-west-1"), Optional.empty());
        S3Ledger far = new S3Ledger(new AwsClients(onAws, fake), new S3Ledger.Place("releases", "prod", "shop"), timer);
        assertThat(far.read()).isPresent();
        assertThat(fake.last(get).headers().get("Host")).isEqualTo("releases.s3.eu-central-1.amazonaws.com");
    }

    private static final String REDIRECT =
            "<Error><Code>PermanentRedirect</Code><Message>use the other endpoint</Message></Error>";

    private static FakeAws.Body stored(String json) {
        return new FakeAws.Body(200, Map.of("ETag", ETAG), json);
    }

    private static String listing(String... ids) {
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        for (String id : ids) {
            xml.append("<Contents><Key>prod/shop/history/").append(id).append(".json</Key></Contents>");
        }
        return xml.append("</ListBucketResult>").toString();
    }
}
