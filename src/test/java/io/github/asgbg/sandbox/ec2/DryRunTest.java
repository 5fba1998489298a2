package io.github.asgbg.sandbox.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.Permissions.Decision;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import io.github.asgbg.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * EC2 API, "Common query parameters", DryRun: "If you have the required permissions, the error response is DryRunOperation.
 * Otherwise, it is UnauthorizedOperation."
 */
class DryRunTest {
    private final World world = World.virtual(1);
    private final Ec2 ec2 = new Ec2(world, new Ec2Fixture.FakeApplications(), "us-east-1");
    private final Permissions permissions = new Permissions("arn:aws:iam::123456789012:user/sandbox");
    private final Gateway gateway = new Gateway(world, permissions, List.of(ec2));

    private WireResponse dryRun(String operation) {
        String authorization = "AWS4-HMAC-SHA256 Credential=made/20260101/us-east-1/ec2/aws4_request, Signature=0";
        String form = "Action=" + operation + "&Version=2016-11-15&DryRun=true";
        return gateway.answer(new WireRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("authorization", List.of(authorization)),
                form.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void everyOperationTellsThatItWouldBeAllowed() {
        assertThat(ec2.operations())
                .contains("TerminateInstances", "CreateTags")
                .allSatisfy(operation -> {
                    assertThat(dryRun(operation).status()).as(operation).isEqualTo(412);
                    assertThat(text(dryRun(operation)))
                            .contains("<Code>DryRunOperation</Code>")
                            .contains("Request would have succeeded, but DryRun flag is set.");
                });
    }

    @Test
    void everyOperationTellsThatItWouldBeDenied() {
        permissions.decide("ec2:*", Decision.IMPLICIT_DENY);
        assertThat(ec2.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(dryRun(operation).status()).as(operation).isEqualTo(403);
            assertThat(text(dryRun(operation))).contains("<Code>UnauthorizedOperation</Code>");
        });
    }

    @Test
    void nothingIsDone() {
        Ec2Fixture fixture = new Ec2Fixture();
        String id = fixture.run(Ec2Fixture.SUBNET_A);
        assertThat(Ec2Fixture.refused(() -> fixture.client.terminateInstances(
                        request -> request.instanceIds(id).dryRun(true))))
                .isEqualTo("DryRunOperation");
        assertThat(Ec2Fixture.refused(() -> fixture.client.createTags(
                        request -> request.resources(id).dryRun(true))))
                .isEqualTo("DryRunOperation");
        assertThat(fixture.state(id)).isEqualTo("pending");
        assertThat(fixture.describe(id).tags()).isEmpty();
    }
}
