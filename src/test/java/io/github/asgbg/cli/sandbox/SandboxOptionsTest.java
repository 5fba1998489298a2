package io.github.asgbg.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;

class SandboxOptionsTest {
    /** Nothing but options. */
    @Command
    private static final class Empty {}

    @Test
    void everyActionThatIsDeniedIsRefusedAndNoOther() {
        try (Sandbox sandbox = options("--deny", "autoscaling:Enter*", "--deny", "autoscaling:SuspendProcesses")
                        .start();
                AutoScalingClient client = AutoScalingClient.builder()
                        .httpClient(sandbox.httpClient())
                        .region(Region.of(sandbox.region()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("somebody", "made-up")))
                        .build()) {
            assertThatThrownBy(() -> client.enterStandby(
                            r -> r.autoScalingGroupName(sandbox.blueGroup()).shouldDecrementDesiredCapacity(true)))
                    .isInstanceOf(AutoScalingException.class)
                    .hasMessageContaining("not authorized to perform: autoscaling:EnterStandby");
            assertThatThrownBy(() -> client.suspendProcesses(r -> r.autoScalingGroupName(sandbox.blueGroup())))
                    .hasMessageContaining("not authorized to perform: autoscaling:SuspendProcesses");
            assertThat(client.describeAutoScalingGroups().autoScalingGroups()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EnterStandby", "autoscaling", "autoscaling:", "*"})
    void whatIsNoActionIsNamedWithItsOption(String word) {
        assertThatThrownBy(() -> options("--deny", word).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--deny")
                .hasMessageContaining("'" + word + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--speed=0", "--speed=NaN", "--port=70000", "--behaviour=v2=odd"})
    void whatMakesNoSenseIsNamedWithItsOption(String word) {
        assertThatThrownBy(() -> options(word).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word.split("=", 2)[0]);
    }

    private static SandboxOptions options(String... words) {
        SandboxOptions options = new SandboxOptions();
        CommandLine line = new CommandLine(new Empty());
        line.addMixin("options", options);
        line.parseArgs(words);
        return options;
    }
}
