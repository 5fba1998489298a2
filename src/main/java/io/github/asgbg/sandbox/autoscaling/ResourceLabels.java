package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyChecks.refuseIf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels that name a target group of an Application Load Balancer, such as {@code app/shop/1/targetgroup/shop/2}.
 *
 * <p>Only a target group that is attached to the group may be named. Whether the load balancer in the label is the target
 * group's is not checked here.
 */
record ResourceLabels(String loadBalancer, String targetGroup) {
    private static final Pattern LABEL = Pattern.compile("(app/[^/]+/[^/]+)/(targetgroup/[^/]+/[^/]+)");

    /** Reads a label that was checked. */
    static ResourceLabels of(String label) {
        Matcher matcher = LABEL.matcher(label);
        refuseIf(!matcher.matches(), "The resource label " + label + " is not valid");
        return new ResourceLabels(matcher.group(1), matcher.group(2));
    }

    static void check(Group group, String label) {
        String wanted = of(label).targetGroup();
        refuseIf(
                group.attachedTargetGroups().stream().noneMatch(arn -> arn.endsWith(":" + wanted)),
                "Target group not attached to the Auto Scaling group");
    }
}
