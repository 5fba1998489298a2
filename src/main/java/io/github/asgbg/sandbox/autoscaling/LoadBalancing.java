package io.github.asgbg.sandbox.autoscaling;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers a group's instances with its target groups, and takes them out again. */
final class LoadBalancing {
    private static final String ADD = "AddToLoadBalancer";

    private final Account account;

    LoadBalancing(Account account) {
        this.account = account;
    }

    /** Instances that come into service while AddToLoadBalancer is suspended are not registered, then or later. */
    void register(Group group, Member member) {
        if (!group.isSuspended(ADD)) {
            group.attachedTargetGroups().forEach(arn -> account.targets().register(arn, member.id()));
        }
    }

    /** A target group that a new instance is to be registered with, and that has been deleted. */
    Optional<String> missing(Group group) {
        return group.isSuspended(ADD)
                ? Optional.empty()
                : group.attachedTargetGroups().stream()
                        .filter(arn -> !account.targets().exists(arn))
                        .findFirst();
    }

    void deregister(Group group, Member member) {
        group.attachedTargetGroups().stream()
                .filter(arn -> !account.targets().isGone(arn, member.id()))
                .forEach(arn -> account.targets().deregister(arn, member.id()));
    }

    /** Whether draining is over in all target groups. */
    boolean isOut(Group group, Member member) {
        return group.targetGroups().keySet().stream()
                .allMatch(arn -> account.targets().isGone(arn, member.id()));
    }

    void attach(Group group, String targetGroupArn) {
        if (group.attachedTargetGroups().contains(targetGroupArn)) {
            return;
        }
        group.targetGroups().put(targetGroupArn, Attachment.ADDING);
        group.trafficSources().remove(targetGroupArn);
        inService(group).forEach(id -> account.targets().register(targetGroupArn, id));
    }

    /** By the newer call; what is attached already stays as it was attached. */
    void attachTrafficSource(Group group, String targetGroupArn) {
        if (!group.attachedTargetGroups().contains(targetGroupArn)) {
            attach(group, targetGroupArn);
            group.trafficSources().add(targetGroupArn);
        }
    }

    void detach(Group group, String targetGroupArn) {
        group.targetGroups().put(targetGroupArn, Attachment.REMOVING);
        group.members().keySet().stream()
                .filter(id -> !account.targets().isGone(targetGroupArn, id))
                .forEach(id -> account.targets().deregister(targetGroupArn, id));
    }

    /** Moves the attachments on; one that is removed disappears when nothing drains any more. */
    void progress(Group group) {
        for (Map.Entry<String, Attachment> entry :
                List.copyOf(group.targetGroups().entrySet())) {
            String arn = entry.getKey();
            switch (entry.getValue()) {
                case ADDING -> group.targetGroups().put(arn, Attachment.ADDED);
                case ADDED -> awaitFirstHealthy(group, arn);
                case IN_SERVICE -> {}
                case REMOVING -> awaitGone(group, arn);
            }
        }
    }

    /** Health checks of the target group count only once one instance has passed (UG:load-balancer-status). */
    boolean isUnhealthy(Group group, Member member) {
        return group.targetGroups().entrySet().stream()
                .filter(entry -> entry.getValue() == Attachment.IN_SERVICE)
                .anyMatch(entry -> account.targets().isUnhealthy(entry.getKey(), member.id()));
    }

    private void awaitFirstHealthy(Group group, String arn) {
        if (inService(group).stream().anyMatch(id -> account.targets().isHealthy(arn, id))) {
            group.targetGroups().put(arn, Attachment.IN_SERVICE);
        }
    }

    private void awaitGone(Group group, String arn) {
        if (group.members().keySet().stream().allMatch(id -> account.targets().isGone(arn, id))) {
            group.targetGroups().remove(arn);
            group.trafficSources().remove(arn);
        }
    }

    private static List<String> inService(Group group) {
        return group.members().values().stream()
                .filter(member -> member.is(State.IN_SERVICE))
                .map(Member::id)
                .toList();
    }
}
