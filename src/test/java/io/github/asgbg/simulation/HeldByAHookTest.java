package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Event;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that wait for a lifecycle hook which nobody answers are named while they wait and at the end, with the answer. */
class HeldByAHookTest {
    private static final long SEED = 97;
    private static final int HEARTBEAT = 7200;

    private final Account account = new Account(SEED, 3);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");
    private final String green = account.sandbox.greenGroup();
    private List<String> held = List.of();

    @BeforeEach
    void hold() {
        account.autoScaling.putLifecycleHook(r -> r.autoScalingGroupName(green)
                .lifecycleHookName("warm-up")
                .heartbeatTimeout(HEARTBEAT)
                .lifecycleTransition("autoscaling:EC2_INSTANCE_LAUNCHING"));
        account.autoScaling.putLifecycleHook(r -> r.autoScalingGroupName(green)
                .lifecycleHookName("drain")
                .lifecycleTransition("autoscaling:EC2_INSTANCE_TERMINATING")
                .heartbeatTimeout(30));
        operator.wire.meanwhile(
                () -> held = account.green().instances().isEmpty() ? held : Account.ids(account.green()));
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theHookAndTheAnswerAreToldWhileAndAfterTheyWait() {
        Outcome outcome = deployInVain();
        String words = held.get(0) + " and 2 more wait for lifecycle hook warm-up, until 'aws autoscaling"
                + " complete-lifecycle-action --auto-scaling-group-name shop-green --lifecycle-hook-name warm-up"
                + " --instance-id " + held.get(0) + " --lifecycle-action-result CONTINUE'";
        assertThat(outcome.message().because())
                .endsWith("failed: only 0 of 3 instances are in service after 600 s; " + words);
        List<String> progress = progress();
        assertThat(progress).contains("0 of 3 in service, 3 pending; " + words);
        assertThat(Collections.frequency(operator.wire.operations(), "DescribeLifecycleHooks"))
                .isEqualTo(1);
    }

    @Test
    void hooksThatAreAnsweredWithinAMinuteAreNotSpokenOf() {
        account.autoScaling.putLifecycleHook(r -> r.autoScalingGroupName(green)
                .lifecycleHookName("warm-up")
                .heartbeatTimeout(40)
                .defaultResult("CONTINUE"));
        assertThat(operator.deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(progress()).noneMatch(words -> words.contains("lifecycle"));
    }

    @Test
    void whereTheHooksMayNotBeReadTheAnswerLeavesTheirNameOpen() {
        account.sandbox.deny("autoscaling:DescribeLifecycleHooks");
        assertThat(deployInVain().message().because())
                .contains(" and 2 more wait for a lifecycle hook, until 'aws autoscaling complete-lifecycle-action"
                        + " --auto-scaling-group-name shop-green --lifecycle-hook-name HOOK --instance-id "
                        + held.get(0));
    }

    /** AWS terminates nothing that is protected, and nobody can change that of an instance that waits. */
    @Test
    void onTheWayBackTheAnswerEndsThem() {
        account.autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(green).newInstancesProtectedFromScaleIn(true));
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.CONTINUE);
        assertThat(account.green().desiredCapacity()).isZero();
        assertThat(outcome.message().because())
                .contains("3 instances left; " + held.get(0) + " and 2 more wait for lifecycle hook warm-up, until ")
                .contains("--instance-id " + held.get(0) + " --lifecycle-action-result ABANDON'");
    }

    private Outcome deployInVain() {
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.ROLLED_BACK);
        account.pass(Duration.ofMinutes(3));
        assertThat(account.green().instances()).isEmpty();
        watcher.assertUnharmed("seed " + SEED);
        return outcome;
    }

    private List<String> progress() {
        return operator.events().stream()
                .filter(e -> e instanceof Event.Looked)
                .map(e -> ((Event.Looked) e).progress().words())
                .toList();
    }
}
