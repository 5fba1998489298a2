package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What leaves a group for good, and how it comes back. */
final class DetachProbes {
    private DetachProbes() {}

    static List<Probe> all() {
        return List.of(
                withInstances(
                        documented(
                                "detach.standby-at-zero",
                                "an instance in Standby is detached from a group at 0/0, keeps running, and none is launched",
                                "User guide, Detach or attach instances",
                                "finalize detaches before it terminates",
                                Map.of(
                                        "answer", "accepted",
                                        "members after a minute", "0",
                                        "the machine", "running",
                                        "desired capacity", "0")),
                        DetachProbes::standbyAtZero),
                withInstances(
                        assumed(
                                "detach.terminated",
                                "an instance that EC2 has terminated in Standby can be detached",
                                "the API reference names no state of the machine",
                                "finalize clears away what died in Standby",
                                Map.of("answer", "accepted", "members after a minute", "0")),
                        DetachProbes::terminated),
                withInstances(
                        documented(
                                "detach.tag-of-the-group",
                                "a detached instance loses AWS's tag of the group and keeps the others",
                                "User guide, Tag Auto Scaling groups and instances",
                                "the policy that lets finalize terminate it asks for a tag of the service",
                                Map.of("aws:autoscaling:groupName", "absent", "own tag", "kept")),
                        DetachProbes::tags),
                withInstances(
                        documented(
                                "attach.again",
                                "a detached instance that runs can be attached again, which raises the desired capacity",
                                "User guide, Detach or attach instances",
                                "a rollback of a finalize that stopped",
                                Map.of("answer", "accepted", "state in the end", "InService", "desired capacity", "1")),
                        DetachProbes::attachAgain));
    }

    private static void standbyAtZero(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        group.resize(0, 0, 0);
        lab.answered("answer", () -> group.detach(List.of(id), false));
        lab.saw("state right after", group.stateOf(id));
        lab.watch(Duration.ofMinutes(1));
        lab.saw("members after a minute", group.ids().size());
        lab.saw("desired capacity", group.look().desiredCapacity());
        lab.saw("the machine", Machines.state(lab, id));
    }

    private static void terminated(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.ec2().terminateInstances(it -> it.instanceIds(id));
        Machines.await(lab, id, "terminated");
        lab.answered("answer", () -> group.detach(List.of(id), false));
        lab.watch(Duration.ofMinutes(1));
        lab.saw("members after a minute", group.ids().size());
    }

    private static void tags(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.detach(List.of(id), true);
        lab.await(TestGroup.PATIENCE, () -> group.ids().isEmpty());
        List<String> keys = lab.ec2().describeInstances(it -> it.instanceIds(id)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .flatMap(one -> one.tags().stream())
                .map(tag -> tag.key())
                .toList();
        lab.saw("aws:autoscaling:groupName", keys.contains("aws:autoscaling:groupName") ? "kept" : "absent");
        lab.saw("own tag", keys.contains(Names.PREFIX) ? "kept" : "absent");
    }

    private static void attachAgain(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.detach(List.of(id), true);
        lab.await(TestGroup.PATIENCE, () -> group.ids().isEmpty());
        lab.answered("answer", () -> lab.autoScaling()
                .attachInstances(it -> it.autoScalingGroupName(group.name()).instanceIds(id)));
        lab.saw("state right after", group.stateOf(id));
        lab.saw("until InService", StandbyProbes.took(group.awaitState(id, "InService")));
        lab.saw("state in the end", group.stateOf(id));
        lab.saw("desired capacity", group.look().desiredCapacity());
    }
}
