package io.github.asgbg.aws;

import io.github.asgbg.sandbox.autoscaling.AutoScaling;
import io.github.asgbg.sandbox.autoscaling.Quirks;
import io.github.asgbg.sandbox.ec2.Ec2;
import io.github.asgbg.sandbox.elbv2.LoadBalancing;
import io.github.asgbg.sandbox.elbv2.Network;
import io.github.asgbg.sandbox.elbv2.Timings;
import io.github.asgbg.sandbox.traffic.Behaviour;
import io.github.asgbg.sandbox.traffic.ModelApplications;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** A pair of groups behind a load balancer in a simulated account, in virtual time; blue runs two instances of v1. */
final class SandboxPair {
    private static final String REGION = "eu-west-1";

    final World world = World.virtual(7);
    final AwsClients clients;
    final AwsCloud cloud;
    final String targetGroup;

    SandboxPair() {
        ModelApplications applications = new ModelApplications(world, Duration.ofSeconds(20), Behaviour::ofVersion);
        Ec2 ec2 = new Ec2(world, applications, REGION);
        LoadBalancing balancing =
                new LoadBalancing(world, ec2, network(ec2), Timings.typical(), REGION, "123456789012");
        AutoScaling scaling = new AutoScaling(
                world,
                ec2,
                balancing.targetGroups(),
                io.github.asgbg.sandbox.autoscaling.Timings.defaults(),
                Quirks.defaults().withRegion(REGION));
        clients = FakeAws.clients(new InProcessHttpClient(new Gateway(world, List.of(ec2, balancing, scaling))));
        cloud = new AwsCloud(clients, "shop-blue", "shop-green", "image-version", new FakeTimer());
        targetGroup = build();
        seconds(180);
    }

    private static Network network(Ec2 ec2) {
        return new Network() {
            @Override
            public String zoneOf(String subnetId) {
                return ec2.zoneOf(subnetId);
            }

            @Override
            public String vpcOf(String subnetId) {
                return "vpc-1";
            }
        };
    }

    private String build() {
        List<String> subnets = clients.ec2().describeSubnets().subnets().stream()
                .map(Subnet::subnetId)
                .toList();
        String image = clients.ec2().describeImages().images().get(0).imageId();
        clients.ec2().createLaunchTemplate(r -> r.launchTemplateName("shop")
                .launchTemplateData(d -> d.imageId(image).instanceType("t3.micro")));
        String arn = targetGroup(subnets);
        createGroup("shop-blue", 2, subnets, arn);
        createGroup("shop-green", 0, subnets, arn);
        return arn;
    }

    private String targetGroup(List<String> subnets) {
        String arn = clients.balancing()
                .createTargetGroup(r -> r.name("shop")
                        .protocol("HTTP")
                        .port(8080)
                        .vpcId("vpc-1")
                        .healthCheckIntervalSeconds(10)
                        .healthCheckPath("/"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        clients.balancing().modifyTargetGroupAttributes(r -> r.targetGroupArn(arn)
                .attributes(List.of(TargetGroupAttribute.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value("15")
                        .build())));
        String balancer = clients.balancing()
                .createLoadBalancer(r -> r.name("shop").subnets(subnets))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        clients.balancing().createListener(r -> r.loadBalancerArn(balancer)
                .protocol("HTTP")
                .port(80)
                .defaultActions(List.of(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(arn)
                        .build())));
        return arn;
    }

    private void createGroup(String name, int capacity, List<String> subnets, String arn) {
        clients.autoScaling().createAutoScalingGroup(r -> r.autoScalingGroupName(name)
                .minSize(capacity)
                .maxSize(capacity * 2)
                .desiredCapacity(capacity)
                .launchTemplate(t -> t.launchTemplateName("shop").version("$Latest"))
                .vpcZoneIdentifier(String.join(",", subnets))
                .targetGroupARNs(arn)
                .tags(List.of(Tag.builder()
                        .key("image-version")
                        .value("v1")
                        .propagateAtLaunch(true)
                        .build())));
    }

    void seconds(long count) {
        world.advance(Duration.ofSeconds(count));
    }
}
