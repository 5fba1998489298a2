package io.github.asgbg.sandbox.elbv2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeCapacityReservationResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Limit;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SslPolicy;

/** What an account has without creating anything: limits (ALB:load-balancer-limits), security policies. */
final class AccountOperations {
    private static final Map<String, String> LIMITS = new TreeMap<>(Map.of(
            "application-load-balancers", "50",
            "target-groups", "3000",
            "targets-per-application-load-balancer", "1000",
            "targets-per-target-group", "1000",
            "listeners-per-application-load-balancer", "50",
            "rules-per-application-load-balancer", "100",
            "certificates-per-application-load-balancer", "25",
            "target-groups-per-action-on-application-load-balancer", "5",
            "target-id-registrations-per-application-load-balancer", "1000",
            "condition-values-per-alb-rule", "5"));
    private static final List<String> POLICIES =
            List.of("ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-2-2021-06");

    private final Registry registry;

    AccountOperations(Registry registry) {
        this.registry = registry;
    }

    DescribeAccountLimitsResponse limits(DescribeAccountLimitsRequest request) {
        List<Limit> limits = LIMITS.entrySet().stream()
                .map(limit -> Limit.builder()
                        .name(limit.getKey())
                        .max(limit.getValue())
                        .build())
                .toList();
        Pages.Page<Limit> page = Pages.of(limits, request.pageSize(), request.marker());
        return DescribeAccountLimitsResponse.builder()
                .limits(page.items())
                .nextMarker(page.next())
                .build();
    }

    DescribeSslPoliciesResponse sslPolicies(DescribeSslPoliciesRequest request) {
        List<SslPolicy> policies = POLICIES.stream()
                .filter(name -> request.names().isEmpty() || request.names().contains(name))
                .map(name -> SslPolicy.builder()
                        .name(name)
                        .sslProtocols("TLSv1.2")
                        .supportedLoadBalancerTypes("application", "network")
                        .build())
                .toList();
        if (policies.isEmpty()) {
            throw Errors.of("SSLPolicyNotFound", "SSL policies '" + request.names() + "' not found");
        }
        return DescribeSslPoliciesResponse.builder().sslPolicies(policies).build();
    }

    /** No capacity is ever reserved. */
    DescribeCapacityReservationResponse capacityReservation(DescribeCapacityReservationRequest request) {
        registry.loadBalancer(request.loadBalancerArn());
        return DescribeCapacityReservationResponse.builder()
                .decreaseRequestsRemaining(2)
                .build();
    }
}
