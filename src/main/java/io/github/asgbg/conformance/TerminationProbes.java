package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How instances end, and what may keep them from it. */
final class TerminationProbes {
    private static final Probe DRY_RUN_UNKNOWN = free(
            assumed(
                    "terminate.dry-run-unknown",
                    "a dry run of TerminateInstances does not look whether the instance exists",
                    "EC2 API reference: DryRun checks whether you have the required permissions",
                    "finalize takes neither answer for a denial",
                    Map.of("answer", "DryRunOperation")),
            context -> context.answered("answer", () -> dryRun(context, List.of("i-0abcdefabcdefabcd"))));

    private static final Probe DRY_RUN_PROTECTED = withInstances(
            assumed(
                    "terminate.dry-run-protected",
                    "a dry run of TerminateInstances asks for permission alone: protection does not refuse it",
                    "EC2 API reference: DryRun checks whether you have the required permissions",
                    "finalize asks for protection by itself before it detaches anything",
                    Map.of("of a plain instance", "DryRunOperation", "of a protected one", "DryRunOperation")),
            TerminationProbes::dryRunProtected);

    private static final Probe ONE_PROTECTED = withInstances(
            documented(
                    "terminate.one-protected",
                    "one protected instance makes the call fail; in its own zone none is terminated",
                    "EC2 API reference, TerminateInstances",
                    "a refused batch is looked at again and split",
                    Map.of("answer", "OperationNotPermitted", "the protected one", "running")),
            TerminationProbes::oneProtected);

    private static final Probe TWICE = withInstances(
            documented(
                    "terminate.twice",
                    "terminating a terminated instance succeeds",
                    "EC2 API reference, TerminateInstances: idempotent",
                    "a finalize that was killed repeats the call",
                    Map.of("first", "accepted", "again", "accepted")),
            TerminationProbes::twice);

    private TerminationProbes() {}

    static List<Probe> all() {
        return List.of(DRY_RUN_UNKNOWN, DRY_RUN_PROTECTED, ONE_PROTECTED, TWICE);
    }

    private static void dryRun(ProbeContext context, List<String> ids) {
        context.ec2().terminateInstances(it -> it.instanceIds(ids).dryRun(true));
    }

    private static void dryRunProtected(ProbeContext context) {
        TestGroup group = context.group(1);
        List<String> ids = group.ids();
        context.answered("of a plain instance", () -> dryRun(context, ids));
        Machines.protect(context, ids.get(0), true);
        context.answered("of a protected one", () -> dryRun(context, ids));
        Machines.protect(context, ids.get(0), false);
    }

    private static void oneProtected(ProbeContext context) {
        TestGroup group = context.group(it -> it.desiredCapacity(2)
                .maxSize(2)
                .vpcZoneIdentifier(context.material().subnets().get(0)));
        group.require("InService", 2);
        List<String> ids = group.ids();
        ids.forEach(group::standBy);
        Machines.protect(context, ids.get(0), true);
        context.answered("answer", () -> context.ec2().terminateInstances(it -> it.instanceIds(ids)));
        context.watch(Duration.ofSeconds(20));
        context.saw("the protected one", Machines.state(context, ids.get(0)));
        context.saw("the other one in its zone", Machines.state(context, ids.get(1)));
        Machines.protect(context, ids.get(0), false);
    }

    private static void twice(ProbeContext context) {
        TestGroup group = context.group(1);
        List<String> ids = group.ids();
        group.standBy(ids.get(0));
        context.answered("first", () -> context.ec2().terminateInstances(it -> it.instanceIds(ids)));
        Machines.await(context, ids.get(0), "terminated");
        context.answered("again", () -> context.ec2().terminateInstances(it -> it.instanceIds(ids)));
    }
}
