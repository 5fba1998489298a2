package io.github.asgbg.cli.sandbox;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.config.Settings;
import io.github.asgbg.engine.DeployRequest;
import io.github.asgbg.engine.Releases;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Summary;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.SandboxBuilder;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One sandbox in virtual time, released onto through the real SDK without sockets. Each API call takes {@link #CALL} of
 * simulated time, so that calls count in the times as they do on AWS.
 */
final class Bench implements AutoCloseable {
    /** About what a call from within a Region takes. */
    static final Duration CALL = Duration.ofMillis(50);

    /** With the 5 s from launch to running and the first health check, an instance is healthy 37 s after its launch. */
    private static final Duration BOOT = Duration.ofSeconds(30);

    private final Sandbox sandbox;
    private final Truth truth;
    private final VirtualTimer timer;

    Bench(int instances) {
        this(Sandbox.builder().instances(instances));
    }

    /** {@code builder}: what the sandbox has, save its boot time. */
    Bench(SandboxBuilder builder) {
        this.sandbox = builder.boot(BOOT).start();
        this.truth = new Truth(sandbox);
        this.timer = new VirtualTimer(sandbox.world(), truth::look);
    }

    /** One command and what it took beyond what AWS needed. */
    record Measure(Summary summary, Duration added) {}

    Measure deploy(String version) {
        return run("deploy", r -> r.deploy(new DeployRequest(version, Optional.empty(), false)));
    }

    Measure rollback() {
        return run("rollback", Releases::rollback);
    }

    Measure finalizeRelease() {
        return run("finalize", Releases::finalizeRelease);
    }

    private Measure run(String command, Function<Releases, Outcome> work) {
        truth.forget();
        AwsClients clients = new AwsClients(
                new Connection(Optional.empty(), Optional.of(sandbox.region()), Optional.empty()),
                sandbox.httpClient(this::slowly));
        try (Wiring wiring = new Wiring(settings(), clients, timer, Holder.of(command))) {
            Events watching = this::note;
            Outcome outcome = work.apply(wiring.releases(watching));
            Summary summary = outcome.summary()
                    .filter(s -> outcome.ending() == Ending.DONE)
                    .orElseThrow(() -> new IllegalStateException(command + " ended so: " + outcome));
            return new Measure(summary, summary.took().minus(truth.awsNeeded()));
        }
    }

    private void note(Event event) {
        if (event instanceof Event.ActionAsked asked && !(asked.action() instanceof Action.WriteLedger)) {
            truth.asked(asked.action());
        }
    }

    private WireResponse slowly(WireRequest request, Gateway onward) {
        sandbox.world().advance(CALL);
        return onward.answer(request);
    }

    private Settings settings() {
        return new Settings(
                sandbox.service(),
                sandbox.blueGroup(),
                sandbox.greenGroup(),
                "image-version",
                "service",
                Optional.empty(),
                new Settings.LedgerPlace(sandbox.bucket(), "asg-bg"),
                Settings.LeaseTimes.DEFAULT,
                Settings.Budgets.DEFAULT,
                3,
                Settings.Poll.DEFAULT,
                Settings.OnInterrupt.PUT_BACK,
                Settings.ScalingSettings.DEFAULT,
                new Settings.AwsSettings(Optional.empty(), false, Optional.of(sandbox.region()), Optional.empty()),
                List.of());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
