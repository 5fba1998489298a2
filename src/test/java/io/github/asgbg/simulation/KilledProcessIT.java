package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** The packaged program as a process of its own, killed right after it announced an action, and run again. */
class KilledProcessIT {
    private static final long PATIENCE_SECONDS = 90;

    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private Sandbox sandbox;

    @BeforeEach
    void startSandbox() {
        sandbox =
                Sandbox.builder().speed(40).traffic(false).port(0).scaling(4, 2).start();
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateOrUpdateTags",
                "MaxSize 6",
                "PutScalingPolicy shop-green",
                "PutScalingPolicy shop-blue",
                "MinSize 0",
                "EnterStandby",
                "PutMetricAlarm"
            })
    void aDeployKilledAtAnActionIsContinuedByTheSameCommand(String action) throws Exception {
        kill(action, "deploy", "v2");
        assertThat(run("deploy", "v2")).isZero();
        AutoScalingGroup blue = group(sandbox.blueGroup());
        assertThat(states(group(sandbox.greenGroup())))
                .containsExactly(LifecycleState.IN_SERVICE, LifecycleState.IN_SERVICE);
        assertThat(states(blue)).containsExactly(LifecycleState.STANDBY, LifecycleState.STANDBY);
        assertThat(blue.minSize()).isZero();
        assertThat(policies(sandbox.greenGroup())).hasSize(4);
        assertThat(run("rollback")).isZero();
        assertThat(states(group(sandbox.blueGroup())))
                .containsExactly(LifecycleState.IN_SERVICE, LifecycleState.IN_SERVICE);
        assertThat(group(sandbox.blueGroup()).minSize()).isEqualTo(2);
        assertThat(group(sandbox.blueGroup()).suspendedProcesses()).isEmpty();
        assertThat(group(sandbox.greenGroup()).suspendedProcesses()).isEmpty();
        assertThat(policies(sandbox.blueGroup())).hasSize(4);
        assertThat(policies(sandbox.greenGroup())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DetachInstances", "TerminateInstances", "DeletePolicy"})
    void aFinalizeKilledAtAnActionLeavesNoInstanceBehind(String action) throws Exception {
        assertThat(run("deploy", "v2")).isZero();
        kill(action, "finalize", "--yes");
        assertThat(run("finalize", "--yes")).isZero();
        assertThat(group(sandbox.blueGroup()).instances()).isEmpty();
        assertThat(runningMachines()).isEqualTo(2);
        assertThat(policies(sandbox.blueGroup())).isEmpty();
        assertThat(policies(sandbox.greenGroup())).hasSize(4);
        assertThat(group(sandbox.blueGroup()).suspendedProcesses()).isEmpty();
    }

    @Test
    void aRollbackKilledAtAnActionIsContinuedByTheSameCommand() throws Exception {
        assertThat(run("deploy", "v2")).isZero();
        kill("ExitStandby", "rollback");
        assertThat(run("rollback")).isZero();
        assertThat(states(group(sandbox.blueGroup())))
                .containsExactly(LifecycleState.IN_SERVICE, LifecycleState.IN_SERVICE);
        assertThat(group(sandbox.greenGroup()).desiredCapacity()).isZero();
    }

    private int run(String... command) throws Exception {
        Process process = start(command);
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = output(process)) {
            output.lines().forEach(lines::add);
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ended: %s", lines)
                .isTrue();
        assertThat(process.exitValue()).as("%s", lines).isZero();
        return process.exitValue();
    }

    /** SIGKILL as soon as the program says that it asks for this action. */
    private void kill(String action, String... command) throws Exception {
        Process process = start(command);
        try (BufferedReader output = output(process)) {
            List<String> lines = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains(action)) {
                    process.destroyForcibly();
                    assertThat(process.waitFor()).as("killed, not ended").isNotZero();
                    return;
                }
            }
            assertThat(lines).as("the program came to the action").anyMatch(l -> l.contains(action));
        } catch (IOException closedByTheKill) {
            throw new UncheckedIOException(closedByTheKill);
        }
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private Process start(String... command) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> line =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("asgbg.jar")));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment());
        builder.environment().put("ASG_BG_POLL_MAX", "500ms");
        return builder.start();
    }

    private Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                sandbox.endpoint().toString(),
                "AWS_REGION",
                sandbox.region(),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test",
                "ASG_BG_SERVICE",
                sandbox.service(),
                "ASG_BG_BLUE",
                sandbox.blueGroup(),
                "ASG_BG_GREEN",
                sandbox.greenGroup(),
                "ASG_BG_LEDGER",
                "s3://" + sandbox.bucket() + "/asg-bg",
                "ASG_BG_POLL_MIN",
                "50ms",
                "ASG_BG_LEASE",
                "2s");
    }

    private AutoScalingClient autoScaling() {
        return AutoScalingClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(credentials)
                .build();
    }

    private List<String> policies(String group) {
        try (AutoScalingClient client = autoScaling()) {
            return client.describePolicies(r -> r.autoScalingGroupName(group)).scalingPolicies().stream()
                    .map(ScalingPolicy::policyName)
                    .toList();
        }
    }

    private AutoScalingGroup group(String name) {
        try (AutoScalingClient client = autoScaling()) {
            return client.describeAutoScalingGroups(r -> r.autoScalingGroupNames(name))
                    .autoScalingGroups()
                    .get(0);
        }
    }

    private static List<LifecycleState> states(AutoScalingGroup group) {
        return group.instances().stream().map(i -> i.lifecycleState()).toList();
    }

    private long runningMachines() {
        try (Ec2Client client = Ec2Client.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(credentials)
                .build()) {
            return client.describeInstances().reservations().stream()
                    .flatMap(r -> r.instances().stream())
                    .filter(i -> i.state().name() == InstanceStateName.RUNNING)
                    .count();
        }
    }
}
