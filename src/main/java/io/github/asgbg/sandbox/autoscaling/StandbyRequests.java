package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AttachInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.AttachInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.DetachInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DetachInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyResponse;
import software.amazon.awssdk.services.autoscaling.model.ExitStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.ExitStandbyResponse;

/** Moving instances into and out of Standby, and into and out of the group. */
final class StandbyRequests {
    private final Account account;
    private final Lifecycle lifecycle;

    StandbyRequests(Account account, Lifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
    }

    EnterStandbyResponse enter(EnterStandbyRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        boolean decrement =
                Requests.required(request.shouldDecrementDesiredCapacity(), "shouldDecrementDesiredCapacity");
        Move move = new Move(
                member -> requireState(member, member.is(State.IN_SERVICE), "InService"),
                count -> checkFewer(group, decrement, count, "place into standby"),
                member -> lifecycle.enterStandby(group, member, moved(group, member, "moved to standby", decrement)));
        return EnterStandbyResponse.builder()
                .activities(moved(group, request.instanceIds(), move))
                .build();
    }

    /** The desired capacity rises with each instance that returns; the process Launch must not be suspended. */
    ExitStandbyResponse exit(ExitStandbyRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        Move move = new Move(
                member -> requireState(member, member.is(State.STANDBY), "Standby"),
                count -> {
                    requireLaunch(group);
                    Sizes.checkMore(group, count, "move out of standby");
                },
                member -> lifecycle.exitStandby(
                        group, member, grown(group, "instance " + member.id() + " was moved out of standby")));
        return ExitStandbyResponse.builder()
                .activities(moved(group, request.instanceIds(), move))
                .build();
    }

    DetachInstancesResponse detach(DetachInstancesRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        boolean decrement =
                Requests.required(request.shouldDecrementDesiredCapacity(), "shouldDecrementDesiredCapacity");
        Move move = new Move(
                member -> requireDetachable(member, decrement),
                count -> checkFewer(group, decrement, count, "detach"),
                member -> lifecycle.detach(group, member, moved(group, member, "detached", decrement)));
        return DetachInstancesResponse.builder()
                .activities(moved(group, request.instanceIds(), move))
                .build();
    }

    private static void checkFewer(Group group, boolean decrement, int count, String verb) {
        if (decrement) {
            Sizes.checkFewer(group, count, verb);
        }
    }

    /**
     * One call's way with its instances.
     *
     * @param check refuses what is in the wrong state
     * @param room refuses as many as do not fit the group
     */
    private record Move(Consumer<Member> check, IntConsumer room, Function<Member, Activity> act) {}

    /** All or none of them; or, as the quirk says, those that can be, and the call fails for the sake of the others. */
    private List<Activity> moved(Group group, List<String> ids, Move move) {
        List<Member> movable = new ArrayList<>();
        List<AwsError> refusals = new ArrayList<>();
        for (String id : Requests.ids(ids, account.quirks().idsPerCall())) {
            try {
                Member member = group.require(id);
                move.check().accept(member);
                movable.add(member);
            } catch (AwsError refused) {
                refusals.add(refused);
            }
        }
        boolean isStopped = !refusals.isEmpty() && (account.quirks().movesAllOrNone() || movable.isEmpty());
        if (!isStopped) {
            move.room().accept(movable.size());
        }
        List<Activity> activities =
                isStopped ? List.of() : movable.stream().map(move.act()).toList();
        refusals.stream().findFirst().ifPresent(first -> {
            throw first;
        });
        return activities;
    }

    AttachInstancesResponse attach(AttachInstancesRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        List<String> ids = Requests.ids(request.instanceIds(), account.quirks().idsPerCall());
        Map<String, Compute.Existing> machines = new LinkedHashMap<>();
        ids.forEach(id -> machines.put(id, attachable(group, id)));
        requireLaunch(group);
        Sizes.checkMore(group, ids.size(), "attach");
        machines.forEach((id, machine) -> join(group, id, machine));
        return AttachInstancesResponse.builder().build();
    }

    /** The group's tags go over those that the instance has (UG:ec2-auto-scaling-tagging). */
    private void join(Group group, String id, Compute.Existing machine) {
        account.compute().addTags(id, Launching.tags(group));
        Member member = Member.attached(id, machine, account.now());
        lifecycle.attach(group, member, grown(group, "an instance was attached"));
    }

    private static void requireState(Member member, boolean holds, String wanted) {
        if (!holds) {
            throw AwsError.validation("The instance " + member.id() + " is not in " + wanted + ".");
        }
    }

    private static void requireDetachable(Member member, boolean decrement) {
        boolean isRetained = member.is(State.TERMINATING_RETAINED) && !decrement;
        boolean isSteady = member.is(State.IN_SERVICE) || member.is(State.STANDBY);
        requireState(member, isRetained || isSteady, "InService or Standby");
    }

    /** The conditions are UG:attach-instance-asg's; it gives no texts, only that of membership is known. */
    private Compute.Existing attachable(Group group, String id) {
        account.groupOf(id).ifPresent(member -> {
            throw AwsError.validation("The Instance: " + id + " is already part of AutoScalingGroup:" + member.name());
        });
        Compute.Existing machine = account.compute()
                .existing(id)
                .filter(found -> account.compute().isRunning(id))
                .orElseThrow(() -> notAttachable(id, "only running instances can be attached"));
        if (!machine.imageExists()) {
            throw notAttachable(id, "the image that it was launched from does not exist any more");
        }
        if (group.places().stream().noneMatch(place -> place.zone().equals(machine.zone()))) {
            throw notAttachable(
                    id, "its Availability Zone " + machine.zone() + " is not one of the group " + group.name());
        }
        return machine;
    }

    private static AwsError notAttachable(String id, String reason) {
        return AwsError.validation("Invalid Instance(s): [" + id + "] - " + reason);
    }

    /** The guide says that it cannot be done; it does not give the text. */
    private static void requireLaunch(Group group) {
        if (group.isSuspended("Launch")) {
            throw AwsError.validation("The process Launch is suspended for the AutoScalingGroup " + group.name() + ".");
        }
    }

    private String moved(Group group, Member member, String verb, boolean decrement) {
        String said = Activities.at(account.now()) + "instance " + member.id() + " was " + verb
                + " in response to a user request";
        return decrement ? said + ", shrinking" + changed(group, -1) : said + ".";
    }

    private String grown(Group group, String event) {
        return Activities.at(account.now()) + event + " in response to a user request, increasing" + changed(group, 1);
    }

    /** Changes the desired capacity at once, before the instance has moved, as the activities of AWS show. */
    private static String changed(Group group, int by) {
        int before = group.desired();
        group.desireQuietly(before + by);
        return " the capacity from " + before + " to " + (before + by) + ".";
    }
}
