package io.github.asgbg.conformance;

import io.github.asgbg.aws.client.AwsClients;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ShutdownBehavior;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** What groups are made of: an image, a type, subnets, and a template that puts them together. */
final class Material {
    /** Instances end themselves after three hours, whatever became of who started them, and answer HTTP meanwhile. */
    private static final String USER_DATA = """
            #!/bin/sh
            shutdown -P +180
            exec python3 -m http.server 80 --directory /usr/share/licenses
            """;

    private static final String AMAZON_LINUX = "al2023-ami-2023.*-";

    private final AwsClients clients;
    private final Resources resources;

    Material(AwsClients clients, Resources resources) {
        this.clients = clients;
        this.resources = resources;
    }

    /** Makes a group from 0 to 1 without instances, unless told otherwise, with a template of its own. */
    void create(String name, Names names, Consumer<CreateAutoScalingGroupRequest.Builder> how) {
        create(name, names, image(), how);
    }

    /** The same of another image. */
    void create(String name, Names names, String image, Consumer<CreateAutoScalingGroupRequest.Builder> how) {
        template(name, names, image);
        CreateAutoScalingGroupRequest.Builder request = CreateAutoScalingGroupRequest.builder()
                .autoScalingGroupName(name)
                .launchTemplate(it -> it.launchTemplateName(name).version("1"))
                .vpcZoneIdentifier(String.join(",", subnets()))
                .minSize(0)
                .maxSize(1)
                .desiredCapacity(0)
                .tags(Tag.builder()
                        .key(Names.PREFIX)
                        .value(names.run())
                        .propagateAtLaunch(true)
                        .build());
        how.accept(request);
        clients.autoScaling().createAutoScalingGroup(request.build());
    }

    private void template(String name, Names names, String image) {
        LaunchTemplateTagSpecificationRequest tags = LaunchTemplateTagSpecificationRequest.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key(Names.PREFIX)
                        .value(names.run())
                        .build())
                .build();
        String userData = Base64.getEncoder().encodeToString(USER_DATA.getBytes(StandardCharsets.UTF_8));
        clients.ec2()
                .createLaunchTemplate(it -> it.launchTemplateName(name).launchTemplateData(data -> data.imageId(image)
                        .instanceType(resources.instanceType())
                        .instanceInitiatedShutdownBehavior(ShutdownBehavior.TERMINATE.toString())
                        .userData(userData)
                        .tagSpecifications(tags)));
    }

    private String image() {
        return resources.image().orElseGet(this::newestAmazonLinux);
    }

    private String newestAmazonLinux() {
        String name = AMAZON_LINUX + architecture();
        return clients.ec2().describeImages(it -> it.owners("amazon").filters(filter("name", name))).images().stream()
                .max(Comparator.comparing(Image::creationDate))
                .map(Image::imageId)
                .orElseThrow(() -> new ProbeContext.Unable("no image of Amazon's is named " + name + ": give --image"));
    }

    /** Amazon Linux comes for these two; some older types run 32-bit systems as well. */
    private String architecture() {
        InstanceType type = InstanceType.fromValue(resources.instanceType());
        return clients.ec2().describeInstanceTypes(it -> it.instanceTypes(type)).instanceTypes().stream()
                .flatMap(one -> one.processorInfo().supportedArchitecturesAsStrings().stream())
                .filter(List.of("arm64", "x86_64")::contains)
                .findFirst()
                .orElse("arm64");
    }

    /** Subnets of one VPC. */
    List<String> subnets() {
        return resources.subnets().isEmpty()
                ? defaultSubnets().stream().map(Subnet::subnetId).toList()
                : resources.subnets();
    }

    String vpc() {
        String subnet = subnets().get(0);
        return ProbeContext.first(clients.ec2()
                        .describeSubnets(it -> it.subnetIds(subnet))
                        .subnets())
                .vpcId();
    }

    private List<Subnet> defaultSubnets() {
        List<Subnet> found =
                clients.ec2().describeSubnets(it -> it.filters(filter("default-for-az", "true"))).subnets().stream()
                        .sorted(Comparator.comparing(Subnet::availabilityZone))
                        .limit(2)
                        .toList();
        if (found.size() < 2) {
            throw new ProbeContext.Unable("there is no default VPC with two subnets: give --subnets");
        }
        return found;
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
