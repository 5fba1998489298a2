package io.github.asgbg.sandbox.autoscaling;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/** Chooses and terminates instances when there are too many (UG:ec2-auto-scaling-termination-policies). */
final class ScaleIn {
    private static final String ALL_PROTECTED =
            "Could not scale to desired capacity because all remaining instances are protected from scale-in.";

    private final Account account;
    private final Lifecycle lifecycle;

    ScaleIn(Account account, Lifecycle lifecycle) {
        this.account = account;
        this.lifecycle = lifecycle;
    }

    static Map<String, Integer> perZone(Collection<Member> members) {
        Map<String, Integer> counts = new HashMap<>();
        members.forEach(member -> counts.merge(member.zone(), 1, Integer::sum));
        return counts;
    }

    /** Terminates so many active instances, save protected ones; those in Standby are never candidates. */
    void scaleIn(Group group, int count) {
        if (group.isSuspended("Terminate")) {
            return;
        }
        int before = group.active().size();
        for (int done = 0; done < count; done++) {
            Optional<Member> victim = victim(group);
            if (victim.isEmpty()) {
                sayAllAreProtected(group, before);
                return;
            }
            lifecycle.terminate(group, victim.get(), cause(group, before, victim.get()));
        }
    }

    /** The zone with most instances first, then the termination policies, then chance. */
    private Optional<Member> victim(Group group) {
        List<Member> active = group.active();
        Map<String, Integer> load = perZone(active);
        Comparator<Member> order = Comparator.comparing(member -> -load.getOrDefault(member.zone(), 0));
        for (String policy : group.settings().terminationPolicies()) {
            order = order.thenComparing(policy(policy));
        }
        return account.shuffled(active).stream()
                .filter(member -> !member.isProtected())
                .min(order);
    }

    private static Comparator<Member> policy(String name) {
        Comparator<Member> byAge = Comparator.comparing(Member::joined);
        return switch (name) {
            case "OldestInstance" -> byAge;
            case "NewestInstance" -> byAge.reversed();
            case "OldestLaunchTemplate", "Default" -> Comparator.comparing(ScaleIn::templateVersion);
            default -> Comparator.comparing((Function<Member, Integer>) unused -> 0);
        };
    }

    /** Instances without a known template count as oldest. */
    private static long templateVersion(Member member) {
        return member.template()
                .map(Compute.Template::version)
                .filter(version -> version.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    private String cause(Group group, int before, Member victim) {
        String at = Activities.at(account.now());
        return group.capacityCause() + at
                + "an instance was taken out of service in response to a difference between desired and actual capacity, "
                + "shrinking the capacity from " + before + " to " + group.desired() + ".  " + at + "instance "
                + victim.id() + " was selected for termination.";
    }

    /** Said once for each change of the desired capacity, not at each look. */
    private void sayAllAreProtected(Group group, int before) {
        String cause = group.capacityCause() + "The capacity is " + before + " and the desired capacity "
                + group.desired() + ".";
        boolean said = account.activities().of(group).stream()
                .anyMatch(activity -> activity.description().equals(ALL_PROTECTED)
                        && activity.cause().equals(cause));
        if (!said) {
            Activity activity =
                    account.activities().begin(group, ALL_PROTECTED, cause, ScalingActivityStatusCode.IN_PROGRESS, 0);
            account.activities().cancel(activity.activityId(), ALL_PROTECTED);
        }
    }
}
