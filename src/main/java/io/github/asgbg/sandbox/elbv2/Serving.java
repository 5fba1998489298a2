package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.elbv2.Target.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who serves the requests of a target group at the moment.
 *
 * @param targetGroupArn a target group that some load balancer forwards to
 * @param loadBalancerArns those load balancers
 * @param shares the part of the requests that each instance gets, one in all; empty when there is no target
 * @param targets what RequestCountPerTarget divides by: the healthy targets, or all registered ones when none is healthy
 *     (ALB:load-balancer-cloudwatch-metrics)
 */
public record Serving(String targetGroupArn, List<String> loadBalancerArns, Map<String, Double> shares, long targets) {
    static Serving of(String targetGroupArn, List<String> loadBalancerArns, TargetSet set) {
        Map<String, Double> weights = new LinkedHashMap<>();
        set.candidates().forEach(target -> weights.merge(target.key().id(), set.weight(target), Double::sum));
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        weights.replaceAll((id, weight) -> weight / all);
        long healthy = set.select(target -> target.is(Phase.HEALTHY)).size();
        long registered = set.select(target -> !target.is(Phase.DRAINING)).size();
        return new Serving(targetGroupArn, loadBalancerArns, weights, healthy > 0 ? healthy : registered);
    }
}
