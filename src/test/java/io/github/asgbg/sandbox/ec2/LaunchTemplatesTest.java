package io.github.asgbg.sandbox.ec2;

import static io.github.asgbg.sandbox.ec2.Ec2Fixture.AMI;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.SUBNET_A;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refusal;
import static io.github.asgbg.sandbox.ec2.Ec2Fixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.autoscaling.Compute;
import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMappingRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EC2 API reference, the operations on launch templates; EC2 Auto Scaling user guide, "create-launch-template". */
class LaunchTemplatesTest {
    private final Ec2Fixture ec2 = new Ec2Fixture();

    private String create(RequestLaunchTemplateData data) {
        return ec2.client
                .createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(data))
                .launchTemplate()
                .launchTemplateId();
    }

    private static RequestLaunchTemplateData data(String type) {
        return RequestLaunchTemplateData.builder()
                .imageId(AMI)
                .instanceType(type)
                .build();
    }

    @Test
    void keepsEverythingThatWasRequested() { // DescribeLaunchTemplateVersions
        RequestLaunchTemplateData requested = data("t3.micro").toBuilder()
                .userData("IyEvYmluL3No")
                .disableApiTermination(true)
                .metadataOptions(options -> options.httpTokens("required").httpPutResponseHopLimit(2))
                .blockDeviceMappings(List.of(LaunchTemplateBlockDeviceMappingRequest.builder()
                        .deviceName("/dev/xvda")
                        .ebs(ebs -> ebs.volumeSize(20).encrypted(true))
                        .build()))
                .build();
        String id = create(requested);

        ResponseLaunchTemplateData kept = ec2.client
                .describeLaunchTemplateVersions(r -> r.launchTemplateId(id).versions("$Latest"))
                .launchTemplateVersions()
                .get(0)
                .launchTemplateData();
        assertThat(kept.imageId()).isEqualTo(AMI);
        assertThat(kept.userData()).isEqualTo("IyEvYmluL3No");
        assertThat(kept.disableApiTermination()).isTrue();
        assertThat(kept.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(kept.blockDeviceMappings().get(0).ebs().volumeSize()).isEqualTo(20);
        assertThat(kept.blockDeviceMappings().get(0).ebs().encrypted()).isTrue();
    }

    @Test
    void aNewVersionIsLatestButNotDefault() { // CreateLaunchTemplateVersion, ModifyLaunchTemplate
        String id = create(data("t3.micro"));
        ec2.client.createLaunchTemplateVersion(
                r -> r.launchTemplateId(id).sourceVersion("1").launchTemplateData(d -> d.instanceType("t3.small")));

        assertThat(ec2.service.template(Optional.of(id), Optional.empty(), Optional.of("$Latest")))
                .isEqualTo(new Compute.Template(id, "web", "2", AMI, "t3.small"));
        assertThat(ec2.service.template(Optional.empty(), Optional.of("web"), Optional.empty()))
                .isEqualTo(new Compute.Template(id, "web", "1", AMI, "t3.micro"));

        ec2.client.modifyLaunchTemplate(r -> r.launchTemplateId(id).defaultVersion("2"));
        assertThat(ec2.service
                        .template(Optional.of(id), Optional.empty(), Optional.of("$Default"))
                        .version())
                .isEqualTo("2");
    }

    @Test
    void theDefaultVersionCannotBeDeleted() { // DeleteLaunchTemplateVersions
        String id = create(data("t3.micro"));
        ec2.client.createLaunchTemplateVersion(r -> r.launchTemplateId(id).launchTemplateData(data("t3.small")));

        var response = ec2.client.deleteLaunchTemplateVersions(
                r -> r.launchTemplateId(id).versions("1", "2"));

        assertThat(response.successfullyDeletedLaunchTemplateVersions()).hasSize(1);
        assertThat(response.unsuccessfullyDeletedLaunchTemplateVersions()).hasSize(1);
        assertThat(ec2.client
                        .describeLaunchTemplateVersions(r -> r.launchTemplateId(id))
                        .launchTemplateVersions())
                .extracting(LaunchTemplateVersion::versionNumber)
                .containsExactly(1L);
    }

    @Test
    void namesAreUniqueAndMissingOnesAreErrors() { // Error codes: InvalidLaunchTemplateName.*,
        // InvalidLaunchTemplateId.*
        create(data("t3.micro"));

        assertThat(refused(() -> create(data("t3.micro"))))
                .isEqualTo("InvalidLaunchTemplateName.AlreadyExistsException");
        assertThat(refused(() -> ec2.client.describeLaunchTemplates(r -> r.launchTemplateNames("other"))))
                .isEqualTo("InvalidLaunchTemplateName.NotFoundException");
        assertThat(refused(() -> ec2.client.deleteLaunchTemplate(r -> r.launchTemplateId("lt-0123456789abcdef0"))))
                .isEqualTo("InvalidLaunchTemplateId.NotFound");
    }

    @Test
    void autoScalingIsToldInItsOwnWords() { // CreateAutoScalingGroup: "must use a valid fully-formed launch template"
        assertThatThrownBy(() -> ec2.service.template(Optional.empty(), Optional.of("other"), Optional.empty()))
                .isInstanceOf(AwsError.class)
                .hasMessage("You must use a valid fully-formed launch template. The specified launch template, with"
                        + " template name other, does not exist.");
    }

    @Test
    void groupTagsWinOverThoseOfTheTemplate() { // EC2 Auto Scaling user guide, "ec2-auto-scaling-tagging"
        String id = create(data("t3.micro").toBuilder()
                .tagSpecifications(LaunchTemplateTagSpecificationRequest.builder()
                        .resourceType(ResourceType.INSTANCE)
                        .tags(
                                Tag.builder().key("a").value("template").build(),
                                Tag.builder().key("b").value("template").build())
                        .build())
                .build());

        Instance instance = ec2.describe(launch(id, Map.of("a", "group", "aws:autoscaling:groupName", "shop-blue")));
        assertThat(instance.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder("a=group", "aws:autoscaling:groupName=shop-blue", "b=template");
    }

    @Test
    void theVersionIsReadWhenTheMachineHasBooted() {
        String id = launch(create(data("t3.micro")), Map.of("aws:autoscaling:groupName", "shop-blue"));
        assertThat(ec2.applications.running).isEmpty();

        ec2.world.advance(Duration.ofSeconds(5));
        assertThat(ec2.applications.running).containsExactly(Map.entry(id, "v9"));
        assertThat(ec2.applications.groups).containsEntry(id, "shop-blue");
    }

    @Test
    void aMissingImageFailsTheLaunch() { // DescribeScalingActivities: "The image id 'ami-...' does not exist.
        // Launching ..."
        String id = create(data("t3.micro"));
        ec2.client.deregisterImage(r -> r.imageId(AMI));

        assertThatThrownBy(() -> launch(id, Map.of()))
                .isInstanceOf(Compute.LaunchFailed.class)
                .hasMessage("The image id '[" + AMI + "]' does not exist. Launching EC2 instance failed.");
    }

    private String launch(String templateId, Map<String, String> tags) {
        Compute.Template template = ec2.service.template(Optional.of(templateId), Optional.empty(), Optional.empty());
        return ec2.service.launch(new Compute.Launch(template, SUBNET_A, tags, List.of(), () -> Optional.of("v9")));
    }

    @Test
    void instancesRunFromATemplate() { // RunInstances, LaunchTemplate
        create(data("t3.small"));

        Instance instance = ec2.client
                .runInstances(r -> r.minCount(1).maxCount(1).launchTemplate(t -> t.launchTemplateName("web")
                        .version("$Latest")))
                .instances()
                .get(0);
        assertThat(instance.instanceTypeAsString()).isEqualTo("t3.small");
        assertThat(refusal(() -> ec2.client.runInstances(
                        r -> r.minCount(1).maxCount(1).launchTemplate(t -> t.launchTemplateName("none")))))
                .hasMessageContaining("template name none, does not exist");
    }
}
