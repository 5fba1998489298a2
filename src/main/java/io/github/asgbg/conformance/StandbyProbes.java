package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What Standby does: the way out of service, and the way back. */
final class StandbyProbes {
    private static final String GUIDE = "User guide, Temporarily remove instances from your Auto Scaling group";

    private StandbyProbes() {}

    static List<Probe> all() {
        return List.of(
                free(
                        documented(
                                "standby.ids-per-call",
                                "EnterStandby takes 20 ids, and refuses 21 for their number",
                                "User guide, Quotas for Auto Scaling: 20 instances a call",
                                "a fleet is moved in batches of 20",
                                Map.of("20 ids refused as 1 is", "true", "21 ids refused as 1 is", "false")),
                        StandbyProbes::idsPerCall),
                withInstances(
                        assumed(
                                "standby.one-bad-id",
                                "EnterStandby with one id of no member moves none of the others",
                                "the API reference does not say",
                                "a refused batch is split; what moved nevertheless is found by looking",
                                Map.of("answer", "ValidationError", "moved", "0 of 2")),
                        StandbyProbes::oneBadId),
                withInstances(
                        documented(
                                "standby.enter",
                                "EnterStandby lowers the desired capacity at once, and the instance goes on running",
                                GUIDE,
                                "the cut-over",
                                Map.of(
                                        "answer", "accepted",
                                        "desired capacity right after", "0",
                                        "state in the end", "Standby",
                                        "the machine", "running")),
                        StandbyProbes::enter),
                withInstances(
                        documented(
                                "standby.below-minimum",
                                "EnterStandby is refused where the desired capacity would fall below the minimum",
                                "CLI reference, enter-standby",
                                "the old group's minimum is lowered before the cut-over",
                                Map.of("answer", "ValidationError")),
                        StandbyProbes::belowMinimum),
                withInstances(
                        documented(
                                "standby.exit",
                                "ExitStandby raises the desired capacity by what leaves, and the instance serves again",
                                GUIDE,
                                "the rollback",
                                Map.of(
                                        "answer", "accepted",
                                        "desired capacity right after", "1",
                                        "state in the end", "InService")),
                        StandbyProbes::exit),
                withInstances(
                        assumed(
                                "standby.exit-above-maximum",
                                "ExitStandby is refused where the desired capacity would rise above the maximum",
                                "so it is for AttachInstances, says the API reference",
                                "a rollback raises the old group's maximum first",
                                Map.of("answer", "ValidationError")),
                        StandbyProbes::exitAboveMaximum),
                withInstances(
                        documented(
                                "standby.exit-launch-suspended",
                                "nothing leaves Standby while the process Launch is suspended",
                                "User guide, Suspend and resume Auto Scaling processes",
                                "a rollback resumes Launch of the old group first",
                                Map.of("in service after a minute", "0")),
                        StandbyProbes::exitLaunchSuspended),
                withInstances(
                        assumed(
                                "standby.not-counted",
                                "members in Standby do not count towards the minimum, and survive a maximum of 0",
                                "User guide, Set scaling limits: capacity is of instances that are not in Standby",
                                "the emptied group keeps its instances in Standby at 0/0",
                                Map.of("answer to 0/0/0", "accepted", "state after a minute", "Standby")),
                        StandbyProbes::notCounted),
                withInstances(
                        documented(
                                "standby.terminated-outside",
                                "an instance in Standby that EC2 terminates stays listed as Standby and Healthy",
                                GUIDE,
                                "who stands by is asked of EC2, not of the group",
                                Map.of("state", "Standby", "health", "Healthy", "members", "1")),
                        StandbyProbes::terminatedOutside),
                withInstances(
                        documented(
                                "standby.stopped-outside",
                                "an instance in Standby that is stopped stays listed as Standby",
                                GUIDE,
                                "a rollback says what it launches instead of what is dead",
                                Map.of("state", "Standby", "health", "Healthy")),
                        StandbyProbes::stoppedOutside),
                withInstances(
                        assumed(
                                "standby.dead-comes-back",
                                "a stopped instance that leaves Standby is found out and replaced",
                                "User guide, Health checks: any state but running is unhealthy",
                                "a rollback waits for a new instance in its place",
                                Map.of("answer", "accepted", "another instance in service", "true")),
                        StandbyProbes::deadComesBack));
    }

