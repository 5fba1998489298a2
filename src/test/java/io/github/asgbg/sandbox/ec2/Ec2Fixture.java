package io.github.asgbg.sandbox.ec2;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The real SDK's client on a simulated EC2 in virtual time. */
final class Ec2Fixture {
    static final String AMI = "ami-0a1b2c3d4e5f60001";
    static final String SUBNET_A = "subnet-0a1b2c3d4e5f60001";
    static final String SUBNET_B = "subnet-0a1b2c3d4e5f60002";

    final World world = World.virtual(1);
    final FakeApplications applications = new FakeApplications();
    final Ec2 service = new Ec2(world, applications, "us-east-1");
    final Ec2Client client = Ec2Client.builder()
            .httpClient(new InProcessHttpClient(new Gateway(world, List.of(service))))
            .endpointOverride(URI.create("http://127.0.0.1:4566"))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();

    String run(String subnetId) {
        return client.runInstances(machine().subnetId(subnetId).build())
                .instances()
                .get(0)
                .instanceId();
    }

    static RunInstancesRequest.Builder machine() {
        return RunInstancesRequest.builder()
                .imageId(AMI)
                .instanceType("t3.micro")
                .minCount(1)
                .maxCount(1);
    }

    Instance describe(String id) {
        return client.describeInstances(request -> request.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    String state(String id) {
        return describe(id).state().nameAsString();
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static Ec2Exception refusal(Callable<?> call) {
        return catchThrowableOfType(Ec2Exception.class, call::call);
    }

    static String refused(Callable<?> call) {
        return refusal(call).awsErrorDetails().errorCode();
    }

    /** Applications that start at once and answer 200. */
    static final class FakeApplications implements Applications {
        final Map<String, String> running = new HashMap<>();
        final Map<String, String> groups = new HashMap<>();

        @Override
        public void boot(String instanceId, String group, Supplier<Optional<String>> version) {
            running.put(instanceId, version.get().orElse("none"));
            groups.put(instanceId, group);
        }

        @Override
        public void stop(String instanceId) {
            running.remove(instanceId);
        }

        @Override
        public Machines.Answer probe(String instanceId, String path) {
            return new Machines.Answer(running.containsKey(instanceId) ? Optional.of(200) : Optional.empty());
        }

        @Override
        public Optional<InetSocketAddress> address(String instanceId) {
            return Optional.empty();
        }
    }
}
