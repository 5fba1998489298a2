package io.github.asgbg.sandbox.autoscaling;

import static software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode.IN_PROGRESS;
import static software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode.PRE_IN_SERVICE;
import static software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode.WAITING_FOR_ELB_CONNECTION_DRAINING;

import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.Activity;

/** Moves instances from state to state as time passes (UG:ec2-auto-scaling-lifecycle). */
final class Lifecycle {
    private final Account account;
    private final LoadBalancing loadBalancing;
    private final Hooks hooks;

    Lifecycle(Account account, LoadBalancing loadBalancing, Hooks hooks) {
        this.account = account;
        this.loadBalancing = loadBalancing;
        this.hooks = hooks;
    }

    /** One look at one instance. */
    void progress(Group group, Member member) {
        switch (member.state()) {
            case PENDING -> pending(group, member);
            case PENDING_WAIT -> launchHooksAnswered(group, member, hooks.verdict(member));
            case PENDING_PROCEED -> arrive(group, member);
            case IN_SERVICE, STANDBY, TERMINATING_RETAINED -> {}
            case ENTERING_STANDBY -> enteringStandby(group, member);
            case DETACHING -> detaching(group, member);
            case TERMINATING -> terminating(group, member);
            case TERMINATING_WAIT -> terminateHooksAnswered(group, member, hooks.verdict(member));
            case TERMINATING_PROCEED -> endInEc2(group, member);
        }
    }

    Activity enterStandby(Group group, Member member, String cause) {
        Activity activity = account.activities()
                .begin(group, "Moving EC2 instance to Standby: " + member.id(), cause, IN_PROGRESS, 50);
        begin(member, State.ENTERING_STANDBY, activity);
        loadBalancing.deregister(group, member);
        return activity;
    }

    Activity exitStandby(Group group, Member member, String cause) {
        Activity activity = account.activities()
                .begin(group, "Moving EC2 instance out of Standby: " + member.id(), cause, PRE_IN_SERVICE, 30);
        begin(member, State.PENDING, activity);
        return activity;
    }

    Activity detach(Group group, Member member, String cause) {
        if (member.is(State.TERMINATING_RETAINED)) {
            member.skipHooks();
        }
        Activity activity =
                account.activities().begin(group, "Detaching EC2 instance: " + member.id(), cause, IN_PROGRESS, 50);
        begin(member, State.DETACHING, activity);
        loadBalancing.deregister(group, member);
        return activity;
    }

    void attach(Group group, Member member, String cause) {
        Activity activity = account.activities()
                .begin(group, "Attaching an existing EC2 instance: " + member.id(), cause, PRE_IN_SERVICE, 30);
        group.members().put(member.id(), member);
        begin(member, State.PENDING, activity);
    }

    /** First out of the load balancer, then the hooks, then EC2. */
    Activity terminate(Group group, Member member, String cause) {
        cancelLaunch(member, "Instance was terminated before it came into service");
        member.hookWaits().clear();
        Activity activity =
                account.activities().begin(group, "Terminating EC2 instance: " + member.id(), cause, IN_PROGRESS, 0);
        begin(member, State.TERMINATING, activity);
        loadBalancing.deregister(group, member);
        return activity;
    }

    /** An answer to a hook counts at once, without waiting for the next look. */
    void answered(Group group, Hooks.Held held, String result) {
        Hooks.Verdict verdict = hooks.answered(held.member(), held.hold(), result);
        if (held.member().is(State.PENDING_WAIT)) {
            launchHooksAnswered(group, held.member(), verdict);
        } else {
            terminateHooksAnswered(group, held.member(), verdict);
        }
    }

    private void begin(Member member, State state, Activity activity) {
        member.moveTo(state, account.now());
        member.movedBy(activity.activityId());
    }

    private void pending(Group group, Member member) {
        if (account.compute().isGone(member.id())) {
            terminate(group, member, foundDead(group));
        } else if (account.compute().isRunning(member.id()) && hasSettled(member)) {
            if (member.isNew() && hooks.start(group, member, Hooks.LAUNCHING)) {
                member.moveTo(State.PENDING_WAIT, account.now());
            } else {
                arrive(group, member);
            }
        }
    }

    private String foundDead(Group group) {
        group.owesReplacement();
        return HealthChecks.cause(account.now(), HealthChecks.EC2_STATE);
    }

    private boolean hasSettled(Member member) {
        Timings timings = account.timings();
        return member.hasRun(
                member.isNew() ? timings.inServiceAfterRunning() : timings.returnToService(), account.now());
    }

