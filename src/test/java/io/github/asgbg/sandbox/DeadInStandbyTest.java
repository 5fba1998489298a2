package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** Sources: UG:as-enter-exit-standby, UG:ec2-auto-scaling-health-checks, EC2 API StopInstances. */
class DeadInStandbyTest {
    private final Sandbox sandbox = Sandbox.builder().instances(3).start();
    private final SandboxClients aws = new SandboxClients(sandbox);
    private final String group = sandbox.blueGroup();
    private final List<String> ids = aws.ids(group);

    @BeforeEach
    void standBy() {
        aws.enterStandby(group, ids);
        pass(60);
        assertThat(aws.states(group)).containsExactly("Standby");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void pass(int seconds) {
        sandbox.world().advance(Duration.ofSeconds(seconds));
    }

    private Instance instance(String id) {
        return aws.group(group).instances().stream()
                .filter(one -> one.instanceId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void stop(String id) {
        aws.ec2.stopInstances(it -> it.instanceIds(id));
    }

    private void terminate(String id) {
        aws.ec2.terminateInstances(it -> it.instanceIds(id));
    }

    @Test
    void autoScalingNeitherNoticesNorReplacesWhatEc2EndsInStandby() {
        stop(ids.get(0));
        terminate(ids.get(1));
        pass(600);
        assertThat(aws.machineState(ids.get(0))).isEqualTo("stopped");
        assertThat(aws.machineState(ids.get(1))).isEqualTo("terminated");
        assertThat(aws.ids(group)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids).allSatisfy(id -> {
            assertThat(instance(id).lifecycleStateAsString()).isEqualTo("Standby");
            assertThat(instance(id).healthStatus()).isEqualTo("Healthy");
        });
    }

    @Test
    void evenWhenEc2HasForgottenTheInstance() { // EC2 API, TerminateInstances: "approximately one hour"
        terminate(ids.get(0));
        pass(2 * 3600);
        assertThat(instance(ids.get(0)).lifecycleStateAsString()).isEqualTo("Standby");
        aws.exitStandby(group, ids);
        pass(180);
        assertThat(aws.ids(group)).hasSize(3).doesNotContain(ids.get(0)).contains(ids.get(1), ids.get(2));
    }

    @Test
    void theDeadAreReplacedOnTheWayOutOfStandbyByWhatTheGroupLaunchesNow() {
        stop(ids.get(0));
        terminate(ids.get(1));
        pass(60);
        aws.tag(group, "v7");
        aws.exitStandby(group, ids);
        assertThat(aws.group(group).desiredCapacity()).isEqualTo(3);
        pass(180);
        assertThat(aws.states(group)).containsExactly("InService");
        assertThat(aws.health(aws.ids(group))).containsExactly("healthy");
        assertThat(aws.ids(group)).hasSize(3).contains(ids.get(2)).doesNotContain(ids.get(0), ids.get(1));
        assertThat(aws.ids(group))
                .filteredOn(id -> !id.equals(ids.get(2)))
                .allSatisfy(id -> assertThat(sandbox.version(id)).contains("v7"));
        assertThat(sandbox.version(ids.get(2))).contains("v1");
    }

    @Test
    void oneThatStillShutsDownWhenItLeavesStandbyIsReplaced() {
        terminate(ids.get(0));
        aws.exitStandby(group, ids.subList(0, 1));
        assertThat(aws.machineState(ids.get(0))).isEqualTo("shutting-down");
        pass(180);
        assertThat(aws.ids(group)).hasSize(3).doesNotContain(ids.get(0));
    }

    @Test
    void oneThatWasStoppedAndStartedAgainReturns() { // UG:as-enter-exit-standby: an instance in Standby may be
        // restarted
        stop(ids.get(0));
        pass(60);
        aws.ec2.startInstances(it -> it.instanceIds(ids.get(0)));
        pass(60);
        aws.exitStandby(group, ids.subList(0, 1));
        pass(60);
        assertThat(instance(ids.get(0)).lifecycleStateAsString()).isEqualTo("InService");
        assertThat(aws.health(ids.subList(0, 1))).containsExactly("healthy");
    }

    @Test
    void oneThatIsStoppedInServiceIsReplaced() { // UG:ec2-auto-scaling-health-checks: any state but running
        aws.exitStandby(group, ids);
        pass(120);
        stop(ids.get(0));
        pass(5);
        assertThat(sandbox.version(ids.get(0))).isEmpty();
        pass(240);
        assertThat(aws.ids(group)).hasSize(3).doesNotContain(ids.get(0));
        assertThat(aws.machineState(ids.get(0))).isEqualTo("terminated");
        assertThat(aws.activities(group)).anySatisfy(activity -> assertThat(activity.cause())
                .contains("an EC2 health check indicating it has been terminated or stopped"));
    }
}
