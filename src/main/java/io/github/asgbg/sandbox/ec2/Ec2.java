package io.github.asgbg.sandbox.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.asgbg.sandbox.autoscaling.Compute;
import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Dialect;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.world.World;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/**
 * A simulated EC2, version 2016-11-15, in one region of a new account, which has what every account has: a default VPC
 * and public images.
 *
 * <p>Its source is the EC2 API reference and the user guide. Machines are {@code pending}, {@code running}, {@code
 * shutting-down} and {@code terminated} as {@link Timings} say; what runs on them is up to {@link Applications}.
 *
 * <p>Not simulated: networks other than the default VPC, volumes and snapshots, network interfaces of their own, Spot and
 * reserved capacity, hibernation, key pairs, and the effect of security groups on traffic.
 */
public final class Ec2 extends QueryService implements Compute, Machines {
    private static final String ACCOUNT = "123456789012";
    private static final String GROUP_TAG = "aws:autoscaling:groupName";

    private final Applications applications;
    private final String region;
    private final Tags tags = new Tags();
    private final Network network;
    private final Images images;
    private final Instances instances;
    private final LaunchTemplates templates;
    private final MachineSpecs specs;

    /** A region with AWS's usual timings. */
    public Ec2(World world, Applications applications, String region) {
        this(world, applications, region, Timings.usual());
    }

    /** A region whose machines take as long as the timings say. */
    public Ec2(World world, Applications applications, String region, Timings timings) {
        super("ec2", "2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/", Dialect.EC2);
        this.applications = applications;
        this.region = region;
        this.network = new Network(region, ACCOUNT, tags);
        this.instances = new Instances(world, applications, timings, tags, network);
        Ids ids = new Ids(world);
        this.templates = new LaunchTemplates(world, ids, tags, ACCOUNT);
        SecurityGroups groups = new SecurityGroups(tags, ids, network);
        this.images = new Images(tags, ACCOUNT);
        this.specs = new MachineSpecs(network, images, groups, templates);
        InstanceView view = new InstanceView(tags, groups, ACCOUNT);
        LeftOut.declare(unsupported());
        standIn(region);
        answerInstances(new InstanceOperations(instances, specs, view, tags, ACCOUNT));
        answerDetails(new InstanceDetails(world, instances, applications, view));
        answerTemplates(new LaunchTemplateOperations(templates, tags));
        answerGroups(groups);
        answerNetwork(new NetworkOperations(network, tags));
        answerRegion(new RegionOperations(network, tags), images);
        answerTags(new TagOperations(tags));
    }

    private void answerInstances(InstanceOperations operations) {
        answer("RunInstances", RunInstancesRequest::builder, operations::run);
        answer("DescribeInstances", DescribeInstancesRequest::builder, operations::describe);
        answer("TerminateInstances", TerminateInstancesRequest::builder, operations::terminate);
        answer("StopInstances", StopInstancesRequest::builder, operations::stop);
        answer("StartInstances", StartInstancesRequest::builder, operations::start);
        answer("RebootInstances", RebootInstancesRequest::builder, operations::reboot);
    }

    private void answerDetails(InstanceDetails operations) {
        answer("DescribeInstanceStatus", DescribeInstanceStatusRequest::builder, operations::statuses);
        answer("GetConsoleOutput", GetConsoleOutputRequest::builder, operations::console);
        answer("DescribeInstanceAttribute", DescribeInstanceAttributeRequest::builder, operations::attribute);
        answer("ModifyInstanceAttribute", ModifyInstanceAttributeRequest::builder, operations::modify);
    }

    private void answerTemplates(LaunchTemplateOperations operations) {
        answer("CreateLaunchTemplate", CreateLaunchTemplateRequest::builder, operations::create);
        answer("CreateLaunchTemplateVersion", CreateLaunchTemplateVersionRequest::builder, operations::createVersion);
        answer("ModifyLaunchTemplate", ModifyLaunchTemplateRequest::builder, operations::modify);
        answer("DeleteLaunchTemplate", DeleteLaunchTemplateRequest::builder, operations::delete);
        answer(
                "DeleteLaunchTemplateVersions",
                DeleteLaunchTemplateVersionsRequest::builder,
                operations::deleteVersions);
        answer("DescribeLaunchTemplates", DescribeLaunchTemplatesRequest::builder, operations::describe);
        answer(
                "DescribeLaunchTemplateVersions",
                DescribeLaunchTemplateVersionsRequest::builder,
                operations::describeVersions);
    }

