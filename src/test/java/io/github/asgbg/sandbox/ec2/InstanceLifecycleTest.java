package io.github.asgbg.sandbox.ec2;

import static io.github.asgbg.sandbox.ec2.Ec2Fixture.SUBNET_A;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.SUBNET_B;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.filter;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.machine;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refusal;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** EC2 user guide, "Instance lifecycle"; EC2 API reference, the operations named by the tests. */
class InstanceLifecycleTest {
    private final Ec2Fixture ec2 = new Ec2Fixture();

    @Test
    void aMachineIsPendingAndThenRunning() { // "Instance lifecycle"; 4.9 s: daemonology.net, 2021-08-12
        String id = ec2.run(SUBNET_A);
        assertThat(ec2.state(id)).isEqualTo("pending");

        ec2.world.advance(Duration.ofMillis(4999));
        assertThat(ec2.state(id)).isEqualTo("pending");
        assertThat(ec2.applications.running).doesNotContainKey(id);

        ec2.world.advance(Duration.ofMillis(1));
        assertThat(ec2.state(id)).isEqualTo("running");
        assertThat(ec2.applications.running).containsKey(id);
    }

    @Test
    void aTerminatedInstanceStaysVisibleForAnHour() { // TerminateInstances: "approximately one hour"
        String id = ec2.run(SUBNET_A);
        ec2.world.advance(Duration.ofSeconds(5));

        ec2.client.terminateInstances(r -> r.instanceIds(id));
        assertThat(ec2.state(id)).isEqualTo("shutting-down");
        assertThat(ec2.applications.running).isEmpty();
        ec2.world.advance(Duration.ofMinutes(1));
        assertThat(ec2.state(id)).isEqualTo("terminated");

        ec2.world.advance(Duration.ofHours(1));
        assertThat(refused(() -> ec2.describe(id))).isEqualTo("InvalidInstanceID.NotFound");
    }

    @Test
    void terminatingTwiceIsNoError() { // TerminateInstances: "This operation is idempotent"
        String id = ec2.run(SUBNET_A);
        ec2.client.terminateInstances(r -> r.instanceIds(id));

        InstanceStateChange again = ec2.client
                .terminateInstances(r -> r.instanceIds(id))
                .terminatingInstances()
                .get(0);
        assertThat(again.previousState().nameAsString()).isEqualTo("shutting-down");
        assertThat(again.currentState().nameAsString()).isEqualTo("shutting-down");
    }

    @Test
    void oneUnknownIdFailsTheWholeTermination() { // TerminateInstances: "the entire request fails"
        String id = ec2.run(SUBNET_A);

        assertThat(refused(() -> ec2.client.terminateInstances(r -> r.instanceIds(id, "i-0123456789abcdef0"))))
                .isEqualTo("InvalidInstanceID.NotFound");
        assertThat(refused(() -> ec2.client.terminateInstances(r -> r.instanceIds(id, "nonsense"))))
                .isEqualTo("InvalidInstanceID.Malformed");
        assertThat(ec2.state(id)).isEqualTo("pending");
    }

    @Test
    void protectionHoldsItsWholeZoneAndNoOther() { // TerminateInstances, "termination protection ... Availability
        // Zones"
        String held = ec2.run(SUBNET_A);
        String beside = ec2.run(SUBNET_A);
        String elsewhere = ec2.run(SUBNET_B);
        ec2.client.modifyInstanceAttribute(r -> r.instanceId(held).disableApiTermination(v -> v.value(true)));

        assertThat(refused(() -> ec2.client.terminateInstances(r -> r.instanceIds(held, beside, elsewhere))))
                .isEqualTo("OperationNotPermitted");
        assertThat(List.of(ec2.state(held), ec2.state(beside), ec2.state(elsewhere)))
                .containsExactly("pending", "pending", "shutting-down");
    }

