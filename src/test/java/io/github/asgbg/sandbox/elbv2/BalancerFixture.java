package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** A load balancing service in virtual time, and the real SDK's client before it. */
final class BalancerFixture {
    static final Duration INTERVAL = Duration.ofSeconds(30);

    final World world = World.virtual(7);
    final FakeMachines machines = new FakeMachines();
    final LoadBalancing service =
            new LoadBalancing(world, machines, machines, Timings.typical(), "us-east-1", "123456789012");
    final ElasticLoadBalancingV2Client client = ElasticLoadBalancingV2Client.builder()
            .httpClient(new InProcessHttpClient(new Gateway(world, List.of(service))))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made-up", "made-up")))
            .build();

    LoadBalancer loadBalancer() {
        return client.createLoadBalancer(it -> it.name("shop").subnets("subnet-a", "subnet-b"))
                .loadBalancers()
                .get(0);
    }

    TargetGroup targetGroup(String name) {
        return client.createTargetGroup(
                        it -> it.name(name).protocol(ProtocolEnum.HTTP).port(80).vpcId("vpc-1"))
                .targetGroups()
                .get(0);
    }

    /** A target group that a listener on port 80 of a new load balancer forwards to. */
    String usedTargetGroup() {
        String arn = targetGroup("shop").targetGroupArn();
        forward(loadBalancer().loadBalancerArn(), arn);
        return arn;
    }

    String forward(String loadBalancer, String targetGroup) {
        return client.createListener(it -> it.loadBalancerArn(loadBalancer)
                        .port(80)
                        .protocol(ProtocolEnum.HTTP)
                        .defaultActions(Action.builder()
                                .type(ActionTypeEnum.FORWARD)
                                .targetGroupArn(targetGroup)
                                .build()))
                .listeners()
                .get(0)
                .listenerArn();
    }

    void attribute(String targetGroup, String key, String value) {
        client.modifyTargetGroupAttributes(it -> it.targetGroupArn(targetGroup)
                .attributes(TargetGroupAttribute.builder().key(key).value(value).build()));
    }

    void register(String targetGroup, String... ids) {
        client.registerTargets(it -> it.targetGroupArn(targetGroup).targets(targets(ids)));
    }

    void deregister(String targetGroup, String... ids) {
        client.deregisterTargets(it -> it.targetGroupArn(targetGroup).targets(targets(ids)));
    }

    /** Registers answering targets and lets their first health checks pass. */
    void registerHealthy(String targetGroup, String... ids) {
        Stream.of(ids).forEach(id -> machines.answer(id, 200));
        register(targetGroup, ids);
        world.advance(Timings.typical().registration().plus(INTERVAL));
    }

    private static List<TargetDescription> targets(String... ids) {
        return Stream.of(ids)
                .map(id -> TargetDescription.builder().id(id).build())
                .toList();
    }

    TargetHealth health(String targetGroup, String id) {
        return client.describeTargetHealth(it -> it.targetGroupArn(targetGroup).targets(targets(id)))
                .targetHealthDescriptions()
                .get(0)
                .targetHealth();
    }

    /** State and reason, as in {@code draining Target.DeregistrationInProgress}. */
    String state(String targetGroup, String id) {
        TargetHealth health = health(targetGroup, id);
        return health.reason() == null
                ? health.stateAsString()
                : health.stateAsString() + " " + health.reasonAsString();
    }

    /** Where that many requests to the only load balancer go. */
    List<Route> routes(int requests) {
        String balancer = service.loadBalancerArns().get(0);
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            routes.add(service.route(balancer, 80, new RequestLine("GET", "shop.example", "/")));
        }
        return routes;
    }
}
