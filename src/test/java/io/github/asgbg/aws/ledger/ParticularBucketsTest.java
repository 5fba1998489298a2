package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.sandbox.s3.S3;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.Permissions.Decision;
import io.github.asgbg.sandbox.world.World;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Buckets as accounts have them: locked, encrypted, elsewhere, and with a document that somebody deleted. */
@Timeout(60)
class ParticularBucketsTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd";
    private static final String PUT = "PUT /releases/prod/shop/release.json";

    private final World world = World.virtual(1);
    private final Permissions permissions = new Permissions("arn:aws:iam::123456789012:user/ci");
    private final InProcessHttpClient http =
            new InProcessHttpClient(new Gateway(world, permissions, List.of(new S3(world))));
    private final AwsClients clients = FakeAws.clients(http);
    private final S3Ledger ledger = ledger(clients);

    private static S3Ledger ledger(AwsClients clients) {
        return new S3Ledger(clients, new S3Ledger.Place("releases", "prod", "shop"), new FakeClock());
    }

    private static S3Ledger encrypting(FakeAws fake, Optional<String> key) {
        S3Ledger.Encryption by = new S3Ledger.Encryption("aws:kms", key);
        S3Ledger.Place place = new S3Ledger.Place("releases", "prod", "shop", Optional.empty(), Optional.of(by));
        return new S3Ledger(FakeAws.clients(fake), place, new FakeClock());
    }

    private void bucket() {
        clients.s3().createBucket(r -> r.bucket("releases"));
        clients.s3().putBucketVersioning(r -> r.bucket("releases")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }

    private void useAll(S3Ledger used) {
        String tag = used.write(LedgerDocument.EMPTY, Optional.empty());
        used.write(Examples.document(), Optional.of(tag));
        used.archive(Examples.release());
        assertThat(used.read().orElseThrow().document()).isEqualTo(Examples.document());
        assertThat(used.history(3)).containsExactly(Examples.release());
    }

    /** Source: S3 API reference, PutObject, on objects with a retention period. */
    @Test
    void aBucketThatLocksWhatIsWrittenTakesTheLedger() {
        bucket();
        clients.s3().putObjectLockConfiguration(r -> r.bucket("releases")
                .objectLockConfiguration(lock -> lock.objectLockEnabled("Enabled")
                        .rule(rule -> rule.defaultRetention(keep ->
                                keep.mode(ObjectLockRetentionMode.COMPLIANCE).days(30)))));
        useAll(ledger);
    }

    /** Sent as a header, in one piece: servers that imitate S3 do not all read trailers. */
    @Test
    void everyWriteCarriesADigestOverTlsToo() {
        FakeAws fake = new FakeAws();
        String put = "PUT /prod/shop/release.json";
        fake.add(put, new FakeAws.Body(200, Map.of("ETag", "\"a\""), ""));
        Connection onAws = new Connection(Optional.empty(), Optional.of("eu-west-1"), Optional.empty());
        ledger(new AwsClients(onAws, fake)).write(LedgerDocument.EMPTY, Optional.empty());
        assertThat(fake.last(put).headers())
                .containsKey("x-amz-checksum-sha256")
                .doesNotContainKeys("x-amz-trailer", "Content-Encoding");
        assertThat(fake.last(put).body()).isEqualTo(LedgerJson.write(LedgerDocument.EMPTY));
    }

    /** Source: S3 user guide, "Using server-side encryption with AWS KMS keys", Permissions. */
    @Test
    void aKeyThatIsDeniedIsNotABucketThatIsDenied() {
        bucket();
        clients.s3().putBucketEncryption(r -> r.bucket("releases")
                .serverSideEncryptionConfiguration(all -> all.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(by ->
                                by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(KEY))
                        .build())));
        useAll(ledger);
        permissions.decide("kms:Decrypt", Decision.IMPLICIT_DENY);
        assertDenied("kms:Decrypt", ledger::read);
        permissions.decide("kms:GenerateDataKey", Decision.IMPLICIT_DENY);
        assertDenied("kms:GenerateDataKey", () -> ledger.write(LedgerDocument.EMPTY, Optional.empty()));
    }

    private static void assertDenied(String action, Runnable use) {
        assertThatThrownBy(use::run).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(e.remedy())
                    .contains("\"Action\":\"" + action + "\",\"Resource\":\"" + KEY + "\"")
                    .doesNotContain("s3:");
        });
    }

    /** Source: S3 user guide, "Protecting data with server-side encryption", the examples of bucket policies. */
    @Test
    void whatAPolicyDemandsOfEachWriteIsSaid() {
        FakeAws fake = new FakeAws().add(PUT, new FakeAws.Body(200, Map.of("ETag", "\"a\""), ""));
        encrypting(fake, Optional.of(KEY)).write(LedgerDocument.EMPTY, Optional.empty());
        assertThat(fake.last(PUT).headers())
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", KEY);
        encrypting(fake, Optional.empty()).write(LedgerDocument.EMPTY, Optional.empty());
        assertThat(fake.last(PUT).headers())
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .doesNotContainKey("x-amz-server-side-encryption-aws-kms-key-id");
        ledger(FakeAws.clients(fake)).write(LedgerDocument.EMPTY, Optional.empty());
        assertThat(fake.last(PUT).headers()).doesNotContainKey("x-amz-server-side-encryption");
    }

    @Test
    void aWriteThatAPolicyDeniesMayLackItsEncryption() {
        String denial = "<Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/ci is not"
                + " authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::releases/prod/shop/release.json\""
                + " with an explicit deny in a resource-based policy</Message></Error>";
        FakeAws fake = new FakeAws().add(PUT, new FakeAws.Body(403, Map.of(), denial));
        assertThatThrownBy(() -> ledger(FakeAws.clients(fake)).write(LedgerDocument.EMPTY, Optional.empty()))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.remedy())
                        .contains("explicit deny of s3:PutObject", "set `bucket-encryption`"));
        assertThatThrownBy(() -> encrypting(fake, Optional.of(KEY)).write(LedgerDocument.EMPTY, Optional.empty()))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.remedy())
                        .contains("these say `aws:kms` with the key `" + KEY + "`"));
    }

    /** Source: S3 API, "Error responses", PermanentRedirect; us-east-1 answers AuthorizationHeaderMalformed instead. */
    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-east-1"})
    void aBucketInAnotherRegionIsFoundByItself(String region) {
        create("eu-central-1");
        Connection onAws = new Connection(Optional.empty(), Optional.of(region), Optional.empty());
        useAll(ledger(new AwsClients(onAws, http)));
    }

    @Test
    void behindAnEndpointTheBucketsRegionIsNamed() {
        create("eu-central-1");
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
            assertThat(e.remedy()).startsWith("the bucket `releases` is in the Region eu-central-1, ");
        });
    }

    private void create(String region) {
        Connection there = new Connection(Optional.empty(), Optional.of(region), Optional.empty());
        new AwsClients(there, http).s3().createBucket(r -> r.bucket("releases")
                .createBucketConfiguration(c -> c.locationConstraint(region)));
    }

    /** Source: S3 user guide, "Working with delete markers"; a condition on absence holds for a marker. */
    @Test
    void aDocumentThatSomebodyDeletedIsMissedAndCanBeHadBack() {
        bucket();
        ledger.write(Examples.document(), Optional.empty());
        clients.s3().deleteObject(r -> r.bucket("releases").key("prod/shop/release.json"));
        assertThat(ledger.read()).isEmpty();
        Ledger.Past past = ledger.past();
        assertThat(past.deleted()).contains(world.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(past.versions()).hasSize(1);
        assertThat(past.versions().get(0).restoring())
                .isEqualTo("put it back with 'aws s3api get-object --bucket releases --key prod/shop/release.json"
                        + " --version-id " + past.versions().get(0).id() + " ledger.json', then 'aws s3api put-object"
                        + " --bucket releases --key prod/shop/release.json --checksum-algorithm SHA256 --body"
                        + " ledger.json --if-none-match \\*'");
        ledger.write(Examples.document(), Optional.empty());
        assertThat(ledger.past().deleted()).isEmpty();
    }
}