    @Test
    void protectionDoesNotHoldAutoScaling() { // EC2 user guide, "terminating-instances"
        String id = ec2.run(SUBNET_A);
        ec2.client.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(true)));

        ec2.world.locked(() -> {
            ec2.service.terminate(id);
            return true;
        });
        assertThat(ec2.state(id)).isEqualTo("shutting-down");
    }

    @Test
    void aStoppedInstanceCanStartAgain() { // StopInstances, StartInstances
        String id = ec2.run(SUBNET_A);
        assertThat(refused(() -> ec2.client.stopInstances(r -> r.instanceIds(id))))
                .isEqualTo("IncorrectInstanceState");
        ec2.world.advance(Duration.ofSeconds(5));

        ec2.client.stopInstances(r -> r.instanceIds(id));
        assertThat(ec2.state(id)).isEqualTo("stopping");
        ec2.world.advance(Duration.ofSeconds(10));
        assertThat(ec2.state(id)).isEqualTo("stopped");

        ec2.client.startInstances(r -> r.instanceIds(id));
        ec2.world.advance(Duration.ofSeconds(5));
        assertThat(ec2.state(id)).isEqualTo("running");
        assertThat(ec2.applications.running).containsKey(id);
    }

    @Test
    void aRebootingInstanceIsRunningButItsApplicationIsNot() { // RebootInstances
        String id = ec2.run(SUBNET_A);
        ec2.world.advance(Duration.ofSeconds(5));

        ec2.client.rebootInstances(r -> r.instanceIds(id));
        assertThat(ec2.state(id)).isEqualTo("running");
        assertThat(ec2.applications.running).doesNotContainKey(id);
        ec2.world.advance(Duration.ofSeconds(5));
        assertThat(ec2.applications.running).containsKey(id);
    }

    @Test
    void oneTokenLaunchesOnce() { // "Ensuring idempotency in Amazon EC2 API requests"
        RunInstancesResponse first =
                ec2.client.runInstances(machine().clientToken("t").build());
        RunInstancesResponse second =
                ec2.client.runInstances(machine().clientToken("t").build());

        assertThat(second.instances().get(0).instanceId())
                .isEqualTo(first.instances().get(0).instanceId());
    }

    @Test
    void listsByFilterAndInPages() { // DescribeInstances
        TagSpecification tagged = TagSpecification.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(Tag.builder().key("service").value("shop-web").build())
                .build();
        ec2.client.runInstances(machine().maxCount(7).tagSpecifications(tagged).build());
        ec2.run(SUBNET_B);

        List<Instance> found = ec2
                .client
                .describeInstancesPaginator(r -> r.maxResults(5)
                        .filters(filter("tag:service", "shop-*"), filter("instance-state-name", "running", "pending")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
        assertThat(found).hasSize(7).extracting(Instance::instanceId).doesNotHaveDuplicates();
        assertThat(refusal(() -> ec2.client.describeInstances(r -> r.filters(filter("colour", "x")))))
                .hasMessageContaining("The filter 'colour' is invalid");
    }

    @Test
    void unknownImagesAreRefused() { // Error codes: InvalidAMIID.NotFound
        assertThat(refusal(() -> ec2.client.runInstances(
                        machine().imageId("ami-12345678").build())))
                .hasMessageContaining("The image id '[ami-12345678]' does not exist");
    }

    @Test
    void aDryRunChangesNothing() { // "DryRunOperation"
        assertThat(refused(() -> ec2.client.runInstances(machine().dryRun(true).build())))
                .isEqualTo("DryRunOperation");
        assertThat(ec2.client.describeInstances().reservations()).isEmpty();
    }

    @Test
    void theConsoleTellsWhatTheMachineDoes() { // GetConsoleOutput: base64-encoded
        TagSpecification tagged = TagSpecification.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(Tag.builder().key("image-version").value("v7").build())
                .build();
        String id = ec2.client
                .runInstances(machine().tagSpecifications(tagged).build())
                .instances()
                .get(0)
                .instanceId();
        ec2.world.advance(Duration.ofSeconds(5));

        String output = ec2.client.getConsoleOutput(r -> r.instanceId(id)).output();
        String text = new String(Base64.getDecoder().decode(output), StandardCharsets.UTF_8);
        assertThat(text).contains("cloud-init", "version v7", "GET / answered 200");
    }

    @Test
    void statusChecksPassWhileRunning() { // DescribeInstanceStatus, IncludeAllInstances
        String id = ec2.run(SUBNET_A);
        assertThat(ec2.client.describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses())
                .isEmpty();
        assertThat(ec2.client
                        .describeInstanceStatus(r -> r.includeAllInstances(true))
                        .instanceStatuses())
                .hasSize(1);

        ec2.world.advance(Duration.ofSeconds(5));
        assertThat(ec2.client
                        .describeInstanceStatus(r -> r.instanceIds(id))
                        .instanceStatuses()
                        .get(0)
                        .instanceStatus()
                        .statusAsString())
                .isEqualTo("ok");
    }

    @Test
    void whatIsNotImplementedIsNamed() {
        assertThat(refusal(() -> ec2.client.describeVolumes())).hasMessageContaining("ec2:DescribeVolumes");
    }
}
