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

    private static final Probe AT_ONCE = free(
            documented(
                    "size.at-once",
                    "minimum, desired and maximum are changed in one call, and shown right after it",
                    "API reference, UpdateAutoScalingGroup",
                    "capacity is copied in one call",
                    Map.of("answer", "accepted", "sizes right after", "0/0/7")),
            SizeProbes::atOnce);

    private static final Probe OUT_OF_BOUNDS = free(
            documented(
                    "size.out-of-bounds",
                    "a desired capacity above the maximum is refused",
                    "API reference, UpdateAutoScalingGroup",
                    "sizes are sent together, never one after the other",
                    Map.of("answer", "ValidationError")),
            context -> {
                TestGroup group = context.group(it -> {});
                context.answered("answer", () -> group.resize(0, 3, 2));
            });

    private static final Probe TO_ZERO_PENDING_WAIT = withInstances(
            documented(
                    "size.to-zero-pending-wait",
                    "an instance that waits in a launch hook is ended by a desired capacity of 0",
                    "User guide, How lifecycle hooks work",
                    "a failed deploy is taken back while instances wait in a hook",
                    Map.of("answer", "accepted", "members in the end", "0")),
            context -> toZeroInHook(context, false));

    private static final Probe TO_ZERO_PENDING_WAIT_PROTECTED = withInstances(
            assumed(
                    "size.to-zero-pending-wait-protected",
                    "protection of new instances cannot be taken away while they are Pending",
                    "the API reference asks for instances InService",
                    "the size is lowered first, and protection taken away once AWS allows it",
                    Map.of("protection taken away in Pending:Wait", "ValidationError", "size", "accepted")),
            context -> toZeroInHook(context, true));

    private static final Probe TO_ZERO_PROTECTED = withInstances(
            documented(
                    "size.to-zero-protected",
                    "protected instances survive a desired capacity of 0 until protection is taken away",
                    "User guide, Use instance scale-in protection",
                    "protection is taken away when a failed deploy is put back",
                    Map.of("members while protected", "1", "members in the end", "0")),
            SizeProbes::toZeroProtected);

    private SizeProbes() {}

    static List<Probe> all() {
        return List.of(AT_ONCE, OUT_OF_BOUNDS, TO_ZERO_PENDING_WAIT, TO_ZERO_PENDING_WAIT_PROTECTED, TO_ZERO_PROTECTED);
    }

    private static void atOnce(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        context.answered("answer", () -> group.resize(0, 0, 7));
        var seen = group.look();
        context.saw("sizes right after", seen.minSize() + "/" + seen.desiredCapacity() + "/" + seen.maxSize());
    }

    private static void toZeroInHook(ProbeContext context, boolean isProtected) {
        TestGroup group = context.group(inHook(isProtected));
        group.require("Pending:Wait", 1);
        List<String> ids = group.ids();
        if (isProtected) {
            context.answered("protection taken away in Pending:Wait", () -> unprotect(context, group, ids));
        }
        context.answered(isProtected ? "size" : "answer", () -> group.resize(0, 0, 1));
        context.saw("until it is gone", StandbyProbes.took(context.await(A_WHILE, () -> group.ids()
                .isEmpty())));
        context.saw("members in the end", group.ids().size());
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

    private static void toZeroProtected(ProbeContext context) {
        TestGroup group = context.group(it -> it.desiredCapacity(1).newInstancesProtectedFromScaleIn(true));
        group.require("InService", 1);
        group.resize(0, 0, 1);
        context.watch(Duration.ofMinutes(1));
        List<String> ids = group.ids();
        context.saw("members while protected", ids.size());
        unprotect(context, group, ids);
        context.await(TestGroup.PATIENCE, () -> group.ids().isEmpty());
        context.saw("members in the end", group.ids().size());
    }

    private static void unprotect(ProbeContext context, TestGroup group, List<String> ids) {
        context.autoScaling()
                .setInstanceProtection(it ->
                        it.autoScalingGroupName(group.name()).instanceIds(ids).protectedFromScaleIn(false));
    }
}
