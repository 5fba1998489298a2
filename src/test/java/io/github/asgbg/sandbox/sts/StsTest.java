package io.github.asgbg.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** AWS STS API reference, the operations named by the tests. */
class StsTest {
    private final World world = World.virtual(1);
    private final StsClient client = StsClient.builder()
            .httpClient(new InProcessHttpClient(new Gateway(world, List.of(new Sts(world)))))
            .endpointOverride(URI.create("http://127.0.0.1:4566"))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();

    @Test
    void tellsWhoCalls() { // GetCallerIdentity
        assertThat(client.getCallerIdentity().account()).isEqualTo("123456789012");
        assertThat(client.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/sandbox");
    }

    @Test
    void assumesARoleForAnHourUnlessAskedOtherwise() { // AssumeRole, DurationSeconds
        AssumeRoleResponse response = client.assumeRole(
                r -> r.roleArn("arn:aws:iam::123456789012:role/path/deployer").roleSessionName("ci"));

        assertThat(response.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/deployer/ci");
        assertThat(response.credentials().expiration()).isEqualTo(world.now().plus(Duration.ofHours(1)));
    }

    @Test
    void refusesWhatIsNoRole() { // AssumeRole, RoleArn
        assertThatThrownBy(() -> client.assumeRole(r -> r.roleArn("deployer").roleSessionName("ci")))
                .hasMessageContaining("deployer is invalid");
    }
}
