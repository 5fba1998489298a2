package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Listeners: create, describe, change, delete. */
final class ListenerOperations {
    private final Registry registry;
    private final Actions actions;

    ListenerOperations(Registry registry) {
        this.registry = registry;
        this.actions = new Actions(registry);
    }

    CreateListenerResponse create(CreateListenerRequest request) {
        LoadBalancer balancer = registry.loadBalancer(request.loadBalancerArn());
        requireCreatable(request);
        String arn = balancer.loadBalancerArn().replace(":loadbalancer/", ":listener/") + "/" + registry.id();
        Listener listener = Listener.builder()
                .listenerArn(arn)
                .loadBalancerArn(balancer.loadBalancerArn())
                .port(request.port())
                .protocol(request.protocol())
                .sslPolicy(request.sslPolicy())
                .certificates(request.hasCertificates() ? request.certificates() : null)
                .defaultActions(actions.normal(request.defaultActions(), balancer.loadBalancerArn()))
                .build();
        registry.listeners.put(arn, listener);
        registry.attributes.put(arn, DefaultAttributes.ofListener());
        registry.tags.put(arn, Tags.toMap(request.tags()));
        return CreateListenerResponse.builder().listeners(listener).build();
    }

    private void requireCreatable(CreateListenerRequest request) {
        Errors.require(request.port() != null, "A listener port must be specified");
        Errors.require(
                request.port() >= 1 && request.port() <= 65535,
                "Listener port '" + request.port() + "' must be between 1 and 65535");
        requireProtocol(request.protocol(), request.protocolAsString());
        requireFreePort(request.loadBalancerArn(), request.port(), Optional.empty());
    }

    private static void requireProtocol(ProtocolEnum protocol, String text) {
        Errors.require(
                protocol == ProtocolEnum.HTTP || protocol == ProtocolEnum.HTTPS,
                "Listener protocol '" + text + "' must be one of 'HTTP, HTTPS'");
    }

    private void requireFreePort(String loadBalancerArn, int port, Optional<String> except) {
        boolean isTaken = registry.listenersOf(loadBalancerArn).stream()
                .filter(other -> !except.equals(Optional.of(other.listenerArn())))
                .anyMatch(other -> other.port() == port);
        if (isTaken) {
            throw Errors.of(
                    "DuplicateListener",
                    "A listener already exists on this port for this load balancer '" + loadBalancerArn + "'");
        }
    }

    ModifyListenerResponse modify(ModifyListenerRequest request) {
        Listener present = registry.listener(request.listenerArn());
        Listener.Builder changed = present.toBuilder();
        if (request.port() != null) {
            requireFreePort(present.loadBalancerArn(), request.port(), Optional.of(present.listenerArn()));
            changed.port(request.port());
        }
        if (request.protocol() != null) {
            requireProtocol(request.protocol(), request.protocolAsString());
            changed.protocol(request.protocol());
        }
        Optional.ofNullable(request.sslPolicy()).ifPresent(changed::sslPolicy);
        if (request.hasCertificates()) {
            changed.certificates(request.certificates());
        }
        if (request.hasDefaultActions()) {
            changed.defaultActions(actions.normal(request.defaultActions(), present.loadBalancerArn()));
        }
        registry.listeners.put(present.listenerArn(), changed.build());
        return ModifyListenerResponse.builder().listeners(changed.build()).build();
    }

    DescribeListenersResponse describe(DescribeListenersRequest request) {
        Errors.require(
                request.loadBalancerArn() != null || !request.listenerArns().isEmpty(),
                "You must specify either listener ARNs or a load balancer ARN");
        List<Listener> all = request.listenerArns().isEmpty()
                ? registry.listenersOf(
                        registry.loadBalancer(request.loadBalancerArn()).loadBalancerArn())
                : request.listenerArns().stream().map(registry::listener).toList();
        Pages.Page<Listener> page = Pages.of(all, request.pageSize(), request.marker());
        return DescribeListenersResponse.builder()
                .listeners(page.items())
                .nextMarker(page.next())
                .build();
    }

    DeleteListenerResponse delete(DeleteListenerRequest request) {
        remove(registry, registry.listener(request.listenerArn()));
        return DeleteListenerResponse.builder().build();
    }

    /** Removes a listener with its rules. */
    static void remove(Registry registry, Listener listener) {
        registry.rulesOf(listener.listenerArn()).forEach(rule -> registry.forget(rule.ruleArn()));
        registry.forget(listener.listenerArn());
    }
}
