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

    private LaunchProbes() {}

    static List<Probe> all() {
        return List.of(
                free(
                        documented(
                                "launch.image-unknown",
                                "a group is not made of a launch template whose image does not exist",
                                "User guide, Troubleshoot: launch template",
                                "a deploy reads of a vanished image in the activities alone",
                                Map.of("answer", "ValidationError")),
                        LaunchProbes::imageUnknown),
                withInstances(
                        documented(
                                "launch.hook-abandoned",
                                "an abandoned launch ends the instance, is told in the activities, and another is launched",
                                "CodeDeploy user guide, Troubleshooting: Lifecycle Action Completed with ABANDON Result",
                                "a deploy counts such launches instead of waiting for them",
                                Map.of(
                                        "answer", "accepted",
                                        "told as", "Lifecycle Action Completed with ABANDON Result",
                                        "another launched", "true")),
                        LaunchProbes::hookAbandoned),
                withInstances(
                        assumed(
                                "launch.target-group-deleted",
                                "where a target group was deleted while attached, launches fail and the activities say so",
                                "reported by users of kube-ingress-aws-controller",
                                "a release is refused before it begins",
                                Map.of("deleted", "accepted", "in service after a while", "0")),
                        LaunchProbes::targetGroupDeleted));
    }

    private static void imageUnknown(Lab lab) {
        lab.answered("answer", () -> lab.groupOf("ami-0abcdefabcdefabcd"));
    }

    private static void hookAbandoned(Lab lab) {
        TestGroup group = lab.group(SizeProbes.inHook(false));
        group.await("Pending:Wait", 1);
        String id = group.ids().get(0);
        lab.answered("answer", () -> lab.autoScaling()
                .completeLifecycleAction(it -> it.autoScalingGroupName(group.name())
                        .lifecycleHookName("wait")
                        .instanceId(id)
                        .lifecycleActionResult("ABANDON")));
        lab.await(A_WHILE, () -> abandoned(group).isPresent());
        abandoned(group).ifPresent(told -> {
            lab.saw("told as", "Lifecycle Action Completed with ABANDON Result");
            lab.saw("status", told.statusCodeAsString());
            lab.saw("description", told.description());
            lab.saw("message", told.statusMessage());
        });
        lab.await(A_WHILE, () -> launchedAnother(group, id));
        lab.saw("another launched", launchedAnother(group, id));
    }

    private static Optional<Activity> abandoned(TestGroup group) {
        return group.activities().stream()
                .filter(one -> (one.description() + one.statusMessage()).contains("ABANDON Result"))
                .findFirst();
    }

    private static boolean launchedAnother(TestGroup group, String id) {
        return group.ids().stream().anyMatch(other -> !other.equals(id));
    }

    private static void targetGroupDeleted(Lab lab) {
        String arn = targetGroup(lab).targetGroupArn();
        TestGroup group = lab.group(it -> it.targetGroupARNs(arn));
        lab.answered("deleted", () -> lab.balancing().deleteTargetGroup(it -> it.targetGroupArn(arn)));
        group.resize(0, 1, 1);
        lab.await(A_WHILE, () -> failed(group).isPresent());
        failed(group).ifPresent(told -> {
            lab.saw("status", told.statusCodeAsString());
            lab.saw("message", told.statusMessage());
        });
        lab.saw("in service after a while", group.in("InService").size());
    }

    private static Optional<Activity> failed(TestGroup group) {
        return group.activities().stream()
                .filter(one -> one.statusCodeAsString().equals("Failed"))
                .findFirst();
    }

    /** A target group that no listener uses. */
    static TargetGroup targetGroup(Lab lab) {
        String name = lab.name();
        String vpc = lab.material().vpc();
        return lab.balancing()
                .createTargetGroup(it -> it.name(name)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .vpcId(vpc))
                .targetGroups()
                .get(0);
    }
}
