package io.github.asgbg.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.elbv2.LoadBalancing;
import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.elbv2.Network;
import io.github.asgbg.sandbox.elbv2.Timings;
import io.github.asgbg.sandbox.http.HttpAcceptor;
import io.github.asgbg.sandbox.http.HttpConnection;
import io.github.asgbg.sandbox.http.Message;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** Real sockets before a virtual clock: nothing depends on how fast the test runs. */
class LoadBalancerListenerTest {
    private final World world = World.virtual(1);
    private final Map<String, HttpAcceptor> applications = new ConcurrentHashMap<>();
    private final FakeMachines machines = new FakeMachines();
    private final LoadBalancing service =
            new LoadBalancing(world, machines, machines, Timings.typical(), "us-east-1", "123456789012");
    private final ElasticLoadBalancingV2Client client = ElasticLoadBalancingV2Client.builder()
            .httpClient(new InProcessHttpClient(new Gateway(world, List.of(service))))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made-up", "made-up")))
            .build();
    private final String targetGroup = client.createTargetGroup(
                    it -> it.name("shop").protocol(ProtocolEnum.HTTP).port(80).vpcId("vpc-1"))
            .targetGroups()
            .get(0)
            .targetGroupArn();
    private final LoadBalancerListener listener =
            new LoadBalancerListener(world, service, machines, loadBalancer(), 80, 0);

    private String loadBalancer() {
        String arn = client.createLoadBalancer(it -> it.name("shop").subnets("subnet-a", "subnet-b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        client.createListener(it -> it.loadBalancerArn(arn)
                .port(80)
                .protocol(ProtocolEnum.HTTP)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(targetGroup)
                        .build()));
        return arn;
    }

    @AfterEach
    void close() {
        listener.close();
        applications.values().forEach(HttpAcceptor::close);
    }

    private void target(String id, HttpAcceptor.Handler handler) {
        applications.put(id, new HttpAcceptor(id, 0, handler));
        client.registerTargets(it -> it.targetGroupArn(targetGroup).targets(described(id)));
        world.advance(Duration.ofSeconds(33));
    }

    private static TargetDescription described(String id) {
        return TargetDescription.builder().id(id).build();
    }

    private static Message ok(String text) {
        return Message.response(200, "OK", "text/plain", text);
    }

    private Message get(String path) throws IOException {
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), listener.url().getPort());
        try (HttpConnection connection = HttpConnection.open(address, Duration.ofSeconds(20))) {
            return connection.exchange(Message.get(path, "shop.example"));
        }
    }

    // ALB:x-forwarded-headers: the load balancer tells targets whom it speaks for
    @Test
    void targetsSeeTheRequestAndWhoSentIt() throws IOException {
        target(
                "i-1a",
                request -> ok(request.target() + " for "
                        + request.header("X-Forwarded-For").orElse("nobody") + " to "
                        + request.header("Host").orElse("nowhere")));
        Message answer = get("/cart?id=7");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("/cart?id=7 for 127.0.0.1 to shop.example");
    }

    // ALB:load-balancer-target-groups: in-flight requests to a deregistering target can complete
    @Test
    void aRequestInFlightIsAnsweredWhileItsTargetDrains() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch deregistered = new CountDownLatch(1);
        target("i-1a", request -> {
            arrived.countDown();
            await(deregistered);
            return ok("done");
        });
        CompletableFuture<Integer> inFlight = CompletableFuture.supplyAsync(() -> status("/"));
        await(arrived);
        client.deregisterTargets(it -> it.targetGroupArn(targetGroup).targets(described("i-1a")));
        world.advance(Duration.ofSeconds(10));
        assertThat(get("/").status()).isEqualTo(503);
        deregistered.countDown();
        assertThat(inFlight.get(20, TimeUnit.SECONDS)).isEqualTo(200);
    }

    private int status(String path) {
        try {
            return get(path).status();
        } catch (IOException failure) {
            return -1;
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("waited in vain");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    // ALB:load-balancer-troubleshooting: HTTP 502, the target refused or closed the connection
    @Test
    void aTargetThatBreaksTheConnectionIsA502() throws IOException {
        target("i-1a", request -> {
            throw new EOFException("dead");
        });
        assertThat(get("/").status()).isEqualTo(502);
        applications.get("i-1a").close();
        assertThat(get("/").status()).isEqualTo(502);
    }

    @Test
    void theLoadGeneratorTellsFailuresByKindAndVersionsByShare() throws Exception {
        CountDownLatch asked = new CountDownLatch(40);
        target("i-1a", request -> {
            asked.countDown();
            return asked.getCount() % 4 == 0
                    ? Message.response(500, "Failing", "text/plain", "")
                    : Message.response(200, "OK", "text/plain", "", new Message.Header("X-Version", "v7"));
        });
        LoadGenerator load = LoadGenerator.start(listener.url(), 1, Duration.ofMinutes(1));
        await(asked);
        LoadReport report = load.stop();
        assertThat(report.requests()).isGreaterThanOrEqualTo(40);
        assertThat(report.failures()).containsOnlyKeys("HTTP 500");
        assertThat(report.failed()).isGreaterThanOrEqualTo(9);
        assertThat(report.buckets().get(0).share("v7")).isEqualTo(1);
        assertThat(load.stop()).isEqualTo(report);
    }

    /** Machines that always pass their health checks; the zone is the last letter of the id. */
    private final class FakeMachines implements Machines, Network {
        @Override
        public Answer probe(String instanceId, String path) {
            return new Answer(Optional.of(200));
        }

        @Override
        public Optional<InetSocketAddress> address(String instanceId) {
            return Optional.ofNullable(applications.get(instanceId)).map(HttpAcceptor::address);
        }

        @Override
        public boolean exists(String instanceId) {
            return true;
        }

        @Override
        public boolean isRunning(String instanceId) {
            return true;
        }

        @Override
        public String zone(String instanceId) {
            return "us-east-1" + instanceId.substring(instanceId.length() - 1);
        }

        @Override
        public String zoneOf(String subnetId) {
            return zone(subnetId);
        }

        @Override
        public String vpcOf(String subnetId) {
            return "vpc-1";
        }
    }
}
