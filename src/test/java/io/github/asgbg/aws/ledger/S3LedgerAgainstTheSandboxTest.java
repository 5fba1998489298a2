package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.sandbox.s3.S3;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Two readings of the S3 API reference, each testing the other. */
@Timeout(60)
class S3LedgerAgainstTheSandboxTest {
    private static final String KEY = "prod/shop/release.json";

    private final World world = World.virtual(1);
    private final S3 s3 = new S3(world);
    private final AwsClients clients = FakeAws.clients(new InProcessHttpClient(new Gateway(world, List.of(s3))));
    private final S3Ledger ledger =
            new S3Ledger(clients, new S3Ledger.Place("releases", "prod", "shop"), new FakeClock());

    @BeforeEach
    void bucket() {
        clients.s3().createBucket(r -> r.bucket("releases"));
    }

    @Test
    void eachWriteBuildsOnTheOneBefore() {
        String first = ledger.write(LedgerDocument.EMPTY, Optional.empty());
        String second = ledger.write(Examples.document(), Optional.of(first));
        assertThat(ledger.read()).contains(new Ledger.Entry(Examples.document(), second, Duration.ZERO));
    }

    @Test
    void onlyOneOfTwoWritersWins() {
        String read = ledger.write(LedgerDocument.EMPTY, Optional.empty());
        ledger.write(Examples.document(), Optional.of(read));
        assertThatThrownBy(() -> ledger.write(LedgerDocument.EMPTY, Optional.of(read)))
                .isInstanceOf(Ledger.Conflict.class);
        assertThatThrownBy(() -> ledger.write(LedgerDocument.EMPTY, Optional.empty()))
                .isInstanceOf(Ledger.Conflict.class);
        assertThat(ledger.read().orElseThrow().document()).isEqualTo(Examples.document());
    }

    @Test
    void aDocumentThatVanishedIsAConflict() {
        assertThatThrownBy(() -> ledger.write(LedgerDocument.EMPTY, Optional.of("\"gone\"")))
                .isInstanceOf(Ledger.Conflict.class);
    }

    @Test
    void aSimultaneousWriteIsTriedAgain() {
        s3.conflictOnNextConditionalWrites(2);
        assertThat(ledger.write(Examples.document(), Optional.empty())).isNotEmpty();
    }

    @Test
    void theDocumentGrowsOlderByTheStoresClock() {
        ledger.write(Examples.document(), Optional.empty());
        world.advance(Duration.ofSeconds(40));
        assertThat(ledger.read().orElseThrow().age()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void earlierVersionsAreTheNewestFirstAlsoAfterADeletion() {
        keepVersions();
        String first = ledger.write(LedgerDocument.EMPTY, Optional.empty());
        world.advance(Duration.ofSeconds(5));
        ledger.write(Examples.document(), Optional.of(first));
        ledger.archive(Examples.release());
        clients.s3().putObject(r -> r.bucket("releases").key(KEY + ".old"), RequestBody.fromString("x"));
        assertThat(ledger.past().versions()).hasSize(1);
        assertThat(ledger.past().deleted()).isEmpty();
        world.advance(Duration.ofSeconds(3));
        clients.s3().deleteObject(r -> r.bucket("releases").key(KEY));
        assertThat(ledger.read()).isEmpty();
        List<Ledger.Version> versions = ledger.past().versions();
        assertThat(ledger.past().deleted()).contains(versions.get(0).written().plusSeconds(3));
        assertThat(versions).hasSize(2);
        assertThat(Duration.between(versions.get(1).written(), versions.get(0).written()))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(clients.s3()
                        .getObjectAsBytes(r -> r.bucket("releases")
                                .key(KEY)
                                .versionId(versions.get(0).id()))
                        .asUtf8String())
                .isEqualTo(LedgerJson.write(Examples.document()));
    }

    @Test
    void aBucketThatKeepsNoVersionsHasNone() {
        String first = ledger.write(LedgerDocument.EMPTY, Optional.empty());
        ledger.write(Examples.document(), Optional.of(first));
        assertThat(ledger.past()).isEqualTo(Ledger.Past.NONE);
    }

    private void keepVersions() {
        clients.s3().putBucketVersioning(r -> r.bucket("releases")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    void theHistoryIsTheNewestFirstAndLimited() {
        Release older = Examples.firstRelease();
        Release newer = Examples.release().ended(Phase.FINALIZED, Instant.parse("2026-03-01T12:30:00Z"));
        ledger.archive(newer);
        ledger.archive(older);
        ledger.archive(older);
        assertThat(ledger.history(10)).containsExactly(newer, older);
        assertThat(ledger.history(1)).containsExactly(newer);
    }

    @Test
    void aMissingBucketIsNotAMissingDocument() {
        S3Ledger elsewhere = new S3Ledger(clients, new S3Ledger.Place("nowhere", "", "shop"), new FakeClock());
        assertThatThrownBy(elsewhere::read).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.kind())
                .isEqualTo(CloudException.Kind.NOT_FOUND));
    }
}
