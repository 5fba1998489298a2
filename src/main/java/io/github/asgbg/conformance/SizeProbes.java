package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHookSpecification;

/** How a group follows its sizes. */
final class SizeProbes {
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private SizeProbes() {}

    static List<Probe> all() {
        return List.of(
                free(
                        documented(
                                "size.at-once",
                                "minimum, desired and maximum are changed in one call, and shown right after it",
                                "API reference, UpdateAutoScalingGroup",
                                "capacity is copied in one call",
                                Map.of("answer", "accepted", "sizes right after", "0/0/7")),
                        SizeProbes::atOnce),
                free(
                        documented(
                                "size.out-of-bounds",
                                "a desired capacity above the maximum is refused",
                                "API reference, UpdateAutoScalingGroup",
                                "sizes are sent together, never one after the other",
                                Map.of("answer", "ValidationError")),
                        lab -> {
                            TestGroup group = lab.group(it -> {});
                            lab.answered("answer", () -> group.resize(0, 3, 2));
                        }),
                withInstances(
                        documented(
                                "size.to-zero-pending-wait",
                                "an instance that waits in a launch hook is ended by a desired capacity of 0",
                                "User guide, How lifecycle hooks work",
                                "a failed deploy is taken back while instances wait in a hook",
                                Map.of("answer", "accepted", "members in the end", "0")),
                        lab -> toZeroInHook(lab, false)),
                withInstances(
                        assumed(
                                "size.to-zero-pending-wait-protected",
                                "protection of new instances cannot be taken away while they are Pending",
                                "the API reference asks for instances InService",
                                "the size is lowered first, and protection taken away once AWS allows it",
                                Map.of("protection taken away in Pending:Wait", "ValidationError", "size", "accepted")),
                        lab -> toZeroInHook(lab, true)),
                withInstances(
                        documented(
                                "size.to-zero-protected",
                                "protected instances survive a desired capacity of 0 until protection is taken away",
                                "User guide, Use instance scale-in protection",
                                "protection is taken away when a failed deploy is put back",
                                Map.of("members while protected", "1", "members in the end", "0")),
                        SizeProbes::toZeroProtected));
    }

    private static void atOnce(Lab lab) {
        TestGroup group = lab.group(it -> {});
        lab.answered("answer", () -> group.resize(0, 0, 7));
        var seen = group.look();
        lab.saw("sizes right after", seen.minSize() + "/" + seen.desiredCapacity() + "/" + seen.maxSize());
    }

    private static void toZeroInHook(Lab lab, boolean isProtected) {
        TestGroup group = lab.group(inHook(isProtected));
        group.await("Pending:Wait", 1);
        List<String> ids = group.ids();
        if (isProtected) {
            lab.answered("protection taken away in Pending:Wait", () -> unprotect(lab, group, ids));
        }
        lab.answered(isProtected ? "size" : "answer", () -> group.resize(0, 0, 1));
        lab.saw(
                "until it is gone",
                StandbyProbes.took(lab.await(A_WHILE, () -> group.ids().isEmpty())));
        lab.saw("members in the end", group.ids().size());
    }

    /** A group of one instance that waits in a launch hook of ten minutes. */
    static Consumer<CreateAutoScalingGroupRequest.Builder> inHook(boolean isProtected) {
        LifecycleHookSpecification hook = LifecycleHookSpecification.builder()
                .lifecycleHookName("wait")
                .lifecycleTransition("autoscaling:EC2_INSTANCE_LAUNCHING")
                .heartbeatTimeout(600)
                .defaultResult("ABANDON")
                .build();
        return it -> it.desiredCapacity(1)
                .newInstancesProtectedFromScaleIn(isProtected)
                .lifecycleHookSpecificationList(hook);
    }

    private static void toZeroProtected(Lab lab) {
        TestGroup group = lab.group(it -> it.desiredCapacity(1).newInstancesProtectedFromScaleIn(true));
        group.await("InService", 1);
        group.resize(0, 0, 1);
        lab.watch(Duration.ofMinutes(1));
        List<String> ids = group.ids();
        lab.saw("members while protected", ids.size());
        unprotect(lab, group, ids);
        lab.await(TestGroup.PATIENCE, () -> group.ids().isEmpty());
        lab.saw("members in the end", group.ids().size());
    }

    private static void unprotect(Lab lab, TestGroup group, List<String> ids) {
        lab.autoScaling()
                .setInstanceProtection(it -> it.autoScalingGroupName(group.name())
                        .instanceIds(ids)
                        .protectedFromScaleIn(false));
    }
}
