package io.github.asgbg.aws.look;

import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.TrafficSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;

/**
 * What sends traffic to a group. The same attachment may be listed as a target group, as a traffic source, or as both,
 * according to the call that made it. Source: Auto Scaling API reference, AttachTrafficSources and AutoScalingGroup.
 *
 * @param targetGroups ARNs, sorted
 * @param others what is no target group of Elastic Load Balancing
 * @param listedApart what the group lists among its target groups or load balancers
 */
record Attachments(List<String> targetGroups, List<TrafficSource> others, Set<String> listedApart) {
    private static final String TARGET_GROUP = "elbv2";
    private static final String CLASSIC = "elb";

    static Attachments of(AutoScalingGroup group) {
        Set<String> targetGroups = new TreeSet<>(group.targetGroupARNs());
        List<TrafficSource> others = new ArrayList<>();
        group.loadBalancerNames().forEach(name -> others.add(new TrafficSource(name, CLASSIC, true)));
        for (TrafficSourceIdentifier source : group.trafficSources()) {
            String type = typeOf(source);
            if (type.equals(TARGET_GROUP)) {
                targetGroups.add(source.identifier());
            } else if (!group.loadBalancerNames().contains(source.identifier())) {
                others.add(new TrafficSource(source.identifier(), type, false));
            }
        }
        Set<String> apart = new TreeSet<>(group.targetGroupARNs());
        apart.addAll(group.loadBalancerNames());
        return new Attachments(List.copyOf(targetGroups), List.copyOf(others), apart);
    }

    /** The type is optional in the API, so that an older answer must be told by the form of its identifier. */
    private static String typeOf(TrafficSourceIdentifier source) {
        if (!Texts.orEmpty(source.type()).isEmpty()) {
            return source.type();
        }
        return Stream.of("elasticloadbalancing", "vpc-lattice")
                .filter(service -> source.identifier().contains(":" + service + ":"))
                .findFirst()
                .map(service -> service.equals("vpc-lattice") ? service : TARGET_GROUP)
                .orElse(source.identifier().startsWith("arn:") ? "other" : CLASSIC);
    }

    /**
     * The target groups whose word on health counts: those that exist. Where none does, all of them, for nobody is healthy in
     * what is not there.
     */
    List<String> counting(Collection<String> missing) {
        List<String> existing =
                targetGroups.stream().filter(arn -> !missing.contains(arn)).toList();
        return existing.isEmpty() ? targetGroups : existing;
    }

    /** The target groups that have been deleted while the group was attached to them. */
    List<TrafficSource> gone(Collection<String> missing) {
        return targetGroups.stream()
                .filter(missing::contains)
                .map(arn -> new TrafficSource(arn, TARGET_GROUP, listedApart.contains(arn)))
                .toList();
    }
}
