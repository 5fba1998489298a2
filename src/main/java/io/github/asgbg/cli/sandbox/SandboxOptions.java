package io.github.asgbg.cli.sandbox;

import io.github.asgbg.cli.setup.DurationConverter;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.SandboxBuilder;
import io.github.asgbg.sandbox.traffic.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** What kind of sandbox to build. */
final class SandboxOptions {
    /** What the sandbox takes at most. */
    private static final Duration LONGEST_GRACE = Duration.ofHours(2);

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "the port of the AWS endpoint on 127.0.0.1; any free one unless given")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "F",
            description = "simulated seconds in a real one (default: ${DEFAULT-VALUE})",
            defaultValue = "5")
    private double speed;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "instances in service at the beginning (default: ${DEFAULT-VALUE})",
            defaultValue = "2")
    private int instances;

    @Option(names = "--blank", description = "an account with a default VPC and machine images, and no groups")
    private boolean isBlank;

    @Option(
            names = "--unadopted",
            description =
                    "groups and instances have no tags, and one instance has termination protection, as of a service"
                            + " that runs already; see 'asg-bg adopt'")
    private boolean isUnadopted;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "all that is random follows from it (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--boot",
            paramLabel = "D",
            description = "simulated time from a running machine to an application that answers"
                    + " (default: ${DEFAULT-VALUE})",
            defaultValue = "20s",
            converter = DurationConverter.class)
    private Duration boot = Duration.ZERO;

    @Option(
            names = "--health-interval",
            paramLabel = "D",
            description = "simulated time between two health checks, 5s to 300s (default: ${DEFAULT-VALUE})",
            defaultValue = "10s",
            converter = DurationConverter.class)
    private Duration healthInterval = Duration.ZERO;

    @Option(
            names = "--drain",
            paramLabel = "D",
            description = "the deregistration delay, in simulated time (default: ${DEFAULT-VALUE})",
            defaultValue = "20s",
            converter = DurationConverter.class)
    private Duration drain = Duration.ZERO;

    @Option(
            names = "--scaling",
            description =
                    "the live group has four scaling policies of different kinds, an alarm and two scheduled actions")
    private boolean isScaled;

    @Option(
            names = "--load",
            paramLabel = "N",
            description =
                    "requests a minute to the whole service, as CloudWatch metrics that alarms and scaling policies"
                            + " act on: RequestCountPerTarget, and CPUUtilization at 50 percent for a thousand requests an"
                            + " instance; 0 for none (default: ${DEFAULT-VALUE})",
            defaultValue = "0")
    private double load;

    @Option(
            names = "--behaviour",
            paramLabel = "VERSION=KIND",
            description =
                    "how a version behaves: normal, slow (boots three times as long), sick (its health checks fail"
                            + " for ever), dead (never comes up), flaky (fails after a minute). Without it a version's"
                            + " name decides by its end, as in v2-sick.")
    private Map<String, String> behaviours = new LinkedHashMap<>();

    @Option(
            names = "--deny",
            paramLabel = "ACTION",
            description =
                    "an IAM action that no policy allows, as autoscaling:EnterStandby or ec2:Describe*; may be given"
                            + " several times. Shows what a missing permission leads to.")
    private List<String> denied = new ArrayList<>();

    boolean isBlank() {
        return isBlank;
    }

    double speed() {
        return speed;
    }

    /** Long enough for a version that is slow to boot, and no longer, so that nobody waits for a sick one in vain. */
    private Duration grace() {
        Duration enough = boot.multipliedBy(3).plus(healthInterval.multipliedBy(4));
        return enough.compareTo(LONGEST_GRACE) < 0 ? Duration.ofSeconds(enough.toSeconds()) : LONGEST_GRACE;
    }

    /**
     * Builds what the options describe; it is ready when this returns.
     *
     * @throws IllegalArgumentException when they make no sense, in words for the user
     */
    Sandbox start() {
        if (speed <= 0 || speed > 1000 || Double.isNaN(speed)) {
            throw new IllegalArgumentException("--speed must be above 0 and at most 1000, not " + speed);
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("--port must be from 0 to 65535, not " + port);
        }
        SandboxBuilder builder = Sandbox.builder()
                .seed(seed)
                .instances(instances)
                .blank(isBlank)
                .unadopted(isUnadopted)
                .boot(boot)
                .healthInterval(healthInterval)
                .drain(drain)
                .grace(grace())
                .load(load)
                .scaling(isScaled ? 4 : 0, isScaled ? 2 : 0)
                .port(port)
                .speed(speed);
        behaviours.forEach((version, kind) -> builder.behaviour(version, kind(kind)));
        return denying(builder.start());
    }

    private Sandbox denying(Sandbox sandbox) {
        try {
            denied.forEach(sandbox::deny);
            return sandbox;
        } catch (IllegalArgumentException wrong) {
            sandbox.close();
            throw new IllegalArgumentException("--deny: " + wrong.getMessage(), wrong);
        }
    }

    private static Behaviour kind(String word) {
        try {
            return Behaviour.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "--behaviour: '" + word + "' is none of normal, slow, sick, dead, flaky", unknown);
        }
    }
}
