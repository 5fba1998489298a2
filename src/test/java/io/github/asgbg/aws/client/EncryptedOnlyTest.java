package io.github.asgbg.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.error.UnencryptedCall;
import io.github.asgbg.model.Origin;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Whoever names an endpoint: what leaves this machine is encrypted. System properties stand for the environment. */
class EncryptedOnlyTest {
    private static final String CONFIG_FILE = "aws.configFile";

    @TempDir
    private Path home;

    private final FakeAws fake = new FakeAws().result("GetCallerIdentity", "<Account>123456789012</Account>");

    @BeforeEach
    void keys() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
    }

    @AfterEach
    void asBefore() {
        System.clearProperty(CONFIG_FILE);
        System.clearProperty("aws.endpointUrlSts");
    }

    @Test
    void nothingIsSentByPlainHttpToAnotherMachine() {
        assertRefused(connected(Optional.empty(), Optional.of("http://aws.example")));
    }

    @Test
    void aProfileMayNotNameOneEither() throws IOException {
        profile("endpoint_url = http://aws.example");
        assertRefused(connected(Optional.of("prod"), Optional.empty()));
    }

    @Test
    void norMayASystemProperty() {
        System.setProperty("aws.endpointUrlSts", "http://aws.example");
        assertRefused(connected(Optional.empty(), Optional.empty()));
    }

    @Test
    void aClientThatTheSdkMakesItselfIsHeldToItToo() {
        try (StsClient sts = StsClient.builder()
                .httpClient(fake)
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(URI.create("http://127.0.0.1.evil.example"))
                .build()) {
            assertThatThrownBy(sts::getCallerIdentity).hasCauseInstanceOf(UnencryptedCall.class);
        }
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void whatIsEncryptedOrOnThisMachineIsSent() {
        for (String url : new String[] {"https://aws.example", "http://127.0.0.1:1", "http://[::1]:1"}) {
            try (AwsClients clients = connected(Optional.empty(), Optional.of(url))) {
                assertThat(clients.sts().getCallerIdentity().account()).as(url).isEqualTo("123456789012");
            }
        }
    }

    @Test
    void theEndpointsOfAProfileAreTold() throws IOException {
        profile("endpoint_url = https://aws.example\nservices = mine\n[services mine]\ns3 =\n"
                + "  endpoint_url = https://s3.example\n  region = eu-west-1");
        try (AwsClients clients = connected(Optional.of("prod"), Optional.empty())) {
            assertThat(clients.redirections())
                    .containsExactly(
                            new Origin("profile prod", "endpoint_url", "https://aws.example"),
                            new Origin("profile prod", "s3.endpoint_url", "https://s3.example"));
        }
    }

    /** Else the bucket's name would come before the host's, and such a host is this machine only if a name server says so. */
    @Test
    void aBucketIsAskedForOnThisMachineItselfWhereAProfileSaysSo() throws IOException {
        profile("endpoint_url = http://localhost:4566");
        fake.answer("GET /bucket/key", "{}");
        try (AwsClients clients = connected(Optional.of("prod"), Optional.empty())) {
            assertThat(clients.s3()
                            .getObjectAsBytes(r -> r.bucket("bucket").key("key"))
                            .asUtf8String())
                    .isEqualTo("{}");
        }
    }

    @Test
    void aProfileWithoutThemTellsNothing() throws IOException {
        profile("region = eu-west-1");
        try (AwsClients clients = connected(Optional.of("prod"), Optional.empty())) {
            assertThat(clients.redirections()).isEmpty();
        }
    }

    private void profile(String lines) throws IOException {
        Path file = home.resolve("config");
        Files.writeString(
                file, "[profile prod]\naws_access_key_id = AKIDPROD\naws_secret_access_key = s\n" + lines + "\n");
        System.setProperty(CONFIG_FILE, file.toString());
    }

    private AwsClients connected(Optional<String> profile, Optional<String> endpoint) {
        return new AwsClients(new Connection(profile, Optional.of("eu-west-1"), endpoint.map(URI::create)), fake);
    }

    private void assertRefused(AwsClients clients) {
        try (clients) {
            Asking asking = new Asking(clients);
            assertThatThrownBy(() -> asking.ask("sts:GetCallerIdentity", () -> "*", () -> clients.sts()
                            .getCallerIdentity()))
                    .isInstanceOfSatisfying(CloudException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
                        assertThat(e.getMessage())
                                .contains("http://aws.example")
                                .contains("nothing was sent");
                        assertThat(e.remedy()).contains("https://").contains("endpoint_url");
                    });
        }
        assertThat(fake.asked).isEmpty();
    }
}
