package io.github.asgbg.sandbox.ec2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Image;

/** The machine images that a new account sees. */
final class Images {
    private static final String AMAZON = "137112412989";

    private final Known<Image> images = new Known<>("InvalidAMIID.NotFound", "The image id '[%s]' does not exist");
    private final Tags tags;
    private final Filters<Image> filters;
    private final String account;

    Images(Tags tags, String account) {
        this.tags = tags;
        this.account = account;
        this.filters = filters(tags);
        add("ami-0a1b2c3d4e5f60001", "al2023-ami-2023.9.20260101.0-kernel-6.1-x86_64", "x86_64", AMAZON, "amazon");
        add("ami-0a1b2c3d4e5f60002", "al2023-ami-2023.9.20260101.0-kernel-6.1-arm64", "arm64", AMAZON, "amazon");
        add("ami-0a1b2c3d4e5f60003", "application-base-2026-01-01", "x86_64", account, "");
    }

    private static Filters<Image> filters(Tags tags) {
        return new Filters<>(tags, Image::imageId)
                .on("image-id", image -> List.of(image.imageId()))
                .on("name", image -> List.of(image.name()))
                .on("architecture", image -> List.of(image.architectureAsString()))
                .on("owner-id", image -> List.of(image.ownerId()))
                .onOne("owner-alias", image -> Optional.ofNullable(image.imageOwnerAlias()))
                .on("state", image -> List.of(image.stateAsString()))
                .on("is-public", image -> List.of(String.valueOf(image.publicLaunchPermissions())))
                .on("image-type", image -> List.of(image.imageTypeAsString()))
                .on("root-device-type", image -> List.of(image.rootDeviceTypeAsString()))
                .on("virtualization-type", image -> List.of(image.virtualizationTypeAsString()));
    }

    private void add(String id, String name, String architecture, String owner, String alias) {
        Image image = Image.builder()
                .imageId(id)
                .name(name)
                .imageLocation((alias.isEmpty() ? owner : alias) + "/" + name)
                .ownerId(owner)
                .imageOwnerAlias(alias.isEmpty() ? null : alias)
                .publicLaunchPermissions(!owner.equals(account))
                .architecture(architecture)
                .imageType("machine")
                .state("available")
                .creationDate("2026-01-01T00:00:00.000Z")
                .platformDetails("Linux/UNIX")
                .usageOperation("RunInstances")
                .rootDeviceName("/dev/xvda")
                .rootDeviceType("ebs")
                .virtualizationType("hvm")
                .hypervisor("xen")
                .enaSupport(true)
                .sriovNetSupport("simple")
                .blockDeviceMappings(BlockDeviceMapping.builder()
                        .deviceName("/dev/xvda")
                        .ebs(ebs -> ebs.snapshotId("snap-0a1b2c3d4e5f60001")
                                .volumeSize(8)
                                .volumeType("gp3")
                                .encrypted(false)
                                .deleteOnTermination(true))
                        .build())
                .build();
        images.put(id, image);
        tags.register(id, Map.of());
    }

    Optional<Image> find(String id) {
        return images.find(id);
    }

    /**
     * An image that must be there.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError InvalidAMIID.NotFound
     */
    Image get(String id) {
        return images.get(id);
    }

    DescribeImagesResponse describe(DescribeImagesRequest request) {
        List<Image> selected = filters.select(images.get(request.imageIds()), request.filters()).stream()
                .filter(image -> request.owners().isEmpty() || isOwnedByOne(image, request.owners()))
                .map(image -> image.toBuilder().tags(tags.of(image.imageId())).build())
                .toList();
        Page<Image> page = Page.of(selected, request.maxResults(), request.nextToken());
        return DescribeImagesResponse.builder()
                .images(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private boolean isOwnedByOne(Image image, List<String> owners) {
        return owners.stream()
                .anyMatch(owner -> owner.equals(image.ownerId())
                        || owner.equals(image.imageOwnerAlias())
                        || (owner.equals("self") && image.ownerId().equals(account)));
    }

    DeregisterImageResponse deregister(DeregisterImageRequest request) {
        images.get(request.imageId());
        images.remove(request.imageId());
        tags.forget(request.imageId());
        return DeregisterImageResponse.builder().build();
    }
}