    private void launchHooksAnswered(Group group, Member member, Hooks.Verdict verdict) {
        switch (verdict) {
            case WAITING -> {}
            case CONTINUE -> member.moveTo(State.PENDING_PROCEED, account.now());
            case ABANDON -> abandonLaunch(group, member);
        }
    }

    private void abandonLaunch(Group group, Member member) {
        cancelLaunch(
                member,
                "Instance failed to complete user's Lifecycle Action: "
                        + member.abandonment().orElse("Lifecycle Action was abandoned"));
        member.skipHooks();
        terminate(
                group,
                member,
                Activities.at(account.now()) + "an instance was taken out of service in response to a lifecycle action "
                        + "that was abandoned.");
    }

    /** What AWS does with a returning instance whose target group has been deleted, no document says; here it comes back. */
    private void arrive(Group group, Member member) {
        Optional<String> missing = member.isNew() ? loadBalancing.missing(group) : Optional.empty();
        if (missing.isPresent()) {
            unregistrable(group, member, missing.get());
        } else {
            loadBalancing.register(group, member);
            member.arrived(account.now());
            settle(member);
        }
    }

    /** The text is that of GitHub zalando-incubator/kube-ingress-aws-controller#197. */
    private void unregistrable(Group group, Member member, String targetGroup) {
        String text = "Failed to update target group " + targetGroup + ": Target group '" + targetGroup
                + "' not found Updating load balancer configuration failed";
        member.activity().ifPresent(id -> account.activities().fail(id, text));
        member.settled();
        group.launchPace().failed(member.zone(), account.now(), account.timings());
        terminate(
                group,
                member,
                Activities.at(account.now()) + "an instance was taken out of service in response to a launch failure.");
    }

    private void enteringStandby(Group group, Member member) {
        if (isOut(group, member) && member.hasStayed(account.timings().enterStandby(), account.now())) {
            member.moveTo(State.STANDBY, account.now());
            settle(member);
        }
    }

    private void detaching(Group group, Member member) {
        if (isOut(group, member) && member.hasStayed(account.timings().detach(), account.now())) {
            account.compute().removeTag(member.id(), Launching.GROUP_TAG);
            leave(group, member);
        }
    }

    private void terminating(Group group, Member member) {
        if (member.isEndingInEc2()) {
            endInEc2(group, member);
        } else if (isOut(group, member)) {
            if (hooks.start(group, member, Hooks.TERMINATING)) {
                member.moveTo(State.TERMINATING_WAIT, account.now());
            } else {
                endInEc2(group, member);
            }
        }
    }

    private void terminateHooksAnswered(Group group, Member member, Hooks.Verdict verdict) {
        switch (verdict) {
            case WAITING -> {}
            case CONTINUE -> member.moveTo(State.TERMINATING_PROCEED, account.now());
            case ABANDON -> abandonTermination(group, member);
        }
    }

    /** ABANDON ends the instance as CONTINUE does, unless the group's policy says to retain it. */
    private void abandonTermination(Group group, Member member) {
        if (retains(group)) {
            member.moveTo(State.TERMINATING_RETAINED, account.now());
            member.skipHooks();
            settle(member);
        } else {
            member.moveTo(State.TERMINATING_PROCEED, account.now());
        }
    }

    private static boolean retains(Group group) {
        return Optional.ofNullable(group.settings().instanceLifecyclePolicy())
                .flatMap(policy -> Optional.ofNullable(policy.retentionTriggers()))
                .filter(triggers -> "retain".equals(triggers.terminateHookAbandonAsString()))
                .isPresent();
    }

    private void endInEc2(Group group, Member member) {
        if (!member.isEndingInEc2()) {
            member.endInEc2();
            account.compute().terminate(member.id());
        }
        if (account.compute().isGone(member.id())) {
            leave(group, member);
        }
    }

    /** While it drains, the activity says so. */
    private boolean isOut(Group group, Member member) {
        boolean out = loadBalancing.isOut(group, member);
        if (!out) {
            member.activity()
                    .ifPresent(id -> account.activities().progress(id, WAITING_FOR_ELB_CONNECTION_DRAINING, 50));
        }
        return out;
    }

    private void leave(Group group, Member member) {
        group.members().remove(member.id());
        settle(member);
    }

    private void settle(Member member) {
        member.activity().ifPresent(account.activities()::succeed);
        member.settled();
    }

    private void cancelLaunch(Member member, String message) {
        if (member.state().isActive()) {
            member.activity().ifPresent(id -> account.activities().cancelLaunch(id, message));
            member.settled();
        }
    }
}
