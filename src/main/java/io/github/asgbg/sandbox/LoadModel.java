package io.github.asgbg.sandbox;

import io.github.asgbg.sandbox.autoscaling.AutoScaling;
import io.github.asgbg.sandbox.autoscaling.Census;
import io.github.asgbg.sandbox.cloudwatch.Datum;
import io.github.asgbg.sandbox.cloudwatch.MetricSource;
import io.github.asgbg.sandbox.elbv2.LoadBalancing;
import io.github.asgbg.sandbox.elbv2.Serving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What so many requests a minute look like in metrics.
 *
 * <p>The load is one number for the whole service. It is divided evenly among the target groups that have somebody to serve
 * it, and within one as the load balancer would at the end of each minute: an instance that drains or stands by gets none.
 * An instance's CPU follows from its requests in a straight line up to 100 percent. Without a load these metrics are not
 * reported at all.
 */
final class LoadModel implements MetricSource {
    private final AutoScaling groups;
    private final LoadBalancing balancing;
    private final double percentPerThousand;
    private double requestsPerMinute;

    LoadModel(AutoScaling groups, LoadBalancing balancing, double percentPerThousand) {
        this.groups = groups;
        this.balancing = balancing;
        this.percentPerThousand = percentPerThousand;
    }

    void set(double perMinute) {
        requestsPerMinute = perMinute;
    }

    @Override
    public List<Datum> lastMinute() {
        if (requestsPerMinute <= 0) {
            return List.of();
        }
        List<Serving> serving = balancing.serving().stream()
                .filter(one -> !one.shares().isEmpty())
                .toList();
        double each = requestsPerMinute / Math.max(1, serving.size());
        List<Datum> data = new ArrayList<>();
        serving.forEach(one -> data.addAll(requestCounts(one, each)));
        Map<String, Double> requests = requestsByInstance(serving, each);
        groups.census().stream()
                .filter(group -> !group.inService().isEmpty())
                .forEach(group -> data.add(cpu(group, requests)));
        return data;
    }

    private static List<Datum> requestCounts(Serving serving, double requests) {
        double perTarget = requests / Math.max(1, serving.targets());
        String targetGroup = resource(serving.targetGroupArn());
        List<Datum> data = new ArrayList<>();
        data.add(requestCount(Map.of("TargetGroup", targetGroup), perTarget));
        serving.loadBalancerArns()
                .forEach(arn -> data.add(requestCount(
                        Map.of(
                                "TargetGroup",
                                targetGroup,
                                "LoadBalancer",
                                resource(arn).replaceFirst("loadbalancer/", "")),
                        perTarget / serving.loadBalancerArns().size())));
        return data;
    }

    /** The last part of an ARN, which dimensions of load balancing are made of. */
    private static String resource(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static Datum requestCount(Map<String, String> dimensions, double value) {
        return new Datum("AWS/ApplicationELB", "RequestCountPerTarget", dimensions, "Count", List.of(value));
    }

    private static Map<String, Double> requestsByInstance(List<Serving> serving, double each) {
        Map<String, Double> requests = new HashMap<>();
        serving.forEach(one -> one.shares().forEach((id, share) -> requests.merge(id, share * each, Double::sum)));
        return requests;
    }

    private Datum cpu(Census group, Map<String, Double> requests) {
        List<Double> percents = group.inService().stream()
                .map(id -> Math.min(100, requests.getOrDefault(id, 0.0) * percentPerThousand / 1000))
                .toList();
        return new Datum(
                "AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", group.group()), "Percent", percents);
    }
}
