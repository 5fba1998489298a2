package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program as a process of its own, asked to stop in the middle of a deploy. */
class SignalledProcessIT {
    private static final long PATIENCE_SECONDS = 60;
    /** The first thing that is waited for: the new instances are on their way. */
    private static final String BOOTING = "UpdateAutoScalingGroup shop-green";

    private final Sandbox sandbox =
            Sandbox.builder().speed(20).traffic(false).port(0).start();
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,143"})
    void aSignalEndsTheDeployInOrderAndWithItsCode(String signal, int code) throws Exception {
        Assumptions.assumeFalse(
                signal.equals("INT") && isInterruptIgnored(),
                "SIGINT is ignored here, as where a shell runs its command in the background, and so by all that is started");
        assertThat(deploy(signal)).as("%s", lines).isEqualTo(code);
        assertThat(lines).contains("Stopping; a second Ctrl-C leaves everything as it is.");
        assertThat(lines).anyMatch(line -> line.startsWith("  so now  "));
        assertThat(status()).noneMatch(line -> line.contains("\"holder\""));
    }

    @Test
    void aSecondSignalLeavesTheLeaseGivenUpToo() throws Exception {
        assertThat(deploy("TERM", "INT")).as("%s", lines).isEqualTo(143);
        assertThat(lines).anyMatch(line -> line.startsWith("  so now  "));
        assertThat(status()).noneMatch(line -> line.contains("\"holder\""));
    }

    @Test
    void aSandboxEndsWithItsSignal() throws Exception {
        Process process = start(List.of("sandbox", "up", "--blank"));
        try (BufferedReader output = output(process)) {
            readUntil(output, "The sandbox is ready");
            signal(process, "TERM");
            output.lines().forEach(lines::add);
        }
        assertThat(exitCode(process)).as("%s", lines).isZero();
    }

    private int deploy(String... signals) throws Exception {
        Process process = start(List.of("deploy", "v2"));
        try (BufferedReader output = output(process)) {
            readUntil(output, BOOTING);
            for (String signal : signals) {
                signal(process, signal);
                // Two that are pending at once arrive in the order of their numbers, not in that of their sending.
                readUntil(output, "Stopping");
            }
            output.lines().forEach(lines::add);
        }
        return exitCode(process);
    }

    private List<String> status() throws Exception {
        Process process = start(List.of("status", "--output", "json"));
        try (BufferedReader output = output(process)) {
            List<String> said = output.lines().toList();
            assertThat(said).anyMatch(line -> line.startsWith("{"));
            return said;
        }
    }

    private void readUntil(BufferedReader output, String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        assertThat(lines).as("the program came so far").anyMatch(line -> line.contains(text));
    }

    private static void signal(Process process, String signal) throws Exception {
        String pid = Long.toString(process.pid());
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
    }

    private int exitCode(Process process) throws InterruptedException {
        boolean isEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(isEnded).as("ended: %s", lines).isTrue();
        return process.exitValue();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private Process start(List<String> command) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> line =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("asgbg.jar")));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment());
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
                "ASG_BG_LEASE",
                "60s");
    }

    /** A process inherits which signals are ignored (proc(5), SigIgn: a bit for each signal, from 1). */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(
                                line.substring(line.indexOf(':') + 1).strip(), 16))
                        .anyMatch(mask -> (mask >> 1 & 1) == 1);
    }
}
