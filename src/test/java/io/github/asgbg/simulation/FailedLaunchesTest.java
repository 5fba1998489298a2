package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** AWS launches again what failed; a deploy goes by whether the next launch can succeed, and says what failed, how often and where. */
class FailedLaunchesTest {
    private static final long SEED = 83;
    private static final String LACK =
            "We currently do not have sufficient t3.micro capacity in the Availability Zone you"
                    + " requested. Launching EC2 instance failed.";

    private final Account account = new Account(SEED, 6);
    private final WorldWatcher watcher = new WorldWatcher(account);
    private final Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), watcher), "tester");

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void throttledLaunchesAreLeftToAwsWhichTriesAgain() {
        account.sandbox.failLaunches("v2", "Request limit exceeded. Launching EC2 instance failed.", 4);
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void aZoneWithoutCapacityDoesNotEndADeployWhileTheOthersFill() {
        account.sandbox.failLaunchesIn("us-east-1a", "v2", LACK);
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
        assertThat(account.autoScaling
                        .describeScalingActivities(r -> r.autoScalingGroupName(account.sandbox.greenGroup()))
                        .activities())
                .filteredOn(a -> a.statusCodeAsString().equals("Failed"))
                .as("more than a deploy takes in a row")
                .hasSizeGreaterThan(3);
        assertThat(account.green().instances())
                .extracting(Instance::availabilityZone)
                .doesNotContain("us-east-1a");
    }

    @Test
    void aLackOfCapacityEverywhereEndsWithHowOftenAndWhere() {
        account.sandbox.failLaunches("v2", LACK);
        Outcome outcome = deploy();
        assertThat(outcome.ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because())
                .contains("launches fail (3 in a row, in us-east-1")
                .endsWith(LACK);
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void whatSomebodyMustMendEndsTheDeploySoon() {
        account.sandbox.failLaunches("v2", "Client.InternalError: Client error on launch.");
        Outcome outcome = deploy();
        assertThat(outcome.ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because()).endsWith("): Client.InternalError: Client error on launch.");
        assertThat(outcome.summary().orElseThrow().took()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void anInstanceWhoseLaunchHookIsAbandonedIsReplacedByAws() {
        answerHooks(List.of("ABANDON", "CONTINUE").iterator());
        assertThat(deploy().ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void whereEveryLaunchHookIsAbandonedTheDeployEndsInAwssWords() {
        answerHooks(List.of("ABANDON").iterator());
        Outcome outcome = deploy();
        assertThat(outcome.ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(outcome.message().because())
                .contains("6 instances were started and went away again: Instance failed to complete user's Lifecycle"
                        + " Action: Lifecycle Action with token ")
                .endsWith("was abandoned: Lifecycle Action Completed with ABANDON Result");
    }

    private Outcome deploy() {
        Outcome outcome = operator.deploy("v2");
        watcher.assertUnharmed("seed " + SEED + ": " + outcome);
        return outcome;
    }

    /** Whoever waits is answered, one at a request, and always with the last answer once there are no more. */
    private void answerHooks(Iterator<String> answers) {
        String green = account.sandbox.greenGroup();
        account.autoScaling.putLifecycleHook(r -> r.autoScalingGroupName(green)
                .lifecycleHookName("warm")
                .lifecycleTransition("autoscaling:EC2_INSTANCE_LAUNCHING"));
        String[] answer = {""};
        operator.wire.meanwhile(() -> account.green().instances().stream()
                .filter(i -> i.lifecycleStateAsString().equals("Pending:Wait"))
                .findFirst()
                .ifPresent(i -> {
                    answer[0] = answers.hasNext() ? answers.next() : answer[0];
                    account.autoScaling.completeLifecycleAction(r -> r.autoScalingGroupName(green)
                            .lifecycleHookName("warm")
                            .instanceId(i.instanceId())
                            .lifecycleActionResult(answer[0]));
                }));
    }
}
