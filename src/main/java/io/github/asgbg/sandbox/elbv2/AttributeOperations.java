package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** The attributes of load balancers, target groups and listeners. */
final class AttributeOperations {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final Registry registry;

    AttributeOperations(Registry registry) {
        this.registry = registry;
    }

    DescribeLoadBalancerAttributesResponse describeLoadBalancer(DescribeLoadBalancerAttributesRequest request) {
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(ofLoadBalancer(request.loadBalancerArn()))
                .build();
    }

    ModifyLoadBalancerAttributesResponse modifyLoadBalancer(ModifyLoadBalancerAttributesRequest request) {
        registry.loadBalancer(request.loadBalancerArn());
        request.attributes()
                .forEach(change -> change("Load balancer", request.loadBalancerArn(), change.key(), change.value()));
        return ModifyLoadBalancerAttributesResponse.builder()
                .attributes(ofLoadBalancer(request.loadBalancerArn()))
                .build();
    }

    private List<LoadBalancerAttribute> ofLoadBalancer(String arn) {
        registry.loadBalancer(arn);
        return registry.attributes(arn).entrySet().stream()
                .map(one -> LoadBalancerAttribute.builder()
                        .key(one.getKey())
                        .value(one.getValue())
                        .build())
                .toList();
    }

    DescribeTargetGroupAttributesResponse describeTargetGroup(DescribeTargetGroupAttributesRequest request) {
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(ofTargetGroup(request.targetGroupArn()))
                .build();
    }

    ModifyTargetGroupAttributesResponse modifyTargetGroup(ModifyTargetGroupAttributesRequest request) {
        String arn = request.targetGroupArn();
        registry.targetGroup(arn);
        request.attributes()
                .forEach(change -> requireInRange(
                        Errors.required(change.key(), "attributes.key"),
                        Errors.required(change.value(), "attributes.value")));
        request.attributes().forEach(change -> change("Target group", arn, change.key(), change.value()));
        return ModifyTargetGroupAttributesResponse.builder()
                .attributes(ofTargetGroup(arn))
                .build();
    }

    /** Ranges of ALB:load-balancer-target-groups: delay 0 to 3600 s; slow start 30 to 900 s, or 0 for none. */
    private static void requireInRange(String key, String value) {
        switch (key) {
            case TargetGroupAttributes.DEREGISTRATION_DELAY -> requireSeconds(key, value, 0, 3600);
            case TargetGroupAttributes.SLOW_START -> {
                if (!value.equals("0")) {
                    requireSeconds(key, value, 30, 900);
                }
            }
            default -> {}
        }
    }

    private static void requireSeconds(String key, String value, int least, int most) {
        boolean isInRange =
                SECONDS.matcher(value).matches() && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        Errors.require(isInRange, "'" + key + "' value '" + value + "' must be between " + least + " and " + most);
    }

    private List<TargetGroupAttribute> ofTargetGroup(String arn) {
        registry.targetGroup(arn);
        return registry.attributes(arn).entrySet().stream()
                .map(one -> TargetGroupAttribute.builder()
                        .key(one.getKey())
                        .value(one.getValue())
                        .build())
                .toList();
    }

    DescribeListenerAttributesResponse describeListener(DescribeListenerAttributesRequest request) {
        return DescribeListenerAttributesResponse.builder()
                .attributes(ofListener(request.listenerArn()))
                .build();
    }

    ModifyListenerAttributesResponse modifyListener(ModifyListenerAttributesRequest request) {
        registry.listener(request.listenerArn());
        request.attributes().forEach(change -> change("Listener", request.listenerArn(), change.key(), change.value()));
        return ModifyListenerAttributesResponse.builder()
                .attributes(ofListener(request.listenerArn()))
                .build();
    }

    private List<ListenerAttribute> ofListener(String arn) {
        registry.listener(arn);
        return registry.attributes(arn).entrySet().stream()
                .map(one -> ListenerAttribute.builder()
                        .key(one.getKey())
                        .value(one.getValue())
                        .build())
                .toList();
    }

    private void change(String kind, String arn, String key, String value) {
        Map<String, String> present = registry.attributes(arn);
        if (!present.containsKey(key)) {
            throw Errors.of("InvalidConfigurationRequest", kind + " attribute key '" + key + "' is not recognized");
        }
        present.put(key, value == null ? "" : value);
    }
}
