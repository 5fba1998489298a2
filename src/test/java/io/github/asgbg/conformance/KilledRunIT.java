package io.github.asgbg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of the packaged program, killed before it has removed what it made: its successor does. */
class KilledRunIT {
    private static final long PATIENCE_SECONDS = 120;

    private final Sandbox sandbox =
            Sandbox.builder().blank(true).speed(20).traffic(false).port(0).start();

    @TempDir
    private Path folder;

    @AfterEach
    void closes() {
        sandbox.close();
    }

    @Test
    void whatAKilledRunLeavesIsRemovedByTheProcessThatWatchesIt() throws Exception {
        sandbox.deny("ec2:DeleteLaunchTemplate"); // so that it is still clearing up when it is killed
        Process run = start();
        readUntil(run, "[ 1/");
        List<ProcessHandle> successors = run.children().toList();
        assertThat(successors).hasSize(1);
        run.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(left()).isNotEmpty();
        sandbox.allow("ec2:DeleteLaunchTemplate");
        successors.get(0).onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(left()).isEmpty();
        assertThat(folder.resolve("removal.log")).content().contains("nothing is left of probes");
    }

    private List<String> left() {
        System.setProperty("aws.accessKeyId", "made-up");
        System.setProperty("aws.secretAccessKey", "made-up");
        Connection connection = new Connection(
                Optional.empty(), Optional.of(sandbox.region()), Optional.of(URI.create("http://127.0.0.1")));
        try (AwsClients clients = new AwsClients(connection, sandbox.httpClient())) {
            return new Leftovers(clients, new NoTimer()).find();
        }
    }

    private static void readUntil(Process process, String text) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder read = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.append(line).append('\n');
            if (line.contains(text)) {
                return;
            }
        }
        assertThat(read.toString()).contains(text);
    }

    private Process start() throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-jar",
                System.getProperty("asgbg.jar"),
                "conformance",
                "run",
                "--account",
                "123456789012",
                "--yes",
                "--only",
                "size",
                "--record",
                folder.toString());
        builder.redirectErrorStream(true)
                .environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        sandbox.endpoint().toString(),
                        "AWS_REGION",
                        sandbox.region(),
                        "AWS_ACCESS_KEY_ID",
                        "made-up",
                        "AWS_SECRET_ACCESS_KEY",
                        "made-up"));
        return builder.start();
    }
}