    private static void idsPerCall(Lab lab) {
        TestGroup group = lab.group(it -> {});
        String one = lab.answered("1 id", () -> group.enterStandby(madeUp(1)));
        for (int count : new int[] {19, 20, 21}) {
            String words = lab.answered(count + " ids", () -> group.enterStandby(madeUp(count)));
            lab.saw(count + " ids refused as 1 is", words.equals(one));
        }
    }

    private static List<String> madeUp(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("i-0%016x", 0xabcdef + i))
                .toList();
    }

    private static void oneBadId(Lab lab) {
        TestGroup group = lab.group(2);
        List<String> ids = group.ids();
        lab.answered(
                "answer", () -> group.enterStandby(List.of(ids.get(0), madeUp(1).get(0), ids.get(1))));
        lab.watch(Duration.ofSeconds(10));
        lab.saw("moved", (2 - group.in("InService").size()) + " of 2");
    }

    private static void enter(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        lab.answered("answer", () -> group.enterStandby(List.of(id)));
        lab.saw("desired capacity right after", group.look().desiredCapacity());
        lab.saw("state right after", group.stateOf(id));
        lab.saw("until Standby", took(group.awaitState(id, "Standby")));
        lab.saw("state in the end", group.stateOf(id));
        lab.saw("the machine", Machines.state(lab, id));
        lab.saw("activity", group.activities().get(0).description());
    }

    static String took(java.util.Optional<Duration> time) {
        return time.map(t -> t.toSeconds() + " s").orElse("not within the time");
    }

    private static void belowMinimum(Lab lab) {
        TestGroup group = lab.group(1);
        group.resize(1, 1, 2);
        lab.answered("answer", () -> group.enterStandby(group.ids()));
    }

    private static void exit(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.answered("answer", () -> group.exitStandby(List.of(id)));
        lab.saw("desired capacity right after", group.look().desiredCapacity());
        lab.saw("state right after", group.stateOf(id));
        lab.saw("until InService", took(group.awaitState(id, "InService")));
        lab.saw("state in the end", group.stateOf(id));
    }

    private static void exitAboveMaximum(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        group.resize(0, 0, 0);
        lab.answered("answer", () -> group.exitStandby(List.of(id)));
        lab.saw("maximum afterwards", group.look().maxSize());
        lab.saw("desired capacity afterwards", group.look().desiredCapacity());
    }

    private static void exitLaunchSuspended(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.autoScaling()
                .suspendProcesses(
                        it -> it.autoScalingGroupName(group.name()).scalingProcesses("Launch"));
        lab.answered("answer", () -> group.exitStandby(List.of(id)));
        lab.watch(Duration.ofMinutes(1));
        lab.saw("state after a minute", group.stateOf(id));
        lab.saw("in service after a minute", group.in("InService").size());
    }

    private static void notCounted(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.answered("answer to 0/0/0", () -> group.resize(0, 0, 0));
        lab.watch(Duration.ofMinutes(1));
        lab.saw("state after a minute", group.stateOf(id));
        lab.saw("members after a minute", group.ids().size());
    }

    private static void terminatedOutside(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.ec2().terminateInstances(it -> it.instanceIds(id));
        Machines.await(lab, id, "terminated");
        lab.watch(Duration.ofMinutes(2));
        listed(lab, group, id);
    }

    private static void stoppedOutside(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.ec2().stopInstances(it -> it.instanceIds(id));
        Machines.await(lab, id, "stopped");
        lab.watch(Duration.ofMinutes(2));
        listed(lab, group, id);
    }

    private static void listed(Lab lab, TestGroup group, String id) {
        lab.saw("state", group.stateOf(id));
        lab.saw("members", group.ids().size());
        group.look().instances().forEach(one -> lab.saw("health", one.healthStatus()));
    }

    private static void deadComesBack(Lab lab) {
        TestGroup group = lab.group(1);
        String id = group.ids().get(0);
        group.standBy(id);
        lab.ec2().stopInstances(it -> it.instanceIds(id));
        Machines.await(lab, id, "stopped");
        lab.answered("answer", () -> group.exitStandby(List.of(id)));
        lab.saw("state right after", group.stateOf(id));
        lab.saw(
                "until another serves",
                took(lab.await(TestGroup.PATIENCE, () -> group.in("InService").stream()
                        .anyMatch(other -> !other.equals(id)))));
        lab.saw(
                "another instance in service",
                group.in("InService").stream().anyMatch(other -> !other.equals(id)));
    }
}
