package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What leaves a group for good, and how it comes back. */
final class DetachProbes {
    private static final Probe STANDBY_AT_ZERO = withInstances(
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
            DetachProbes::standbyAtZero);

    private static final Probe TERMINATED = withInstances(
            assumed(
                    "detach.terminated",
                    "an instance that EC2 has terminated in Standby can be detached",
                    "the API reference names no state of the machine",
                    "finalize clears away what died in Standby",
                    Map.of("answer", "accepted", "members after a minute", "0")),
            DetachProbes::terminated);

    private static final Probe TAG_OF_THE_GROUP = withInstances(
            documented(
                    "detach.tag-of-the-group",
                    "a detached instance loses AWS's tag of the group and keeps the others",
                    "User guide, Tag Auto Scaling groups and instances",
                    "the policy that lets finalize terminate it asks for a tag of the service",
                    Map.of("aws:autoscaling:groupName", "absent", "own tag", "kept")),
            DetachProbes::tags);

    private static final Probe AGAIN = withInstances(
            documented(
                    "attach.again",
                    "a detached instance that runs can be attached again, which raises the desired capacity",
                    "User guide, Detach or attach instances",
                    "a rollback of a finalize that stopped",
                    Map.of("answer", "accepted", "state in the end", "InService", "desired capacity", "1")),
            DetachProbes::attachAgain);

    private DetachProbes() {}

    static List<Probe> all() {
        return List.of(STANDBY_AT_ZERO, TERMINATED, TAG_OF_THE_GROUP, AGAIN);
    }

    private static void standbyAtZero(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        group.resize(0, 0, 0);
        context.answered("answer", () -> group.detach(List.of(id), false));
        context.saw("state right after", group.stateOf(id));
        context.watch(Duration.ofMinutes(1));
        context.saw("members after a minute", group.ids().size());
        context.saw("desired capacity", group.look().desiredCapacity());
        context.saw("the machine", Machines.state(context, id));
    }

    private static void terminated(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        Machines.terminate(context, id);
        context.answered("answer", () -> group.detach(List.of(id), false));
        context.watch(Duration.ofMinutes(1));
        context.saw("members after a minute", group.ids().size());
    }

    private static void tags(ProbeContext context) {
        TestGroup group = context.group(1);
        String id = group.instance();
        group.detach(List.of(id), true);
        context.await(TestGroup.PATIENCE, () -> group.ids().isEmpty());
        Set<String> keys = Machines.tags(context, id).keySet();
        context.saw("aws:autoscaling:groupName", keys.contains("aws:autoscaling:groupName") ? "kept" : "absent");
        context.saw("own tag", keys.contains(Names.PREFIX) ? "kept" : "absent");
    }

    private static void attachAgain(ProbeContext context) {
        TestGroup group = context.group(1);
        String id = group.instance();
        group.detach(List.of(id), true);
        context.await(TestGroup.PATIENCE, () -> group.ids().isEmpty());
        context.answered("answer", () -> context.autoScaling()
                .attachInstances(it -> it.autoScalingGroupName(group.name()).instanceIds(id)));
        context.saw("state right after", group.stateOf(id));
        context.saw("until InService", StandbyProbes.took(group.awaitState(id, "InService")));
        context.saw("state in the end", group.stateOf(id));
        context.saw("desired capacity", group.look().desiredCapacity());
    }
}
