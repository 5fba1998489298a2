package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** How a launch goes wrong, and where one reads of it. */
final class LaunchProbes {
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private static final Probe IMAGE_UNKNOWN = free(
            documented(
                    "launch.image-unknown",
                    "a group is not made of a launch template whose image does not exist",
                    "User guide, Troubleshoot: launch template",
                    "a deploy reads of a vanished image in the activities alone",
                    Map.of("answer", "ValidationError")),
            LaunchProbes::imageUnknown);

    private static final Probe HOOK_ABANDONED = withInstances(
            documented(
                    "launch.hook-abandoned",
                    "an abandoned launch ends the instance, is told in the activities, and another is launched",
                    "CodeDeploy user guide, Troubleshooting: Lifecycle Action Completed with ABANDON Result",
                    "a deploy counts such launches instead of waiting for them",
                    Map.of(
                            "answer", "accepted",
                            "told as", "Lifecycle Action Completed with ABANDON Result",
                            "another launched", "true")),
            LaunchProbes::hookAbandoned);

    private static final Probe TARGET_GROUP_DELETED = withInstances(
            assumed(
                    "launch.target-group-deleted",
                    "where a target group was deleted while attached, launches fail and the activities say so",
                    "reported by users of kube-ingress-aws-controller",
                    "a release is refused before it begins",
                    Map.of("deleted", "accepted", "in service after a while", "0")),
            LaunchProbes::targetGroupDeleted);

    private LaunchProbes() {}

    static List<Probe> all() {
        return List.of(IMAGE_UNKNOWN, HOOK_ABANDONED, TARGET_GROUP_DELETED);
    }

    private static void imageUnknown(ProbeContext context) {
        context.answered("answer", () -> context.groupOf("ami-0abcdefabcdefabcd"));
    }

    private static void hookAbandoned(ProbeContext context) {
        TestGroup group = context.group(SizeProbes.inHook(false));
        group.require("Pending:Wait", 1);
        String id = group.instance();
        context.answered("answer", () -> context.autoScaling()
                .completeLifecycleAction(it -> it.autoScalingGroupName(group.name())
                        .lifecycleHookName("wait")
                        .instanceId(id)
                        .lifecycleActionResult("ABANDON")));
        context.await(A_WHILE, () -> abandoned(group).isPresent());
        abandoned(group).ifPresent(told -> {
            context.saw("told as", "Lifecycle Action Completed with ABANDON Result");
            context.saw("status", told.statusCodeAsString());
            context.saw("description", told.description());
            context.saw("message", told.statusMessage());
        });
        context.await(A_WHILE, () -> launchedAnother(group, id));
        context.saw("another launched", launchedAnother(group, id));
    }

    private static Optional<Activity> abandoned(TestGroup group) {
        return group.activities().stream()
                .filter(one -> (one.description() + one.statusMessage()).contains("ABANDON Result"))
                .findFirst();
    }

    private static boolean launchedAnother(TestGroup group, String id) {
        return group.ids().stream().anyMatch(other -> !other.equals(id));
    }

    private static void targetGroupDeleted(ProbeContext context) {
        String arn = targetGroup(context).targetGroupArn();
        TestGroup group = context.group(it -> it.targetGroupARNs(arn));
        context.answered("deleted", () -> context.balancing().deleteTargetGroup(it -> it.targetGroupArn(arn)));
        try {
            launchWithout(context, group);
        } finally {
            // Some servers do not delete a group that is still attached to what is gone.
            context.autoScaling().detachLoadBalancerTargetGroups(it -> it.autoScalingGroupName(group.name())
                    .targetGroupARNs(arn));
        }
    }

    private static void launchWithout(ProbeContext context, TestGroup group) {
        group.resize(0, 1, 1);
        context.await(A_WHILE, () -> failed(group).isPresent());
        failed(group).ifPresent(told -> {
            context.saw("status", told.statusCodeAsString());
            context.saw("message", told.statusMessage());
        });
        context.saw("in service after a while", group.in("InService").size());
    }

    private static Optional<Activity> failed(TestGroup group) {
        return group.activities().stream()
                .filter(one -> one.statusCodeAsString().equals("Failed"))
                .findFirst();
    }

    /** A target group that no listener uses. */
    static TargetGroup targetGroup(ProbeContext context) {
        String name = context.name();
        String vpc = context.material().vpc();
        return context.balancing()
                .createTargetGroup(
                        it -> it.name(name).protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc))
                .targetGroups()
                .get(0);
    }
}
