package io.github.asgbg.sandbox.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds unhealthy instances in service and has them replaced (UG:ec2-auto-scaling-health-checks). */
final class HealthChecks {
    static final String EC2_STATE = "an EC2 health check indicating it has been terminated or stopped";
    static final String ELB = "an ELB system health check failure";
    static final String USER = "a user health-check";

    private final Account account;
    private final LoadBalancing loadBalancing;
    private final Lifecycle lifecycle;

    HealthChecks(Account account, LoadBalancing loadBalancing, Lifecycle lifecycle) {
        this.account = account;
        this.loadBalancing = loadBalancing;
        this.lifecycle = lifecycle;
    }

    static String cause(Instant now, String reason) {
        return Activities.at(now) + "an instance was taken out of service in response to " + reason + ".";
    }

    /** Marks what is unhealthy; instances in Standby are not looked at. */
    void check(Group group) {
        if (!group.isSuspended("HealthCheck")) {
            inService(group).forEach(member -> finding(group, member).ifPresent(member::markUnhealthy));
        }
    }

    /** Terminates what is marked, at most a tenth of the desired capacity at a time, and at least one. */
    void replace(Group group) {
        if (group.isSuspended("ReplaceUnhealthy") || group.isSuspended("Terminate")) {
            return;
        }
        long leaving = group.members().values().stream()
                .filter(member -> member.state().isTerminating() && !member.isHealthy())
                .count();
        inService(group).stream()
                .filter(member -> !member.isHealthy())
                .limit(Math.max(0, Math.max(1, group.desired() / 10) - leaving))
                .forEach(member -> terminate(group, member));
    }

    private void terminate(Group group, Member member) {
        group.owesReplacement();
        lifecycle.terminate(
                group, member, cause(account.now(), member.unhealthyBecause().orElse(USER)));
    }

    /** The grace period protects from the load balancer's verdict, not from EC2's. */
    private Optional<String> finding(Group group, Member member) {
        if (!account.compute().isRunning(member.id())) {
            return Optional.of(EC2_STATE);
        }
        boolean asksElb = group.settings().healthCheckType().contains("ELB");
        return asksElb && !member.isInGrace(grace(group), account.now()) && loadBalancing.isUnhealthy(group, member)
                ? Optional.of(ELB)
                : Optional.empty();
    }

    static Duration grace(Group group) {
        return Duration.ofSeconds(group.settings().healthCheckGracePeriod());
    }

    private static List<Member> inService(Group group) {
        return group.members().values().stream()
                .filter(member -> member.is(State.IN_SERVICE))
                .toList();
    }
}
