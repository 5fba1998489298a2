package io.github.asgbg.cli;

import io.github.asgbg.aws.AwsClients;
import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.Connection;
import io.github.asgbg.aws.S3Ledger;
import io.github.asgbg.config.Settings;
import io.github.asgbg.engine.Inquiries;
import io.github.asgbg.engine.Policy;
import io.github.asgbg.engine.Releases;
import io.github.asgbg.plan.Limits;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.Timer;

/** The one place where the parts are put together, from settings. */
final class Workshop implements AutoCloseable {
    private final AwsClients clients;
    private final Cloud cloud;
    private final Ledger ledger;
    private final Timer timer;
    private final Policy policy;

    Workshop(Settings settings, AwsClients clients, Timer timer, String command) {
        this.clients = clients;
        this.timer = timer;
        this.cloud = new AwsCloud(clients, settings.blue(), settings.green(), settings.tagKey(), timer);
        Settings.LedgerPlace place = settings.ledger();
        this.ledger =
                new S3Ledger(clients, new S3Ledger.Place(place.bucket(), place.prefix(), settings.service()), timer);
        this.policy = policy(settings, command);
    }

    /** With real time and the AWS that the settings name. */
    static Workshop open(Settings settings, Shell shell, String command) {
        Settings.AwsSettings aws = settings.aws();
        Connection connection =
                new Connection(aws.profile().filter(p -> aws.isProfileExplicit()), aws.region(), aws.endpointUrl());
        return new Workshop(settings, new AwsClients(connection), new SystemTimer(shell.interrupts()), command);
    }

    Releases releases(Events events) {
        return new Releases(cloud, ledger, timer, events, policy);
    }

    Inquiries inquiries() {
        return new Inquiries(cloud, ledger, timer, policy);
    }

    String service() {
        return policy.service();
    }

    Timer timer() {
        return timer;
    }

    @Override
    public void close() {
        clients.close();
    }

    private static Policy policy(Settings settings, String command) {
        return new Policy(
                settings.service(),
                settings.tagKey(),
                holder(command),
                limits(settings),
                settings.poll().min(),
                settings.poll().max(),
                settings.lease().timeToLive());
    }

    private static Limits limits(Settings settings) {
        Settings.Budgets budgets = settings.budgets();
        return new Limits(
                budgets.launch(),
                budgets.healthy(),
                budgets.unhealthy(),
                budgets.standby(),
                budgets.rollback(),
                budgets.finalizing(),
                settings.failedLaunches());
    }

    /** Who we are, for the person who finds our lease. */
    private static String holder(String command) {
        String host = System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        String user = System.getProperty("user.name", "somebody");
        return user + (host.isEmpty() ? "" : "@" + host) + " (" + command + ", process "
                + ProcessHandle.current().pid() + ")";
    }
}
