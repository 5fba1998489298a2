package io.github.asgbg.aws.look;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;

/**
 * What sends traffic to a group. The same attachment may be listed as a target group, as a traffic source, or as both,
 * according to the call that made it. Source: Auto Scaling API reference, AttachTrafficSources.
 *
 * @param targetGroups ARNs, sorted
 * @param classic names of Classic Load Balancers, sorted
 * @param others identifiers of anything else, such as VPC Lattice target groups, sorted
 */
record Attachments(List<String> targetGroups, List<String> classic, List<String> others) {
    static Attachments of(AutoScalingGroup group) {
        Set<String> targetGroups = new TreeSet<>(group.targetGroupARNs());
        Set<String> classic = new TreeSet<>(group.loadBalancerNames());
        Set<String> others = new TreeSet<>();
        for (TrafficSourceIdentifier source : group.trafficSources()) {
            Set<String> kind =
                    switch (typeOf(source)) {
                        case "elbv2" -> targetGroups;
                        case "elb" -> classic;
                        default -> others;
                    };
            kind.add(source.identifier());
        }
        return new Attachments(List.copyOf(targetGroups), List.copyOf(classic), List.copyOf(others));
    }

    /** The type is optional in the API, so that an older answer must be told by the form of its identifier. */
    private static String typeOf(TrafficSourceIdentifier source) {
        if (source.type() != null && !source.type().isEmpty()) {
            return source.type();
        }
        if (source.identifier().contains(":elasticloadbalancing:")) {
            return "elbv2";
        }
        return source.identifier().startsWith("arn:") ? "other" : "elb";
    }
}
