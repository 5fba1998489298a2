package io.github.asgbg.sandbox.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** ELBv2 API reference: create, describe, change, delete. */
class ResourcesTest {
    private final BalancerFixture aws = new BalancerFixture();

    // ELBv2 API LoadBalancerState: provisioning, then active
    @Test
    void aLoadBalancerIsProvisionedBeforeItIsActive() {
        LoadBalancer created = aws.loadBalancer();
        assertThat(created.state().code()).isEqualTo(LoadBalancerStateEnum.PROVISIONING);
        assertThat(created.vpcId()).isEqualTo("vpc-1");
        assertThat(created.dnsName()).matches("shop-\\d+\\.us-east-1\\.elb\\.amazonaws\\.com");
        aws.world.advance(Timings.typical().provisioning());
        assertThat(aws.client
                        .describeLoadBalancers(it -> it.names("shop"))
                        .loadBalancers()
                        .get(0)
                        .state()
                        .code())
                .isEqualTo(LoadBalancerStateEnum.ACTIVE);
    }

    // ELBv2 API CreateLoadBalancer: idempotent with the same settings, DuplicateLoadBalancerName with others
    @Test
    void creatingALoadBalancerTwiceIsIdempotent() {
        assertThat(aws.loadBalancer().loadBalancerArn())
                .isEqualTo(aws.loadBalancer().loadBalancerArn());
        assertThatThrownBy(() ->
                        aws.client.createLoadBalancer(it -> it.name("shop").subnets("subnet-a", "subnet-c")))
                .isInstanceOf(DuplicateLoadBalancerNameException.class);
    }

    // ALB:application-load-balancers: you must specify subnets from at least two Availability Zones
    @Test
    void aLoadBalancerNeedsTwoZones() {
        assertThatThrownBy(() ->
                        aws.client.createLoadBalancer(it -> it.name("shop").subnets("subnet-a")))
                .isInstanceOf(ElasticLoadBalancingV2Exception.class)
                .hasMessageContaining("At least two subnets in two different Availability Zones must be specified");
    }

    // ELBv2 API DescribeLoadBalancers and DescribeTargetGroups: unknown names are errors
    @Test
    void unknownNamesAreErrors() {
        assertThatThrownBy(() -> aws.client.describeLoadBalancers(it -> it.names("none")))
                .isInstanceOf(LoadBalancerNotFoundException.class);
        assertThatThrownBy(() -> aws.client.describeTargetGroups(it -> it.names("none")))
                .isInstanceOf(TargetGroupNotFoundException.class);
        assertThatThrownBy(() -> aws.client.describeTargetHealth(it -> it.targetGroupArn("none")))
                .isInstanceOf(TargetGroupNotFoundException.class);
    }

    // ALB:target-group-health-checks: the defaults of health checks
    @Test
    void aTargetGroupHasAwsDefaults() {
        TargetGroup group = aws.targetGroup("shop");
        assertThat(group.healthCheckIntervalSeconds()).isEqualTo(30);
        assertThat(group.healthCheckTimeoutSeconds()).isEqualTo(5);
        assertThat(group.healthyThresholdCount()).isEqualTo(5);
        assertThat(group.unhealthyThresholdCount()).isEqualTo(2);
        assertThat(group.matcher().httpCode()).isEqualTo("200");
        assertThat(group.healthCheckPort()).isEqualTo("traffic-port");
        assertThat(group.loadBalancerArns()).isEmpty();
        assertThat(aws.client
                        .describeTargetGroupAttributes(it -> it.targetGroupArn(group.targetGroupArn()))
                        .attributes())
                .contains(TargetGroupAttribute.builder()
                        .key("deregistration_delay.timeout_seconds")
                        .value("300")
                        .build());
    }

    // ALB:target-group-health-checks: interval 5 to 300 seconds, and greater than the timeout
    @Test
    void nonsensicalHealthChecksAreRefused() {
        String arn = aws.targetGroup("shop").targetGroupArn();
        assertThatThrownBy(() -> aws.client.modifyTargetGroup(
                        it -> it.targetGroupArn(arn).healthCheckIntervalSeconds(4)))
                .hasMessageContaining("must be between 5 and 300");
        assertThatThrownBy(() -> aws.client.modifyTargetGroup(
                        it -> it.targetGroupArn(arn).healthCheckIntervalSeconds(5)))
                .hasMessageContaining("Health check interval must be greater than the timeout.");
    }

    // ALB:load-balancer-target-groups: the deregistration delay is 0 to 3600 seconds, slow start 30 to 900
    @Test
    void attributesOutOfRangeAreRefused() {
        String arn = aws.targetGroup("shop").targetGroupArn();
        assertThatThrownBy(() -> aws.attribute(arn, "deregistration_delay.timeout_seconds", "3601"))
                .hasMessageContaining("between 0 and 3600");
        assertThatThrownBy(() -> aws.attribute(arn, "slow_start.duration_seconds", "29"))
                .hasMessageContaining("between 30 and 900");
        assertThatThrownBy(() -> aws.attribute(arn, "deregistration_delai", "1"))
                .hasMessageContaining("is not recognized");
    }

