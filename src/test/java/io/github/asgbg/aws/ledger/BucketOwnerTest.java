package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.sandbox.s3.S3;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** The ledger's bucket may belong to one account only, where the user names it. */
@Timeout(60)
class BucketOwnerTest {
    private static final String OURS = "123456789012";
    private static final String HEADER = "x-amz-expected-bucket-owner";

    private final World world = World.virtual(1);
    private final SdkHttpClient s3 = new InProcessHttpClient(new Gateway(world, List.of(new S3(world))));
    private final List<Optional<String>> owners = new ArrayList<>();
    private final AwsClients clients = FakeAws.clients(new SdkHttpClient() {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            owners.add(request.httpRequest().firstMatchingHeader(HEADER));
            return s3.prepareRequest(request);
        }

        @Override
        public void close() {
            s3.close();
        }
    });

    @BeforeEach
    void bucket() {
        clients.s3().createBucket(r -> r.bucket("releases"));
        owners.clear();
    }

    @Test
    void everyRequestSaysWhoMustOwnTheBucket() {
        useAll(ledger(Optional.of(OURS)));
        assertThat(owners).hasSizeGreaterThanOrEqualTo(6).containsOnly(Optional.of(OURS));
    }

    @Test
    void withoutTheSettingNoRequestSaysAnything() {
        useAll(ledger(Optional.empty()));
        assertThat(owners).hasSizeGreaterThanOrEqualTo(6).containsOnly(Optional.empty());
    }

    @Test
    void aBucketOfAnotherAccountIsNeitherReadNorWritten() {
        S3Ledger elsewhere = ledger(Optional.of("999999999999"));
        assertDenied(elsewhere::read);
        assertDenied(() -> elsewhere.write(LedgerDocument.EMPTY, Optional.empty()));
        assertDenied(() -> elsewhere.history(1));
        assertThat(elsewhere.past()).isEqualTo(Ledger.Past.NONE);
        assertThat(ledger(Optional.empty()).read()).isEmpty();
    }

    @Test
    void whatAPolicyDeniesIsNotPutDownToTheOwner() {
        FakeAws fake = new FakeAws().add("GET /releases/prod/shop/release.json", new FakeAws.Body(403, Map.of(), """
                <Error><Code>AccessDenied</Code><Message>User: a is not authorized to perform: s3:GetObject</Message></Error>
                """));
        S3Ledger ledger = new S3Ledger(FakeAws.clients(fake), place(Optional.of(OURS)), new FakeClock());
        assertThatThrownBy(ledger::read).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(CloudException.Kind.PERMISSION);
            assertThat(e.remedy()).contains("s3:GetObject").doesNotContain("bucket-owner");
        });
    }

    private static void useAll(S3Ledger ledger) {
        String tag = ledger.write(LedgerDocument.EMPTY, Optional.empty());
        ledger.write(Examples.document(), Optional.of(tag));
        ledger.archive(Examples.release());
        ledger.read();
        ledger.history(3);
        ledger.past();
    }

    private static void assertDenied(Runnable use) {
        assertThatThrownBy(use::run).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(CloudException.Kind.PERMISSION);
            assertThat(e.getMessage())
                    .contains("another account than 999999999999 owns it")
                    .contains("`bucket-owner`");
            assertThat(e.remedy()).contains("--bucket-owner").contains("ASG_BG_BUCKET_OWNER");
        });
    }

    private S3Ledger ledger(Optional<String> owner) {
        return new S3Ledger(clients, place(owner), new FakeClock());
    }

    private static S3Ledger.Place place(Optional<String> owner) {
        return new S3Ledger.Place("releases", "prod", "shop", owner);
    }
}
