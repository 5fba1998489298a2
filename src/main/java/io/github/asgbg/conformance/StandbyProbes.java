package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** What Standby does: the way out of service, and the way back. */
final class StandbyProbes {
    /** Health checks come every few minutes, and then a launch. */
    private static final Duration FOUND_OUT = Duration.ofMinutes(10);

    private static final String GUIDE = "User guide, Temporarily remove instances from your Auto Scaling group";

    private static final Probe IDS_PER_CALL = free(
            documented(
                    "standby.ids-per-call",
                    "EnterStandby takes 20 ids, and refuses 21 for their number",
                    "User guide, Quotas for Auto Scaling: 20 instances a call",
                    "a fleet is moved in batches of 20",
                    Map.of("20 ids refused as 1 is", "true", "21 ids refused as 1 is", "false")),
            StandbyProbes::idsPerCall);

    private static final Probe ONE_BAD_ID = withInstances(
            assumed(
                    "standby.one-bad-id",
                    "EnterStandby with one id of no member moves none of the others",
                    "the API reference does not say",
                    "a refused batch is split; what moved nevertheless is found by looking",
                    Map.of("answer", "ValidationError", "moved", "0 of 2")),
            StandbyProbes::oneBadId);

    private static final Probe ENTER = withInstances(
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
            StandbyProbes::enter);

    private static final Probe BELOW_MINIMUM = withInstances(
            documented(
                    "standby.below-minimum",
                    "EnterStandby is refused where the desired capacity would fall below the minimum",
                    "CLI reference, enter-standby",
                    "the old group's minimum is lowered before the cut-over",
                    Map.of("answer", "ValidationError")),
            StandbyProbes::belowMinimum);

    private static final Probe EXIT = withInstances(
            documented(
                    "standby.exit",
                    "ExitStandby raises the desired capacity by what leaves, and the instance serves again",
                    GUIDE,
                    "the rollback",
                    Map.of(
                            "answer", "accepted",
                            "desired capacity right after", "1",
                            "state in the end", "InService")),
            StandbyProbes::exit);

    private static final Probe EXIT_ABOVE_MAXIMUM = withInstances(
            assumed(
                    "standby.exit-above-maximum",
                    "ExitStandby is refused where the desired capacity would rise above the maximum",
                    "so it is for AttachInstances, says the API reference",
                    "a rollback raises the old group's maximum first",
                    Map.of("answer", "ValidationError")),
            StandbyProbes::exitAboveMaximum);

    private static final Probe EXIT_LAUNCH_SUSPENDED = withInstances(
            documented(
                    "standby.exit-launch-suspended",
                    "nothing leaves Standby while the process Launch is suspended",
                    "User guide, Suspend and resume Auto Scaling processes",
                    "a rollback resumes Launch of the old group first",
                    Map.of("in service after a minute", "0")),
            StandbyProbes::exitLaunchSuspended);

    private static final Probe NOT_COUNTED = withInstances(
            assumed(
                    "standby.not-counted",
                    "members in Standby do not count towards the minimum, and survive a maximum of 0",
                    "User guide, Set scaling limits: capacity is of instances that are not in Standby",
                    "the emptied group keeps its instances in Standby at 0/0",
                    Map.of("answer to 0/0/0", "accepted", "state after a minute", "Standby")),
            StandbyProbes::notCounted);

    private static final Probe TERMINATED_OUTSIDE = withInstances(
            documented(
                    "standby.terminated-outside",
                    "an instance in Standby that EC2 terminates stays listed as Standby and Healthy",
                    GUIDE,
                    "who stands by is asked of EC2, not of the group",
                    Map.of("state", "Standby", "health", "Healthy", "members", "1")),
            context -> endedOutside(context, Machines::terminate));

    private static final Probe STOPPED_OUTSIDE = withInstances(
            documented(
                    "standby.stopped-outside",
                    "an instance in Standby that is stopped stays listed as Standby",
                    GUIDE,
                    "a rollback says what it launches instead of what is dead",
                    Map.of("state", "Standby", "health", "Healthy")),
            context -> endedOutside(context, Machines::stop));

    private static final Probe DEAD_COMES_BACK = withInstances(
            assumed(
                    "standby.dead-comes-back",
                    "a stopped instance that leaves Standby is found out and replaced",
                    "User guide, Health checks: any state but running is unhealthy",
                    "a rollback waits for a new instance in its place",
                    Map.of("answer", "accepted", "another instance in service", "true")),
            StandbyProbes::deadComesBack);

    private static final Probe MINIMUM = withInstances(
            assumed(
                    "standby.minimum-raised",
                    "a minimum above what is not in Standby raises the desired capacity, and an instance is launched",
                    "API reference, UpdateAutoScalingGroup: desired becomes the minimum; whether Standby counts is not said",
                    "what raises the old group's minimum in a soak starts old instances, so its maximum is 0",
                    Map.of("answer", "accepted", "desired capacity", "1", "in service", "1")),
            StandbyProbes::minimumRaised);

