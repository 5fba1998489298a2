package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/**
 * A group that protects new instances from scale-in is taken back to zero in whatever state they are. AWS lets nobody change the
 * protection of an instance that is not in service yet, and terminates none that is protected.
 */
class ProtectedFromScaleInTest {
    private static final long SEED = 91;
    private static final String BROKEN = "The key pair 'gone' does not exist. Launching EC2 instance failed.";

    private final Account account = new Account(SEED, 3);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
    private final String green = account.sandbox.greenGroup();

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pending", "Pending:Wait", "InService"})
    void aDeployThatFailsWhileInstancesAreInThisStateLeavesNone(String state) {
        protect();
        holdForMinutes(state.equals("Pending:Wait") ? 2 : 0);
        failOnce(Set.of(state));
        assertTakenBack();
    }

    @Test
    void aDeployThatFailsWhileInstancesAreInDifferentStatesLeavesNone() {
        protect();
        holdForMinutes(4);
        letOneThrough();
        failOnce(Set.of("Pending:Wait", "InService"));
        assertTakenBack();
    }

    private void protect() {
        account.autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(green).newInstancesProtectedFromScaleIn(true));
    }

    private void holdForMinutes(int minutes) {
        if (minutes > 0) {
            account.autoScaling.putLifecycleHook(r -> r.autoScalingGroupName(green)
                    .lifecycleHookName("warm")
                    .lifecycleTransition("autoscaling:EC2_INSTANCE_LAUNCHING")
                    .heartbeatTimeout(minutes * 60)
                    .defaultResult("CONTINUE"));
        }
    }

    private final List<Runnable> meanwhile = new ArrayList<>();

    private void letOneThrough() {
        boolean[] isDone = {false};
        meanwhile.add(() -> account.green().instances().stream()
                .filter(i -> !isDone[0] && i.lifecycleStateAsString().equals("Pending:Wait"))
                .findFirst()
                .ifPresent(i -> {
                    isDone[0] = true;
                    account.autoScaling.completeLifecycleAction(r -> r.autoScalingGroupName(green)
                            .lifecycleHookName("warm")
                            .instanceId(i.instanceId())
                            .lifecycleActionResult("CONTINUE"));
                }));
    }

    /** Once the new instances are in these states, the live group grows, and the launch that this asks for cannot work. */
    private void failOnce(Set<String> states) {
        boolean[] isDone = {false};
        meanwhile.add(() -> {
            List<Instance> instances = account.green().instances();
            if (!isDone[0]
                    && instances.size() == 3
                    && Set.copyOf(Account.states(account.green())).equals(states)) {
                isDone[0] = true;
                account.sandbox.failLaunches("v2", BROKEN);
                account.resize(account.sandbox.blueGroup(), 2, 4, 8);
            }
        });
    }

    private void assertTakenBack() {
        operator.wire.meanwhile(() -> meanwhile.forEach(Runnable::run));
        Outcome outcome = operator.deploy("v2");
        String as = "seed " + SEED + ": " + outcome;
        assertThat(outcome.ending()).as(as).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because()).as(as).endsWith(BROKEN);
        account.pass(Duration.ofMinutes(2));
        AutoScalingGroup after = account.green();
        assertThat(after.desiredCapacity()).as(as).isZero();
        assertThat(after.instances()).as(as).isEmpty();
        List<String> changes = operator.wire.changes();
        assertThat(changes.subList(changes.indexOf("SetInstanceProtection"), changes.size()))
                .as("the size was set to zero before")
                .doesNotContain("UpdateAutoScalingGroup");
        watcher.assertUnharmed(as);
    }
}
