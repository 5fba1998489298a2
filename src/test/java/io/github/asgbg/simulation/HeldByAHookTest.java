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
    private static final int HEARTBEAT = 300;

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
        operator.wire.meanwhile(this::remember);
    }

    private void remember() {
        held = account.green().instances().isEmpty() ? held : Account.ids(account.green());
    }

    /** Somebody asks for more time, again and again, and never answers. */
    private void keepAlive() {
        operator.wire.meanwhile(() -> {
            remember();
            account.green().instances().stream()
                    .filter(i -> i.lifecycleStateAsString().equals("Pending:Wait"))
                    .forEach(i -> account.autoScaling.recordLifecycleActionHeartbeat(r -> r.autoScalingGroupName(green)
                            .lifecycleHookName("warm-up")
                            .instanceId(i.instanceId())));
        });
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void theHookAndTheAnswerAreToldWhileAndAfterTheyWait() {
        keepAlive();
        Outcome outcome = deployInVain();
        String words = held.get(0) + " and 2 more wait for lifecycle hook warm-up, until 'aws autoscaling"
                + " complete-lifecycle-action --auto-scaling-group-name shop-green --lifecycle-hook-name warm-up"
                + " --instance-id " + held.get(0) + " --lifecycle-action-result CONTINUE'";
        assertThat(outcome.message().because())
                .endsWith(
                        "failed: only 0 of 3 instances are in service after 900 s, 300 s of which a lifecycle hook may"
                                + " take; " + words);
        List<String> progress = progress();
        assertThat(progress).contains("0 of 3 in service, 3 pending; " + words);
        assertThat(Collections.frequency(operator.wire.operations(), "DescribeLifecycleHooks"))
                .isEqualTo(1);
    }

    @Test
    void aHookThatTakesLongerThanTheBudgetsIsWaitedForAsLongAsItMay() {
        account.autoScaling.putLifecycleHook(r -> r.autoScalingGroupName(green)
                .lifecycleHookName("warm-up")
                .heartbeatTimeout(1500)
                .defaultResult("CONTINUE"));
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(outcome.summary().orElseThrow().took()).isGreaterThan(Duration.ofMinutes(25));
    }

    @Test
    void aHookThatRunsOutEndsTheDeployInAwssWords() {
        assertThat(deployInVain().message().because()).endsWith("was abandoned: Heartbeat Timeout");
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
        keepAlive();
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
        keepAlive();
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
