package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Works out what to launch from a request, a launch template, and the defaults of the account, and checks it. */
final class MachineSpecs {
    private static final String DEFAULT_TYPE = "m1.small"; // RunInstances: "Default: m1.small"

    private final Network network;
    private final Images images;
    private final SecurityGroups groups;
    private final LaunchTemplates templates;

    MachineSpecs(Network network, Images images, SecurityGroups groups, LaunchTemplates templates) {
        this.network = network;
        this.images = images;
        this.groups = groups;
        this.templates = templates;
    }

    /**
     * The request's own parameters win over those of its launch template.
     *
     * @throws AwsError with the code of whatever does not exist or is missing
     */
    MachineSpec of(RunInstancesRequest request) {
        ResponseLaunchTemplateData template = template(request);
        String imageId = Optional.ofNullable(request.imageId())
                .or(() -> Optional.ofNullable(template.imageId()))
                .orElseThrow(() -> missing("ImageId"));
        String type = Optional.ofNullable(request.instanceTypeAsString())
                .or(() -> Optional.ofNullable(template.instanceTypeAsString()))
                .orElse(DEFAULT_TYPE);
        List<String> own = groupIds(request);
        return new MachineSpec(
                imageId,
                images.get(imageId).architectureAsString(),
                checkedType(type),
                subnetId(request),
                own.isEmpty() ? groupIds(template) : own,
                Optional.ofNullable(request.keyName()).or(() -> Optional.ofNullable(template.keyName())),
                Optional.ofNullable(request.userData()).or(() -> Optional.ofNullable(template.userData())),
                ApiProtection.of(
                        request.disableApiTermination(),
                        template.disableApiTermination(),
                        request.disableApiStop(),
                        template.disableApiStop()),
                "");
    }

    /** A launch by an Auto Scaling group. */
    MachineSpec of(ResponseLaunchTemplateData template, String subnetId, String group) {
        return new MachineSpec(
                template.imageId(),
                images.get(template.imageId()).architectureAsString(),
                checkedType(Optional.ofNullable(template.instanceTypeAsString()).orElse(DEFAULT_TYPE)),
                network.subnets().get(subnetId).subnetId(),
                groupIds(template),
                Optional.ofNullable(template.keyName()),
                Optional.ofNullable(template.userData()),
                ApiProtection.of(null, template.disableApiTermination(), null, template.disableApiStop()),
                group);
    }

    private ResponseLaunchTemplateData template(RunInstancesRequest request) {
        return Optional.ofNullable(request.launchTemplate())
                .map(asked -> templates
                        .get(asked.launchTemplateId(), asked.launchTemplateName())
                        .version(asked.version()))
                .map(LaunchTemplateVersion::launchTemplateData)
                .orElseGet(() -> ResponseLaunchTemplateData.builder().build());
    }

    /** The tags that a template wants on its instances. */
    static Map<String, String> instanceTags(ResponseLaunchTemplateData template) {
        Map<String, String> tags = new TreeMap<>();
        template.tagSpecifications().stream()
                .filter(specification -> specification.resourceType() == ResourceType.INSTANCE)
                .forEach(specification -> tags.putAll(Tags.toMap(specification.tags())));
        return tags;
    }

    /** Those of the template, and over them those of the request. */
    Map<String, String> instanceTags(RunInstancesRequest request) {
        Map<String, String> tags = instanceTags(template(request));
        tags.putAll(Tags.requested(request.tagSpecifications(), ResourceType.INSTANCE));
        return tags;
    }

    private String subnetId(RunInstancesRequest request) {
        Optional<String> asked = Optional.ofNullable(request.subnetId()).or(() -> request.networkInterfaces().stream()
                .flatMap(card -> Stream.ofNullable(card.subnetId()))
                .findFirst());
        if (asked.isPresent()) {
            return network.subnets().get(asked.get()).subnetId();
        }
        Optional<String> zone = Optional.ofNullable(request.placement())
                .flatMap(placement -> Optional.ofNullable(placement.availabilityZone()));
        return network.subnets().all().stream()
                .filter(subnet -> zone.isEmpty() || zone.get().equals(subnet.availabilityZone()))
                .map(Subnet::subnetId)
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        400, "InvalidParameterValue", "Invalid availability zone: [" + zone.orElse("") + "]"));
    }

    private List<String> groupIds(RunInstancesRequest request) {
        Stream<String> byName =
                request.securityGroups().stream().map(name -> groups.idOf(name).orElse(name));
        Stream<String> byCard = request.networkInterfaces().stream().flatMap(card -> card.groups().stream());
        return Stream.of(request.securityGroupIds().stream(), byName, byCard)
                .flatMap(ids -> ids)
                .peek(groups::require)
                .distinct()
                .toList();
    }

    private List<String> groupIds(ResponseLaunchTemplateData template) {
        Stream<String> byName =
                template.securityGroups().stream().map(name -> groups.idOf(name).orElse(name));
        Stream<String> byCard = template.networkInterfaces().stream().flatMap(card -> card.groups().stream());
        List<String> ids = Stream.of(template.securityGroupIds().stream(), byName, byCard)
                .flatMap(all -> all)
                .peek(groups::require)
                .distinct()
                .toList();
        return ids.isEmpty() ? List.of(SecurityGroups.DEFAULT) : ids;
    }

    private static String checkedType(String type) {
        if (InstanceType.fromValue(type) == InstanceType.UNKNOWN_TO_SDK_VERSION) {
            throw new AwsError(400, "InvalidParameterValue", "Invalid value '" + type + "' for InstanceType.");
        }
        return type;
    }

    private static AwsError missing(String parameter) {
        return new AwsError(400, "MissingParameter", "The request must contain the parameter " + parameter);
    }
}
