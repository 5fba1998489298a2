package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** Looks at the account after every simulated second and notes what must never be. */
final class WorldWatcher implements Runnable {
    private final Account account;
    private final int served;
    private final List<String> old;
    private final List<String> violations = new ArrayList<>();

    /** Watches from now on: what serves at this moment is what may not be lost. */
    WorldWatcher(Account account) {
        this.account = account;
        this.served = account.healthyTargets().size();
        this.old = Account.ids(account.blue());
    }

    @Override
    public void run() {
        int serving = account.healthyTargets().size();
        if (serving < served) {
            note("only " + serving + " of " + served + " instances are healthy");
        }
        for (AutoScalingGroup group : account.groups().values()) {
            if (group.desiredCapacity() < group.minSize() || group.desiredCapacity() > group.maxSize()) {
                note(group.autoScalingGroupName() + " has impossible sizes");
            }
        }
    }

    private void note(String what) {
        violations.add(account.sandbox.world().now() + " " + what);
    }

    /** Nothing ever happened that must not. */
    void assertUnharmed(String as) {
        assertThat(violations).as(as).isEmpty();
    }

    /** Every instance that served at the beginning is still there, so that going back launches nothing. */
    void assertOldInstancesRemain(String as) {
        assertThat(account.running()).as(as).containsAll(old);
        assertThat(Account.ids(account.blue())).as(as).isEqualTo(old);
    }

    /** Whatever runs belongs to a group. */
    void assertNothingIsLeftOver(String as) {
        assertThat(account.members()).as(as).containsAll(account.running());
    }
}
