package io.github.asgbg.sandbox.autoscaling;

import java.time.Instant;

/** Looks at every group in turn, again and again: everything that happens without a request begins here. */
final class Heartbeat {
    private final Account account;
    private final LoadBalancing loadBalancing;
    private final Lifecycle lifecycle;
    private final HealthChecks healthChecks;
    private final Launching launching;
    private final ScaleIn scaleIn;
    private final Predictions predictions;

    Heartbeat(Account account, LoadBalancing loadBalancing, Lifecycle lifecycle, Predictions predictions) {
        this.account = account;
        this.loadBalancing = loadBalancing;
        this.lifecycle = lifecycle;
        this.healthChecks = new HealthChecks(account, loadBalancing, lifecycle);
        this.launching = new Launching(account);
        this.scaleIn = new ScaleIn(account, lifecycle);
        this.predictions = predictions;
    }

    void start() {
        account.world()
                .every(account.timings().tick(), () -> account.allGroups().forEach(this::look));
        account.world().every(account.timings().healthCheck(), () -> account.allGroups()
                .forEach(healthChecks::check));
    }

    private void look(Group group) {
        group.allMembers().forEach(member -> lifecycle.progress(group, member));
        loadBalancing.progress(group);
        if (!group.isDeleting()) {
            healthChecks.replace(group);
            predictions.look(group);
            balance(group);
        } else if (group.members().isEmpty()) {
            account.activities().forget(group);
            account.groups().remove(group.name());
        }
    }

    /** Active instances, not all instances, are compared with the desired capacity. */
    private void balance(Group group) {
        int missing = group.desired() - group.active().size();
        Instant now = account.now();
        if (missing == 0) {
            group.balanced();
        } else if (!now.isBefore(
                group.unbalancedSince(now).plus(account.timings().decision()))) {
            if (missing > 0) {
                launching.launch(group, missing);
            } else {
                scaleIn.scaleIn(group, -missing);
            }
        }
    }
}
