package io.github.asgbg.cli.sandbox;

import io.github.asgbg.config.Durations;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a release onto a sandbox needs to be told: settings whose times fit its speed, and made-up credentials. */
final class Rehearsal implements AutoCloseable {
    private static final String CREDENTIAL = "sandbox";

    private final Path directory;
    private final Path file;

    /** Writes an {@code asg-bg.yaml} for the sandbox's pair into a folder of its own. */
    Rehearsal(Sandbox sandbox, double speed) {
        try {
            this.directory = Files.createTempDirectory("asg-bg-sandbox");
            this.file = directory.resolve("asg-bg.yaml");
            Files.writeString(file, yaml(sandbox, speed), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Lets the SDK find made-up credentials by its own names for them; nothing outside this process sees them. */
    static void useMadeUpCredentials() {
        System.setProperty("aws.accessKeyId", CREDENTIAL);
        System.setProperty("aws.secretAccessKey", CREDENTIAL);
    }

    Path file() {
        return file;
    }

    private static String yaml(Sandbox sandbox, double speed) {
        return String.join(
                "\n",
                "# Settings for the sandbox's pair; its times are shortened as the sandbox's are.",
                "service: " + sandbox.service(),
                "groups:",
                "  blue: " + sandbox.blueGroup(),
                "  green: " + sandbox.greenGroup(),
                "ledger: s3://" + sandbox.bucket() + "/asg-bg",
                "endpoint-url: " + sandbox.endpoint(),
                "region: " + sandbox.region(),
                "lease: 10s",
                "poll:",
                "  min: " + shortened(Duration.ofSeconds(1), Math.max(speed, 1), Duration.ofMillis(50)),
                // However slow the sandbox is, the lease is renewed in real time: after a third of it.
                "  max: " + shortened(Duration.ofSeconds(10), Math.max(speed, 4), Duration.ofMillis(200)),
                "budgets:",
                "  launch: " + shortened(Duration.ofMinutes(10), speed, Duration.ofSeconds(20)),
                "  unhealthy: " + shortened(Duration.ofSeconds(40), speed, Duration.ofSeconds(2)),
                "  healthy: " + shortened(Duration.ofMinutes(15), speed, Duration.ofSeconds(20)),
                "");
    }

    private static String shortened(Duration usual, double speed, Duration least) {
        Duration scaled = Duration.ofMillis(Math.round(usual.toMillis() / speed));
        return Durations.show(scaled.compareTo(least) < 0 ? least : scaled);
    }

    /** The lines that set up a shell; {@code settings} is empty for a blank sandbox. */
    static String exports(Sandbox sandbox, Optional<Rehearsal> settings) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", sandbox.endpoint().toString());
        variables.put("AWS_REGION", sandbox.region());
        variables.put("AWS_DEFAULT_REGION", sandbox.region());
        variables.put("AWS_ACCESS_KEY_ID", CREDENTIAL);
        variables.put("AWS_SECRET_ACCESS_KEY", CREDENTIAL);
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        settings.ifPresent(rehearsal -> {
            variables.put("ASG_BG_CONFIG", rehearsal.file().toString());
            variables.put("ASG_BG_SANDBOX_URL", sandbox.loadBalancer().toString());
        });
        return variables.entrySet().stream()
                .map(v -> "export " + v.getKey() + "=" + ShellCommand.word(v.getValue()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        } catch (IOException stays) {
            directory.toFile().deleteOnExit();
        }
    }
}
