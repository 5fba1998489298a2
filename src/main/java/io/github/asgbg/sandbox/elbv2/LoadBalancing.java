package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.autoscaling.Targets;
import io.github.asgbg.sandbox.wire.Dialect;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.wire.TextRules;
import io.github.asgbg.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;

/**
 * A simulated Elastic Load Balancing, version 2015-12-01: Application Load Balancers with HTTP listeners, rules, and
 * target groups of instances.
 *
 * <p>Its source is the ELBv2 API reference and the user guide of Application Load Balancers. A new target is {@code
 * initial} until one health check succeeds; one that has been unhealthy needs the healthy threshold. A deregistered one
 * is shown as {@code draining} for the whole deregistration delay and gets new requests for a short while still. When
 * no target is healthy, requests go to all of them.
 *
 * <p>What is kept and shown, but has no effect on traffic: stickiness, other algorithms than round robin, minimum healthy
 * targets above one, security groups, certificates, and any attribute not named above. Network and Gateway Load Balancers
 * and targets that are not instances are refused.
 */
public final class LoadBalancing extends QueryService {
    private static final TextRules TEXTS = Tags.rules();

    private final World world;
    private final Registry registry;
    private final TargetOperations targets;
    private final Router router;

    /** A load balancing service of one region and account, in front of these machines. */
    public LoadBalancing(
            World world, Machines machines, Network network, Timings timings, String region, String account) {
        super(
                "elasticloadbalancing",
                "2015-12-01",
                "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
                Dialect.QUERY);
        this.world = world;
        this.registry = new Registry(region, account, world.random());
        this.targets = new TargetOperations(registry, machines);
        this.router = new Router(registry, world.random());
        LeftOut.declare(unsupported());
        standIn(region);
        loadBalancers(new LoadBalancerOperations(world, registry, network, timings, region));
        targetGroups(new TargetGroupOperations(
                registry, arn -> new TargetSet(world, machines, timings, new TargetGroupAttributes(registry, arn))));
        listeners(new ListenerOperations(registry));
        rules(new RuleOperations(registry));
        targets();
        attributes(new AttributeOperations(registry));
        others(new Tags(registry), new AccountOperations(registry));
    }

    @Override
    protected TextRules texts() {
        return TEXTS;
    }

    /** The smallest thing that the request names. */
    @Override
    protected Optional<String> resource(String operation, Newer request) {
        return Stream.of("RuleArn", "ListenerArn", "TargetGroupArn", "LoadBalancerArn")
                .flatMap(member -> request.value(member).stream())
                .findFirst();
    }

    /** What Auto Scaling needs of the load balancer. */
    public Targets targetGroups() {
        return targets;
    }

    /** Decides where one request goes now; to be asked for each request. */
    public Route route(String loadBalancerArn, int port, RequestLine request) {
        return world.locked(() -> router.route(loadBalancerArn, port, request));
    }

    /** The load balancers that exist, by ARN. */
    public List<String> loadBalancerArns() {
        return world.locked(() -> List.copyOf(registry.loadBalancers.keySet()));
    }

    /** Who serves the requests of each target group that is in use. */
    public List<Serving> serving() {
        return world.locked(() -> registry.targets.entrySet().stream()
                .filter(entry -> !registry.usersOf(entry.getKey()).isEmpty())
                .map(entry -> Serving.of(entry.getKey(), registry.usersOf(entry.getKey()), entry.getValue()))
                .toList());
    }

    private void loadBalancers(LoadBalancerOperations operations) {
        on("CreateLoadBalancer", CreateLoadBalancerRequest::builder, operations::create);
        on("DescribeLoadBalancers", DescribeLoadBalancersRequest::builder, operations::describe);
        on("DeleteLoadBalancer", DeleteLoadBalancerRequest::builder, operations::delete);
        on("SetSubnets", SetSubnetsRequest::builder, operations::setSubnets);
        on("SetSecurityGroups", SetSecurityGroupsRequest::builder, operations::setSecurityGroups);
        on("SetIpAddressType", SetIpAddressTypeRequest::builder, operations::setIpAddressType);
    }

    private void targetGroups(TargetGroupOperations operations) {
        on("CreateTargetGroup", CreateTargetGroupRequest::builder, operations::create);
        on("DescribeTargetGroups", DescribeTargetGroupsRequest::builder, operations::describe);
        on("ModifyTargetGroup", ModifyTargetGroupRequest::builder, operations::modify);
        on("DeleteTargetGroup", DeleteTargetGroupRequest::builder, operations::delete);
    }

    private void listeners(ListenerOperations operations) {
        on("CreateListener", CreateListenerRequest::builder, operations::create);
        on("DescribeListeners", DescribeListenersRequest::builder, operations::describe);
        on("ModifyListener", ModifyListenerRequest::builder, operations::modify);
        on("DeleteListener", DeleteListenerRequest::builder, operations::delete);
    }

    private void rules(RuleOperations operations) {
        on("CreateRule", CreateRuleRequest::builder, operations::create);
        on("DescribeRules", DescribeRulesRequest::builder, operations::describe);
        on("ModifyRule", ModifyRuleRequest::builder, operations::modify);
        on("DeleteRule", DeleteRuleRequest::builder, operations::delete);
        on("SetRulePriorities", SetRulePrioritiesRequest::builder, operations::setPriorities);
    }

    private void targets() {
        on("RegisterTargets", RegisterTargetsRequest::builder, (RegisterTargetsRequest it) -> targets.register(it));
        on(
                "DeregisterTargets",
                DeregisterTargetsRequest::builder,
                (DeregisterTargetsRequest it) -> targets.deregister(it));
        on("DescribeTargetHealth", DescribeTargetHealthRequest::builder, targets::describeHealth);
    }

    private void attributes(AttributeOperations operations) {
        on(
                "DescribeLoadBalancerAttributes",
                DescribeLoadBalancerAttributesRequest::builder,
                operations::describeLoadBalancer);
        on(
                "ModifyLoadBalancerAttributes",
                ModifyLoadBalancerAttributesRequest::builder,
                operations::modifyLoadBalancer);
        on(
                "DescribeTargetGroupAttributes",
                DescribeTargetGroupAttributesRequest::builder,
                operations::describeTargetGroup);
        on("ModifyTargetGroupAttributes", ModifyTargetGroupAttributesRequest::builder, operations::modifyTargetGroup);
        on("DescribeListenerAttributes", DescribeListenerAttributesRequest::builder, operations::describeListener);
        on("ModifyListenerAttributes", ModifyListenerAttributesRequest::builder, operations::modifyListener);
    }

    private void others(Tags tags, AccountOperations account) {
        on("AddTags", AddTagsRequest::builder, tags::add);
        on("RemoveTags", RemoveTagsRequest::builder, tags::remove);
        on("DescribeTags", DescribeTagsRequest::builder, tags::describe);
        on("DescribeAccountLimits", DescribeAccountLimitsRequest::builder, account::limits);
        on("DescribeSSLPolicies", DescribeSslPoliciesRequest::builder, account::sslPolicies);
        on("DescribeCapacityReservation", DescribeCapacityReservationRequest::builder, account::capacityReservation);
    }
}
