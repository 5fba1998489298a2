package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.traffic.LoadGenerator;
import io.github.asgbg.sandbox.traffic.LoadReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Real sockets, real time at forty times its speed, and requests that are counted. */
class RealTrafficTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Sandbox sandbox = Sandbox.builder()
            .speed(40)
            .boot(Duration.ofSeconds(10))
            .healthInterval(Duration.ofSeconds(5))
            .start();
    private final SandboxClients aws = new SandboxClients(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    // UG:as-enter-exit-standby, ALB:load-balancer-target-groups: targets leave a load balancer without losing requests
    @Test
    void aGroupIsSwappedUnderLoadWithoutAFailedRequest() {
        LoadGenerator load = LoadGenerator.start(sandbox.loadBalancer(), 8, Duration.ofMillis(250));
        List<String> outgoing = aws.ids(sandbox.blueGroup());
        aws.tag(sandbox.greenGroup(), "v2");
        aws.resize(sandbox.greenGroup(), 2, 8, 2);
        await(() -> aws.health(aws.ids(sandbox.greenGroup())).equals(List.of("healthy"))
                && aws.states(sandbox.greenGroup()).equals(List.of("InService")));
        aws.enterStandby(sandbox.blueGroup(), outgoing);
        await(() -> aws.states(sandbox.blueGroup()).equals(List.of("Standby")));
        long soFar = load.report().requests();
        await(() -> load.report().requests() > soFar + 100);
        LoadReport report = load.stop();

        assertThat(report.failures()).isEmpty();
        assertThat(report.failed()).isZero();
        assertThat(report.requests()).isGreaterThan(200);
        assertThat(report.longestPause()).isLessThan(Duration.ofSeconds(2));
        assertThat(report.buckets().get(0).share("v1")).isEqualTo(1);
        assertThat(report.buckets().get(report.buckets().size() - 1).share("v2"))
                .isEqualTo(1);
    }

    // ALB:load-balancer-troubleshooting: HTTP 502, the target refused the connection
    @Test
    void requestsToADeadMachineAreCountedAsFailed() {
        LoadGenerator load = LoadGenerator.start(sandbox.loadBalancer(), 4, Duration.ofMillis(250));
        await(() -> load.report().requests() > 50);
        assertThat(load.report().failed()).isZero();
        aws.ids(sandbox.blueGroup()).forEach(sandbox::terminate);
        await(() -> load.report().failed() > 0);
        assertThat(load.stop().failures()).containsKey("HTTP 502");
    }

    @Test
    void foreignClientsReachTheSandboxOnItsPort() {
        try (AutoScalingClient client = AutoScalingClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .build()) {
            assertThat(client.describeAutoScalingGroups(it -> {}).autoScalingGroups())
                    .hasSize(2);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the condition holds in time").isBefore(limit);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
