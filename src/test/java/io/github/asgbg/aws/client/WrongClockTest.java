package io.github.asgbg.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.Sandbox;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;

/** AWS did nothing when it refused a request for its time, so that even a call that moves instances may be made again. */
class WrongClockTest {
    private final Sandbox sandbox = Sandbox.builder().instances(2).start();

    /** The SDK remembers a correction for the whole process. */
    @BeforeEach
    @AfterEach
    void uncorrected() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** The clock of this machine is months away from that of the simulated world. */
    @Test
    void aCallThatIsRepeatedOnlyWhereNothingHappenedIsRepeatedWithTheRightTime() {
        Connection connection = new Connection(
                Optional.empty(), Optional.of(sandbox.region()), Optional.of(URI.create("http://127.0.0.1")));
        try (AwsClients clients = new AwsClients(connection, sandbox.httpClient())) {
            List<String> ids = clients.autoScaling().describeAutoScalingGroups().autoScalingGroups().stream()
                    .flatMap(g -> g.instances().stream())
                    .map(i -> i.instanceId())
                    .toList();
            clients.autoScaling().updateAutoScalingGroup(r -> r.autoScalingGroupName(sandbox.blueGroup())
                    .minSize(0));
            sandbox.checkClocks();
            assertThat(clients.autoScalingOnce()
                            .enterStandby(r -> r.autoScalingGroupName(sandbox.blueGroup())
                                    .instanceIds(ids)
                                    .shouldDecrementDesiredCapacity(true))
                            .activities())
                    .hasSize(2);
            assertThat(clients.counts()).containsEntry("autoscaling:EnterStandby", 2);
        }
    }
}
