package io.github.asgbg.cli.setup;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.aws.ledger.S3Ledger;
import io.github.asgbg.config.Settings;
import io.github.asgbg.engine.Adoption;
import io.github.asgbg.engine.Ports;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.engine.Releases;
import io.github.asgbg.engine.RunOptions;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one place where the parts are put together, from settings. */
public final class Wiring implements AutoCloseable {
    private final AwsClients clients;
    private final Cloud cloud;
    private final Ledger ledger;
    private final Timer timer;
    private final RunOptions options;
    private final String serviceTag;
    private final List<Origin> origins;
    private final Duration longestWait;

    public Wiring(Settings settings, AwsClients clients, Timer timer, Holder holder) {
        this.clients = clients;
        this.timer = timer;
        this.cloud = new AwsCloud(clients, settings.blue(), settings.green(), settings.tagKey(), timer);
        this.ledger = new S3Ledger(clients, place(settings.ledger(), settings.service()), timer);
        this.options = options(settings, holder);
        this.longestWait = settings.budgets().healthy();
        this.serviceTag = settings.serviceTag();
        this.origins = Stream.concat(settings.origins().stream(), clients.redirections().stream())
                .toList();
    }

    private static S3Ledger.Place place(Settings.LedgerPlace place, String service) {
        return new S3Ledger.Place(
                place.bucket(),
                place.prefix(),
                service,
                place.owner(),
                place.encryption().map(by -> new S3Ledger.Encryption(by.algorithm(), by.key())));
    }

    /** With the shell's time and the AWS that the settings name; {@code command} as the user typed it. */
    public static Wiring open(Settings settings, Shell shell, String command) {
        return new Wiring(
                settings,
                shell.outside().clients(connection(settings.aws())),
                shell.outside().timer(shell.interrupts()),
                Caller.of(shell.environment(), command));
    }

    static Connection connection(Settings.AwsSettings aws) {
        return new Connection(aws.profile(), aws.isProfileExplicit(), aws.region(), aws.endpointUrl());
    }

    public Releases releases(Events events) {
        return new Releases(ports(events), options);
    }

    public Adoption adoption(Events events) {
        return new Adoption(ports(events), options);
    }

    private Ports ports(Events events) {
        return new Ports(cloud, ledger, timer, event -> events.tell(completed(event)));
    }

    /** The engine knows what to do; only who read the settings knows where they come from. */
    private Event completed(Event event) {
        return event instanceof Event.CommandStarted started ? started.with(origins) : event;
    }

    public Queries queries() {
        return new Queries(new Ports(cloud, ledger, timer, event -> {}), options);
    }

    /** Which settings that decide where a command works nobody typed. */
    public List<Origin> origins() {
        return origins;
    }

    /** That the keys in this environment may end before a deploy does; empty where nothing says so. */
    public Optional<String> sessionWarning(Map<String, String> environment) {
        return clients.areKeysFixed() ? SessionEnd.warning(environment, timer.now(), longestWait) : Optional.empty();
    }

    public String service() {
        return options.service();
    }

    /** The key of the tag by which IAM policies know the service. */
    public String serviceTag() {
        return serviceTag;
    }

    public Timer timer() {
        return timer;
    }

    @Override
    public void close() {
        clients.close();
    }

    private static RunOptions options(Settings settings, Holder holder) {
        return new RunOptions(
                settings.service(),
                settings.tagKey(),
                settings.blue(),
                settings.green(),
                holder,
                limits(settings),
                settings.poll().min(),
                settings.poll().max(),
                settings.lease().timeToLive(),
                settings.lease().longestWait(),
                settings.onInterrupt() == Settings.OnInterrupt.PUT_BACK,
                new ScalingOptions(
                        settings.scaling().watchingAlarms() == Settings.WatchingAlarms.MOVE,
                        settings.scaling().groupDimensions()));
    }

    private static TimeLimits limits(Settings settings) {
        Settings.Budgets budgets = settings.budgets();
        return new TimeLimits(
                budgets.launch(),
                budgets.healthy(),
                budgets.unhealthy(),
                budgets.standby(),
                budgets.rollback(),
                budgets.finalizing(),
                budgets.change(),
                budgets.interrupt(),
                settings.failedLaunches());
    }
}