    private void answerGroups(SecurityGroups groups) {
        SecurityGroupRules rules = groups.rules();
        answer("CreateSecurityGroup", CreateSecurityGroupRequest::builder, groups::create);
        answer("DeleteSecurityGroup", DeleteSecurityGroupRequest::builder, groups::delete);
        answer("DescribeSecurityGroups", DescribeSecurityGroupsRequest::builder, groups::describe);
        answer("DescribeSecurityGroupRules", DescribeSecurityGroupRulesRequest::builder, rules::describe);
        answer("AuthorizeSecurityGroupIngress", AuthorizeSecurityGroupIngressRequest::builder, rules::authorizeIngress);
        answer("AuthorizeSecurityGroupEgress", AuthorizeSecurityGroupEgressRequest::builder, rules::authorizeEgress);
        answer("RevokeSecurityGroupIngress", RevokeSecurityGroupIngressRequest::builder, rules::revokeIngress);
        answer("RevokeSecurityGroupEgress", RevokeSecurityGroupEgressRequest::builder, rules::revokeEgress);
    }

    private void answerNetwork(NetworkOperations operations) {
        answer("DescribeVpcs", DescribeVpcsRequest::builder, operations::vpcs);
        answer("DescribeVpcAttribute", DescribeVpcAttributeRequest::builder, operations::vpcAttribute);
        answer("DescribeSubnets", DescribeSubnetsRequest::builder, operations::subnets);
        answer("DescribeRouteTables", DescribeRouteTablesRequest::builder, operations::routeTables);
        answer("DescribeInternetGateways", DescribeInternetGatewaysRequest::builder, operations::internetGateways);
        answer("DescribeNetworkAcls", DescribeNetworkAclsRequest::builder, operations::networkAcls);
        answer("DescribeNetworkInterfaces", DescribeNetworkInterfacesRequest::builder, operations::networkInterfaces);
    }

    private void answerRegion(RegionOperations operations, Images images) {
        answer("DescribeRegions", DescribeRegionsRequest::builder, operations::regions);
        answer("DescribeAvailabilityZones", DescribeAvailabilityZonesRequest::builder, operations::availabilityZones);
        answer("DescribeAccountAttributes", DescribeAccountAttributesRequest::builder, operations::accountAttributes);
        answer("DescribeInstanceTypes", DescribeInstanceTypesRequest::builder, operations::instanceTypes);
        answer("DescribeKeyPairs", DescribeKeyPairsRequest::builder, operations::keyPairs);
        answer("DescribeImages", DescribeImagesRequest::builder, images::describe);
        answer("DeregisterImage", DeregisterImageRequest::builder, images::deregister);
    }

    private void answerTags(TagOperations operations) {
        answer("CreateTags", CreateTagsRequest::builder, operations::create);
        answer("DeleteTags", DeleteTagsRequest::builder, operations::delete);
        answer("DescribeTags", DescribeTagsRequest::builder, operations::describe);
    }

    private <I extends Ec2Request, O extends SdkPojo> void answer(
            String action, Supplier<? extends SdkPojo> requestBuilder, Function<I, O> operation) {
        this.<I, O>on(action, requestBuilder, request -> {
            refuseDryRun(request);
            return operation.apply(request);
        });
    }

    /** EC2 checks permissions only, which has happened before (EC2 API, "DryRun"). */
    private static void refuseDryRun(Ec2Request request) {
        if (request.getValueForField("DryRun", Boolean.class).orElse(false)) {
            throw new AwsError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
        }
    }

    @Override
    protected Optional<String> resource(String operation, Newer request) {
        String instance = "arn:aws:ec2:" + region + ":" + ACCOUNT + ":instance/";
        return operation.equals("RunInstances")
                ? Optional.of(instance + "*")
                : request.items("InstanceId").stream()
                        .findFirst()
                        .flatMap(Newer::value)
                        .map(id -> instance + id);
    }

    @Override
    protected AwsError leftOut(String sentence) {
        return new AwsError(400, "UnsupportedOperation", sentence);
    }

