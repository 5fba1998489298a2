package io.github.asgbg.model;

/**
 * Something that is attached to a group and that asg-bg can judge no health by.
 *
 * @param identifier an ARN, or the name of a Classic Load Balancer
 * @param type AWS's word: {@code elbv2}, {@code elb}, {@code vpc-lattice}, or one that nobody knows yet
 * @param isListedApart whether the group lists it among its target groups or load balancers, as what the older calls attach
 */
public record TrafficSource(String identifier, String type, boolean isListedApart) {
    /** As in {@code VPC Lattice target group arn:...}. */
    public String words() {
        String kind =
                switch (type) {
                    case "elbv2" -> "target group";
                    case "elb" -> "Classic Load Balancer";
                    case "vpc-lattice" -> "VPC Lattice target group";
                    default -> "traffic source of type " + type;
                };
        return kind + " " + identifier;
    }

    /**
     * Detaches it from a group. Source: Auto Scaling API reference, DetachLoadBalancerTargetGroups, which is not "for target
     * groups that were attached by using AttachTrafficSources", DetachLoadBalancers and DetachTrafficSources.
     */
    public ShellCommand detachmentFrom(String group) {
        if (isListedApart && type.equals("elbv2")) {
            return ShellCommand.autoScaling("detach-load-balancer-target-groups", group)
                    .option("--target-group-arns", identifier);
        }
        if (isListedApart && type.equals("elb")) {
            return ShellCommand.autoScaling("detach-load-balancers", group).option("--load-balancer-names", identifier);
        }
        return ShellCommand.autoScaling("detach-traffic-sources", group)
                .option("--traffic-sources", "Identifier=" + identifier + ",Type=" + type);
    }
}
