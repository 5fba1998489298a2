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
    private TerminationProbes() {}

    static List<Probe> all() {
        return List.of(
                free(
                        assumed(
                                "terminate.dry-run-unknown",
                                "a dry run of TerminateInstances does not look whether the instance exists",
                                "EC2 API reference: DryRun checks whether you have the required permissions",
                                "finalize takes neither answer for a denial",
                                Map.of("answer", "DryRunOperation")),
                        lab -> lab.answered("answer", () -> dryRun(lab, List.of("i-0abcdefabcdefabcd")))),
                withInstances(
                        assumed(
                                "terminate.dry-run-protected",
                                "a dry run of TerminateInstances asks for permission alone: protection does not refuse it",
                                "EC2 API reference: DryRun checks whether you have the required permissions",
                                "finalize asks for protection by itself before it detaches anything",
                                Map.of("of a plain instance", "DryRunOperation", "of a protected one", "DryRunOperation")),
                        TerminationProbes::dryRunProtected),
                withInstances(
                        documented(
                                "terminate.one-protected",
                                "one protected instance makes the call fail; in its own zone none is terminated",
                                "EC2 API reference, TerminateInstances",
                                "a refused batch is looked at again and split",
                                Map.of("answer", "OperationNotPermitted", "the protected one", "running")),
                        TerminationProbes::oneProtected),
                withInstances(
                        documented(
                                "terminate.twice",
                                "terminating a terminated instance succeeds",
                                "EC2 API reference, TerminateInstances: idempotent",
                                "a finalize that was killed repeats the call",
                                Map.of("first", "accepted", "again", "accepted")),
                        TerminationProbes::twice));
    }

    private static void dryRun(Lab lab, List<String> ids) {
        lab.ec2().terminateInstances(it -> it.instanceIds(ids).dryRun(true));
    }

    private static void dryRunProtected(Lab lab) {
        TestGroup group = lab.group(1);
        List<String> ids = group.ids();
        lab.answered("of a plain instance", () -> dryRun(lab, ids));
        Machines.protect(lab, ids.get(0), true);
        lab.answered("of a protected one", () -> dryRun(lab, ids));
        Machines.protect(lab, ids.get(0), false);
    }

    private static void oneProtected(Lab lab) {
        TestGroup group = lab.group(it -> it.desiredCapacity(2)
                .maxSize(2)
                .vpcZoneIdentifier(lab.material().subnets().get(0)));
        group.await("InService", 2);
        List<String> ids = group.ids();
        ids.forEach(group::standBy);
        Machines.protect(lab, ids.get(0), true);
        lab.answered("answer", () -> lab.ec2().terminateInstances(it -> it.instanceIds(ids)));
        lab.watch(Duration.ofSeconds(20));
        lab.saw("the protected one", Machines.state(lab, ids.get(0)));
        lab.saw("the other one in its zone", Machines.state(lab, ids.get(1)));
        Machines.protect(lab, ids.get(0), false);
    }

    private static void twice(Lab lab) {
        TestGroup group = lab.group(1);
        List<String> ids = group.ids();
        group.standBy(ids.get(0));
        lab.answered("first", () -> lab.ec2().terminateInstances(it -> it.instanceIds(ids)));
        Machines.await(lab, ids.get(0), "terminated");
        lab.answered("again", () -> lab.ec2().terminateInstances(it -> it.instanceIds(ids)));
    }
}
