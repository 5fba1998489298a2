package io.github.asgbg.cli.sandbox;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows when the simulated AWS was ready, by looking all the time and without being counted: how long AWS itself needed for
 * what it was asked. Only a simulation can be watched so.
 */
final class Truth {
    private final Sandbox sandbox;
    private final AwsCloud cloud;
    private Duration needed = Duration.ZERO;
    private Optional<Instant> askedAt = Optional.empty();

    Truth(Sandbox sandbox) {
        this.sandbox = sandbox;
        AwsClients clients = new AwsClients(
                new Connection(Optional.empty(), Optional.of(sandbox.region()), Optional.empty()),
                sandbox.httpClient());
        this.cloud = new AwsCloud(
                clients,
                sandbox.blueGroup(),
                sandbox.greenGroup(),
                "image-version",
                new VirtualTimer(sandbox.world(), () -> {}));
    }

    void forget() {
        needed = Duration.ZERO;
        askedAt = Optional.empty();
    }

    /** Something was asked of AWS; the clock of its own work runs until all is at rest. */
    void asked(Action action) {
        boolean takesTime = action instanceof Action.EnterStandby
                || action instanceof Action.ExitStandby
                || action instanceof Action.DetachInstances
                || (action instanceof Action.UpdateAutoScalingGroup update
                        && update.desired().orElse(0) > 0);
        if (takesTime && askedAt.isEmpty()) {
            askedAt = Optional.of(sandbox.world().now());
        }
    }

    /** Takes a look; called after each slice of time. */
    void look() {
        if (askedAt.isPresent() && isAtRest(cloud.observe(FetchScope.PLAIN))) {
            needed = needed.plus(Duration.between(askedAt.get(), sandbox.world().now()));
            askedAt = Optional.empty();
        }
    }

    private static boolean isAtRest(Observation seen) {
        return Stream.of(seen.blue(), seen.green())
                .allMatch(g -> g.serving().size() == g.sizes().desired()
                        && g.in(Lifecycle.ENTERING_STANDBY).isEmpty()
                        && g.in(Lifecycle.DETACHING).isEmpty());
    }

    Duration awsNeeded() {
        look();
        return needed;
    }
}