    /** EC2 API, "Error codes": InvalidCharacter. */
    @Override
    protected AwsError malformed(String sentence) {
        return new AwsError(400, "InvalidCharacter", "A specified character is invalid: " + sentence);
    }

    /** What may be told only to those who may decode it is told for all operations but the reading ones. */
    @Override
    protected AwsError denied(String operation, String sentence) {
        String encoded = operation.startsWith("Describe")
                ? ""
                : ". Encoded authorization failure message: "
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(sentence.getBytes(UTF_8));
        return new AwsError(
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. " + sentence + encoded);
    }

    @Override
    public String launch(Launch launch) {
        try {
            LaunchTemplateVersion version = templates
                    .get(launch.template().id(), null)
                    .version(launch.template().version());
            Map<String, String> ownTags = new TreeMap<>(MachineSpecs.instanceTags(version.launchTemplateData()));
            ownTags.putAll(launch.tags());
            String group = launch.tags().getOrDefault(GROUP_TAG, "");
            MachineSpec spec = specs.of(version.launchTemplateData(), launch.subnetId(), group);
            Machine machine = instances.launch(spec, instances.nextReservation(), ownTags, launch.versionAtBoot());
            machine.origin = Optional.of(launch.template());
            return machine.id;
        } catch (AwsError e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw new LaunchFailed(reason + ". Launching EC2 instance failed.");
        }
    }

    @Override
    public void terminate(String instanceId) {
        instances.find(instanceId).ifPresent(instances::terminate);
    }

    @Override
    public boolean isRunning(String instanceId) {
        return instances
                .find(instanceId)
                .map(machine -> machine.is(InstanceStateName.RUNNING))
                .orElse(false);
    }

    @Override
    public boolean isGone(String instanceId) {
        return instances
                .find(instanceId)
                .map(machine -> machine.is(InstanceStateName.TERMINATED) || machine.is(InstanceStateName.STOPPED))
                .orElse(true);
    }

    @Override
    public Optional<Existing> existing(String instanceId) {
        return instances
                .find(instanceId)
                .map(machine -> new Existing(
                        machine.zone,
                        machine.spec.instanceType(),
                        images.find(machine.spec.imageId()).isPresent(),
                        machine.origin));
    }

    @Override
    public void addTags(String instanceId, Map<String, String> added) {
        tags.putAny(instanceId, added);
    }

    @Override
    public void removeTag(String instanceId, String key) {
        tags.removeAnyTag(instanceId, key);
    }

    @Override
    public String zoneOf(String subnetId) {
        return network.subnets().get(subnetId).availabilityZone();
    }

    /**
     * The VPC of a subnet.
     *
     * @throws AwsError when the subnet does not exist
     */
    public String vpcOf(String subnetId) {
        return network.subnets().get(subnetId).vpcId();
    }

    @Override
    public Template template(Optional<String> id, Optional<String> name, Optional<String> version) {
        try {
            LaunchTemplateVersion found =
                    templates.get(id.orElse(null), name.orElse(null)).version(version.orElse(null));
            return new Template(
                    found.launchTemplateId(),
                    found.launchTemplateName(),
                    found.versionNumber().toString(),
                    Optional.ofNullable(found.launchTemplateData().imageId()).orElse(""),
                    Optional.ofNullable(found.launchTemplateData().instanceTypeAsString())
                            .orElse(""));
        } catch (AwsError e) {
            throw AwsError.validation("You must use a valid fully-formed launch template. " + e.getMessage());
        }
    }

    @Override
    public void requireImage(Template template) {
        if (!template.imageId().isEmpty()) {
            images.get(template.imageId());
        }
    }

    @Override
    public Answer probe(String instanceId, String path) {
        return isRunning(instanceId) ? applications.probe(instanceId, path) : new Answer(Optional.empty());
    }

    @Override
    public Optional<InetSocketAddress> address(String instanceId) {
        return applications.address(instanceId);
    }

    @Override
    public boolean exists(String instanceId) {
        return instances.find(instanceId).isPresent();
    }

    @Override
    public String zone(String instanceId) {
        return instances.find(instanceId).map(machine -> machine.zone).orElse("");
    }
}