    // ELBv2 API DeleteTargetGroup ResourceInUse
    @Test
    void aTargetGroupInUseCannotBeDeleted() {
        String arn = aws.usedTargetGroup();
        assertThatThrownBy(() -> aws.client.deleteTargetGroup(it -> it.targetGroupArn(arn)))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("is currently in use by a listener or a rule");
    }

    // ALB:load-balancer-limits: a target group can be associated with one load balancer only
    @Test
    void aTargetGroupBelongsToOneLoadBalancer() {
        String group = aws.usedTargetGroup();
        String second = aws.client
                .createLoadBalancer(it -> it.name("second").subnets("subnet-a", "subnet-b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        assertThatThrownBy(() -> aws.forward(second, group)).isInstanceOf(TargetGroupAssociationLimitException.class);
    }

    // ELBv2 API CreateListener DuplicateListener
    @Test
    void aPortHasOneListener() {
        String group = aws.usedTargetGroup();
        String balancer = aws.service.loadBalancerArns().get(0);
        assertThatThrownBy(() -> aws.forward(balancer, group)).isInstanceOf(DuplicateListenerException.class);
    }

    // ELBv2 API Action: describe calls show both the plain and the weighted form of a forward
    @Test
    void aForwardIsShownInFull() {
        String group = aws.usedTargetGroup();
        Listener listener = aws.client
                .describeListeners(
                        it -> it.loadBalancerArn(aws.service.loadBalancerArns().get(0)))
                .listeners()
                .get(0);
        assertThat(listener.defaultActions().get(0).targetGroupArn()).isEqualTo(group);
        ForwardActionConfig config = listener.defaultActions().get(0).forwardConfig();
        assertThat(config.targetGroups().get(0).weight()).isEqualTo(1);
        assertThat(config.targetGroupStickinessConfig().enabled()).isFalse();
    }

    // ELBv2 API DescribeRules: the default rule comes last; DeleteRule: it cannot be deleted
    @Test
    void theDefaultRuleStays() {
        aws.usedTargetGroup();
        Listener listener = aws.client
                .describeListeners(
                        it -> it.loadBalancerArn(aws.service.loadBalancerArns().get(0)))
                .listeners()
                .get(0);
        Rule rule = aws.client
                .describeRules(it -> it.listenerArn(listener.listenerArn()))
                .rules()
                .get(0);
        assertThat(rule.isDefault()).isTrue();
        assertThat(rule.priority()).isEqualTo("default");
        assertThatThrownBy(() -> aws.client.deleteRule(it -> it.ruleArn(rule.ruleArn())))
                .isInstanceOf(OperationNotPermittedException.class);
    }

    // ELBv2 API DeleteLoadBalancer: deletes its listeners; deletion protection forbids it; unknown ones succeed
    @Test
    void deletingALoadBalancerFreesItsTargetGroup() {
        String group = aws.usedTargetGroup();
        String balancer = aws.service.loadBalancerArns().get(0);
        protect(balancer, "true");
        assertThatThrownBy(() -> aws.client.deleteLoadBalancer(it -> it.loadBalancerArn(balancer)))
                .isInstanceOf(OperationNotPermittedException.class);
        protect(balancer, "false");
        aws.client.deleteLoadBalancer(it -> it.loadBalancerArn(balancer));
        aws.client.deleteLoadBalancer(it -> it.loadBalancerArn(balancer));
        aws.client.deleteTargetGroup(it -> it.targetGroupArn(group));
        assertThat(aws.client.describeTargetGroups(it -> {}).targetGroups()).isEmpty();
    }

    private void protect(String balancer, String value) {
        aws.client.modifyLoadBalancerAttributes(it -> it.loadBalancerArn(balancer)
                .attributes(LoadBalancerAttribute.builder()
                        .key("deletion_protection.enabled")
                        .value(value)
                        .build()));
    }

    // ELBv2 API AddTags, RemoveTags, DescribeTags
    @Test
    void tagsCanBeAddedReadAndRemoved() {
        String arn = aws.targetGroup("shop").targetGroupArn();
        aws.client.addTags(it -> it.resourceArns(arn).tags(tag("team", "shop"), tag("cost", "low")));
        aws.client.removeTags(it -> it.resourceArns(arn).tagKeys("cost"));
        assertThat(aws.client
                        .describeTags(it -> it.resourceArns(arn))
                        .tagDescriptions()
                        .get(0)
                        .tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=shop");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    // ELBv2 API PageSize and Marker
    @Test
    void longListsComeInPages() {
        for (int i = 0; i < 5; i++) {
            aws.targetGroup("group-" + i);
        }
        assertThat(aws.client
                        .describeTargetGroupsPaginator(it -> it.pageSize(2))
                        .targetGroups())
                .hasSize(5);
        assertThat(aws.client.describeTargetGroups(it -> it.pageSize(2)).targetGroups())
                .hasSize(2);
    }
}
