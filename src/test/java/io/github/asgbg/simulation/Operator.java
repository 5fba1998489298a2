package io.github.asgbg.simulation;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.aws.ledger.S3Ledger;
import io.github.asgbg.engine.AdoptRequest;
import io.github.asgbg.engine.Adoption;
import io.github.asgbg.engine.Assessment;
import io.github.asgbg.engine.DeployRequest;
import io.github.asgbg.engine.Ports;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.engine.Releases;
import io.github.asgbg.engine.RunOptions;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.Sandbox;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process of the tool: everything but the command line, over its own wire. */
final class Operator {
    private static final String TAG = "image-version";
    private static final TimeLimits LIMITS = new TimeLimits(
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(20),
            Duration.ofMinutes(2),
            Duration.ofSeconds(8),
            3);

    private final List<Event> events = new ArrayList<>();
    final Wire wire = new Wire();
    final S3Ledger ledger;
    private final AwsCloud cloud;
    private final Releases releases;
    private final Queries queries;
    private final Adoption adoption;

    Operator(Account account, Timer timer, String name) {
        this(account, timer, name, ScalingOptions.DEFAULT);
    }

    Operator(Account account, Timer timer, String name, ScalingOptions scaling) {
        this(account, timer, name, scaling, account.sandbox.blueGroup(), account.sandbox.greenGroup());
    }

    /** One whose settings name the groups the other way round. */
    static Operator withColoursSwapped(Account account, Timer timer, String name) {
        Sandbox sandbox = account.sandbox;
        return new Operator(account, timer, name, ScalingOptions.DEFAULT, sandbox.greenGroup(), sandbox.blueGroup());
    }

    /** One whose keys come from a profile of the shared files. */
    static Operator ofProfile(Account account, Timer timer, String name, String profile) {
        Sandbox sandbox = account.sandbox;
        return new Operator(
                account,
                timer,
                name,
                ScalingOptions.DEFAULT,
                sandbox.blueGroup(),
                sandbox.greenGroup(),
                Optional.of(profile));
    }

    private Operator(Account account, Timer timer, String name, ScalingOptions scaling, String blue, String green) {
        this(account, timer, name, scaling, blue, green, Optional.empty());
    }

    private Operator(
            Account account,
            Timer timer,
            String name,
            ScalingOptions scaling,
            String blue,
            String green,
            Optional<String> profile) {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
        Sandbox sandbox = account.sandbox;
        Connection connection = new Connection(
                profile,
                profile.isPresent(),
                Optional.of(sandbox.region()),
                Optional.of(URI.create("http://127.0.0.1")));
        AwsClients clients = new AwsClients(connection, sandbox.httpClient(wire));
        account.owns(clients);
        cloud = new AwsCloud(clients, blue, green, TAG, timer);
        ledger = new S3Ledger(clients, new S3Ledger.Place(sandbox.bucket(), "releases", sandbox.service()), timer);
        RunOptions options = options(sandbox.service(), blue, green, name, scaling);
        Ports ports = new Ports(cloud, ledger, timer, events::add);
        releases = new Releases(ports, options);
        queries = new Queries(ports, options);
        adoption = new Adoption(ports, options);
    }

    /** What everybody here decides about how commands run. */
    static RunOptions options(String service, String blue, String green, String name, ScalingOptions scaling) {
        return new RunOptions(
                service,
                TAG,
                blue,
                green,
                Holder.of(name),
                LIMITS,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ZERO,
                true,
                scaling);
    }

    AwsCloud cloud() {
        return cloud;
    }

    Outcome deploy(String version) {
        return releases.deploy(new DeployRequest(version, Optional.empty(), false));
    }

    Outcome deployAccepting(String version, String... unknown) {
        return releases.deploy(accepting(version, unknown));
    }

    private static DeployRequest accepting(String version, String... unknown) {
        return new DeployRequest(version, Optional.empty(), false, List.of(unknown));
    }

    Outcome deployFirst(String version, Sizes capacity) {
        return releases.deploy(new DeployRequest(version, Optional.of(capacity), false));
    }

    /** With no version where it is empty. */
    Assessment lookToAdopt(String version) {
        return adoption.look(adopting(version, false));
    }

    Outcome adopt(String version) {
        return adoption.apply(adopting(version, false));
    }

    /** Sets tags that say something else, too. */
    Outcome adoptOverwriting(String version) {
        return adoption.apply(adopting(version, true));
    }

    private static AdoptRequest adopting(String version, boolean overwrites) {
        return new AdoptRequest(Optional.of(version).filter(v -> !v.isEmpty()), "service", overwrites);
    }

    Outcome rollback() {
        return releases.rollback();
    }

    Outcome finalizeRelease() {
        return releases.finalizeRelease();
    }

    List<Action> planToDeploy(String version) {
        return changes(queries.planToDeploy(new DeployRequest(version, Optional.empty(), false))
                .dryRun()
                .actions());
    }

    List<String> noticesOfDeploy(String version, String... accepted) {
        return queries.planToDeploy(accepting(version, accepted)).notices();
    }

    List<String> noticesOfFinalize() {
        return queries.planToFinalize().notices();
    }

    DryRun dryRunOfRollback() {
        return queries.planToRollBack().dryRun();
    }

    DryRun dryRunOfFinalize() {
        return queries.planToFinalize().dryRun();
    }

    List<Action> planToRollBack() {
        return changes(queries.planToRollBack().dryRun().actions());
    }

    List<Action> planToFinalize() {
        return changes(queries.planToFinalize().dryRun().actions());
    }

    Queries.Status status() {
        return queries.status();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** What this process has asked of AWS, in order; writes of the ledger left out. */
    List<Action> asked() {
        return changes(events.stream()
                .filter(e -> e instanceof Event.ActionAsked)
                .map(e -> ((Event.ActionAsked) e).action())
                .toList());
    }

    private static List<Action> changes(List<Action> actions) {
        return actions.stream().filter(a -> !(a instanceof Action.WriteLedger)).toList();
    }
}
