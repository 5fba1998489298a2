package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A document that cannot be read may be whole and damaged, or whole in S3 and cut off on the way. */
@Timeout(60)
class DamagedLedgerTest {
    private static final String KEY = "prod/shop/release.json";
    private static final String GET = "GET /releases/" + KEY;
    private static final String VERSIONS = "GET /releases?";
    private static final String JSON = LedgerJson.write(Examples.document());
    private static final String HALF = JSON.substring(0, JSON.length() / 2);
    private static final String LISTING = "<ListVersionsResult><IsTruncated>false</IsTruncated>%s</ListVersionsResult>";

    private final FakeAws fake = new FakeAws();
    private final S3Ledger ledger =
            new S3Ledger(FakeAws.clients(fake), new S3Ledger.Place("releases", "prod", "shop"), new FakeClock());

    @Test
    void anAnswerShorterThanAnnouncedIsAskedForAgain() {
        fake.add(GET, stored(HALF, JSON, Map.of("Content-Length", "" + JSON.length())))
                .add(GET, stored(JSON, JSON, Map.of()));
        assertThat(ledger.read().orElseThrow().document()).isEqualTo(Examples.document());
        assertThat(fake.count(GET)).isEqualTo(2);
    }

    @Test
    void anAnswerThatDoesNotFitItsETagIsAskedForAgain() {
        fake.add(GET, stored(HALF, JSON, Map.of())).add(GET, stored(JSON, JSON, Map.of()));
        assertThat(ledger.read().orElseThrow().document()).isEqualTo(Examples.document());
        assertThat(fake.count(GET)).isEqualTo(2);
    }

    @Test
    void anAnswerThatDoesNotFitItsChecksumIsAskedForAgain() {
        fake.add(GET, stored(JSON.replace("v2", "v3"), JSON, Map.of("x-amz-checksum-crc32", "AAAAAA==")))
                .add(GET, stored(JSON, JSON, Map.of()));
        assertThat(ledger.read().orElseThrow().document()).isEqualTo(Examples.document());
        assertThat(fake.asked.get(0).headers()).containsEntry("x-amz-checksum-mode", "ENABLED");
    }

    @Test
    void aChecksumThatNobodyHereCanComputeDoesNotHinder() {
        fake.add(GET, stored(JSON, JSON, Map.of("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=")));
        assertThat(ledger.read().orElseThrow().document()).isEqualTo(Examples.document());
    }

    @Test
    void checksumsThatNeverFitAreNoClearAnswer() {
        fake.add(GET, stored(JSON, JSON, Map.of("x-amz-checksum-crc32", "AAAAAA==")));
        assertUnclear();
    }

    @Test
    void answersThatAreAlwaysCutOffAreNotADamagedLedger() {
        fake.add(GET, stored(HALF, JSON, Map.of()));
        assertUnclear();
        assertThat(fake.count(GET)).isEqualTo(3);
    }

    private void assertUnclear() {
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNCLEAR);
            assertThat(e).hasMessageStartingWith("the answer was cut off: ");
        });
    }

    @Test
    void aDamagedDocumentIsPutBackFromTheVersionBefore() {
        fake.add(GET, stored(HALF, HALF, Map.of()))
                .answer(
                        VERSIONS,
                        String.format(
                                LISTING,
                                version(KEY, "v3", true, "12:00:09")
                                        + version(KEY, "v2", false, "12:00:05")
                                        + version(KEY, "v1", false, "12:00:01")));
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e).hasMessageStartingWith("s3://releases/" + KEY + " cannot be read: it is not JSON");
            assertThat(e.remedy())
                    .isEqualTo("while no command runs, put back the version of 2026-03-01T12:00:05Z: 'aws s3api"
                            + " get-object --bucket releases --key prod/shop/release.json --version-id v2 ledger.json',"
                            + " then 'aws s3api put-object --bucket releases --key prod/shop/release.json"
                            + " --checksum-algorithm SHA256 --body ledger.json --if-match " + md5(HALF)
                            + "'");
        });
        assertThat(fake.count(GET)).isEqualTo(1);
    }

    @Test
    void whereThereIsNoVersionBeforeNobodyIsToldToDelete() {
        fake.add(GET, stored("{\"format\": 1, \"lease\": {}}", "{\"format\": 1, \"lease\": {}}", Map.of()))
                .answer(VERSIONS, String.format(LISTING, version(KEY, "null", true, "12:00:05")));
        assertKept();
    }

    @Test
    void whereS3DoesNotTellOfVersionsNobodyIsToldToDelete() {
        Map<String, String> kms = Map.of("x-amz-server-side-encryption", "aws:kms");
        fake.add(GET, stored("{\"format\": 1, \"lease\": {}}", JSON, kms)).s3Error(VERSIONS, 403, "AccessDenied");
        assertKept();
        assertThat(fake.count(GET)).isEqualTo(3);
    }

    private void assertKept() {
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e).hasMessage("s3://releases/" + KEY + " cannot be read: `lease.holder` is missing");
            assertThat(e.remedy())
                    .startsWith("keep it, since it says how to go back")
                    .contains(
                            "'aws s3api get-object --bucket releases --key prod/shop/release.json ledger.json'",
                            "--body ledger.json --if-match ")
                    .doesNotContain(" rm ", "aws s3 cp", "copy-object");
        });
    }

    private static String version(String key, String id, boolean isLatest, String time) {
        return "<Version><Key>" + key + "</Key><VersionId>" + id + "</VersionId><IsLatest>" + isLatest
                + "</IsLatest><LastModified>2026-03-01T" + time + ".000Z</LastModified></Version>";
    }

    /** What S3 sends of an object whose content, and so whose ETag, may be another than what arrives. */
    private static FakeAws.Body stored(String arriving, String content, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("ETag", "\"" + md5(content) + "\"");
        return new FakeAws.Body(200, headers, arriving);
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