    private StandbyProbes() {}

    static List<Probe> all() {
        return List.of(
                IDS_PER_CALL,
                ONE_BAD_ID,
                ENTER,
                BELOW_MINIMUM,
                EXIT,
                EXIT_ABOVE_MAXIMUM,
                EXIT_LAUNCH_SUSPENDED,
                NOT_COUNTED,
                MINIMUM,
                TERMINATED_OUTSIDE,
                STOPPED_OUTSIDE,
                DEAD_COMES_BACK);
    }

    private static void idsPerCall(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        String one = context.answered("1 id", () -> group.enterStandby(madeUp(1)));
        for (int count : new int[] {19, 20, 21}) {
            String words = context.answered(count + " ids", () -> group.enterStandby(madeUp(count)));
            context.saw(count + " ids refused as 1 is", words.equals(one));
        }
    }

    private static List<String> madeUp(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("i-0%016x", 0xabcdef + i))
                .toList();
    }

    private static void oneBadId(ProbeContext context) {
        TestGroup group = context.group(2);
        List<String> ids = group.ids();
        context.answered(
                "answer", () -> group.enterStandby(List.of(ids.get(0), madeUp(1).get(0), ids.get(1))));
        context.watch(Duration.ofSeconds(10));
        context.saw("moved", (2 - group.in("InService").size()) + " of 2");
    }

    private static void enter(ProbeContext context) {
        TestGroup group = context.group(1);
        String id = group.instance();
        context.answered("answer", () -> group.enterStandby(List.of(id)));
        context.saw("desired capacity right after", group.look().desiredCapacity());
        context.saw("state right after", group.stateOf(id));
        context.saw("until Standby", took(group.awaitState(id, "Standby")));
        context.saw("state in the end", group.stateOf(id));
        context.saw("the machine", Machines.state(context, id));
        group.activities().stream().limit(1).forEach(one -> context.saw("activity", one.description()));
    }

    static String took(java.util.Optional<Duration> time) {
        return time.map(t -> t.toSeconds() + " s").orElse("not within the time");
    }

    private static void belowMinimum(ProbeContext context) {
        TestGroup group = context.group(1);
        group.resize(1, 1, 2);
        context.answered("answer", () -> group.enterStandby(group.ids()));
    }

    private static void exit(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        context.answered("answer", () -> group.exitStandby(List.of(id)));
        context.saw("desired capacity right after", group.look().desiredCapacity());
        context.saw("state right after", group.stateOf(id));
        context.saw("until InService", took(group.awaitState(id, "InService")));
        context.saw("state in the end", group.stateOf(id));
    }

    private static void exitAboveMaximum(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        group.resize(0, 0, 0);
        context.answered("answer", () -> group.exitStandby(List.of(id)));
        context.saw("maximum afterwards", group.look().maxSize());
        context.saw("desired capacity afterwards", group.look().desiredCapacity());
    }

    private static void exitLaunchSuspended(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        context.autoScaling()
                .suspendProcesses(it -> it.autoScalingGroupName(group.name()).scalingProcesses("Launch"));
        context.answered("answer", () -> group.exitStandby(List.of(id)));
        context.watch(Duration.ofMinutes(1));
        context.saw("state after a minute", group.stateOf(id));
        context.saw("in service after a minute", group.in("InService").size());
    }

    private static void notCounted(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        context.answered("answer to 0/0/0", () -> group.resize(0, 0, 0));
        context.watch(Duration.ofMinutes(1));
        context.saw("state after a minute", group.stateOf(id));
        context.saw("members after a minute", group.ids().size());
    }

    private static void minimumRaised(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        context.answered(
                "answer", () -> context.autoScaling().updateAutoScalingGroup(it -> it.autoScalingGroupName(group.name())
                        .minSize(1)));
        context.saw("desired capacity", group.look().desiredCapacity());
        group.await("InService", 1);
        context.saw("in service", group.in("InService").size());
    }

    /** What becomes of the entry of an instance that ends behind Auto Scaling's back. */
    private static void endedOutside(ProbeContext context, BiConsumer<ProbeContext, String> end) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        end.accept(context, id);
        context.watch(Duration.ofMinutes(2));
        context.saw("state", group.stateOf(id));
        context.saw("members", group.ids().size());
        group.look().instances().forEach(one -> context.saw("health", one.healthStatus()));
    }

    private static void deadComesBack(ProbeContext context) {
        TestGroup group = context.groupInStandby();
        String id = group.instance();
        Machines.stop(context, id);
        context.answered("answer", () -> group.exitStandby(List.of(id)));
        context.saw("state right after", group.stateOf(id));
        context.saw("until another serves", took(context.await(FOUND_OUT, () -> servesWithout(group, id))));
        context.saw("another instance in service", servesWithout(group, id));
    }

    private static boolean servesWithout(TestGroup group, String id) {
        return group.in("InService").stream().anyMatch(other -> !other.equals(id));
    }
}
