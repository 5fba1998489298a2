package io.github.asgbg.sandbox.ec2;

import static io.github.asgbg.sandbox.ec2.Ec2Fixture.SUBNET_A;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.machine;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refusal;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * EC2 user guide, "Change instance termination protection" and "Enable stop protection for your EC2 instances"; EC2 API reference,
 * RunInstances, ModifyInstanceAttribute, DescribeInstanceAttribute. The texts are as quoted in public reports.
 */
class ApiProtectionTest {
    private final Ec2Fixture ec2 = new Ec2Fixture();

    private String run(RunInstancesRequest.Builder request) {
        String id = ec2.client.runInstances(request.build()).instances().get(0).instanceId();
        ec2.world.advance(Duration.ofSeconds(5));
        return id;
    }

    private List<Boolean> attributes(String id) {
        return List.of(
                described(id, "disableApiTermination").disableApiTermination().value(),
                described(id, "disableApiStop").disableApiStop().value());
    }

    private DescribeInstanceAttributeResponse described(String id, String attribute) {
        return ec2.client.describeInstanceAttribute(r -> r.instanceId(id).attribute(attribute));
    }

    @Test
    void anInstanceHasNoneUnlessItIsAskedFor() { // "By default, termination protection is disabled for your instance"
        assertThat(attributes(ec2.run(SUBNET_A))).containsExactly(false, false);
    }

    @Test
    void bothCanBeSetAtLaunch() {
        assertThat(attributes(run(machine().disableApiTermination(true)))).containsExactly(true, false);
        assertThat(attributes(run(machine().disableApiStop(true)))).containsExactly(false, true);
    }

    @Test
    void aTemplateSetsThemToo() { // CreateLaunchTemplate, LaunchTemplateData
        String template = ec2.client
                .createLaunchTemplate(r -> r.launchTemplateName("shop")
                        .launchTemplateData(d -> d.disableApiTermination(true).disableApiStop(true)))
                .launchTemplate()
                .launchTemplateId();
        String id = run(machine().launchTemplate(t -> t.launchTemplateId(template)));
        assertThat(attributes(id)).containsExactly(true, true);
        assertThat(attributes(run(machine()
                        .launchTemplate(t -> t.launchTemplateId(template))
                        .disableApiStop(false))))
                .containsExactly(true, false);
    }

    @Test
    void terminationProtectionCanBeTakenOff() {
        String id = run(machine().disableApiTermination(true));
        assertThat(refusal(() -> ec2.client.terminateInstances(r -> r.instanceIds(id))))
                .hasMessageContaining("The instance '" + id + "' may not be terminated. Modify its"
                        + " 'disableApiTermination' instance attribute and try again.");
        ec2.client.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(false)));
        ec2.client.terminateInstances(r -> r.instanceIds(id));
        assertThat(ec2.state(id)).isEqualTo("shutting-down");
    }

    @Test
    void stopProtectionProtectsFromTerminationToo() { // "Stop protection also protects your instance from accidental
        // termination."
        String id = run(machine().disableApiStop(true));
        assertThat(refused(() -> ec2.client.stopInstances(r -> r.instanceIds(id))))
                .isEqualTo("OperationNotPermitted");
        assertThat(refusal(() -> ec2.client.terminateInstances(r -> r.instanceIds(id))))
                .hasMessageContaining("may not be terminated. Modify its 'disableApiStop' instance attribute");
        assertThat(attributes(id)).as("it does not set the other").containsExactly(false, true);
        ec2.client.modifyInstanceAttribute(
                r -> r.instanceId(id).attribute("disableApiStop").value("false"));
        ec2.client.stopInstances(r -> r.instanceIds(id));
        assertThat(ec2.state(id)).isEqualTo("stopping");
    }

    @Test
    void terminationProtectionDoesNotKeepAnInstanceFromStopping() {
        String id = run(machine().disableApiTermination(true));
        ec2.client.stopInstances(r -> r.instanceIds(id));
        assertThat(ec2.state(id)).isEqualTo("stopping");
    }

    /** DryRun: "Checks whether you have the required permissions for the operation"; of protection it says nothing. */
    @Test
    void aDryRunDoesNotTellOfProtection() {
        String id = run(machine().disableApiTermination(true));
        assertThat(refused(() ->
                        ec2.client.terminateInstances(r -> r.instanceIds(id).dryRun(true))))
                .isEqualTo("DryRunOperation");
    }
}
