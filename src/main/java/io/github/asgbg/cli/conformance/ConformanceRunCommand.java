package io.github.asgbg.cli.conformance;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.cli.setup.DurationConverter;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.conformance.Leftovers;
import io.github.asgbg.conformance.Probe;
import io.github.asgbg.conformance.Recording;
import io.github.asgbg.conformance.Resources;
import io.github.asgbg.conformance.Suite;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Spelling;
import io.github.asgbg.port.Timer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks an account whether AWS does what releases take for granted. */
@Command(
        name = "run",
        description = "Asks an account whether AWS does what releases take for granted: makes small groups, instances,"
                + " load balancers and buckets of its own, tries things with them, and removes them. Says what that"
                + " costs, and asks first. Use an account where nothing else runs.",
        footer = {
            "",
            "Examples:",
            "  asg-bg conformance run --account 123456789012 --region eu-central-1",
            "  asg-bg conformance run --account 123456789012 --only standby --only ledger.kms",
            "",
            "Exit codes: 0 all claims hold, 3 refused, 5 some differ or could not be asked, 6 something was left behind."
        })
public final class ConformanceRunCommand extends AccountCommand {
    private static final int RUN_LENGTH = 6;
    private static final Duration LAST_REMOVAL = Duration.ofMinutes(20);

    @Option(
            names = "--only",
            paramLabel = "ID",
            description = "only this probe, or those whose ids begin so; repeatable")
    private List<String> only = List.of();

    @Option(
            names = "--image",
            paramLabel = "AMI",
            description = "of the instances; otherwise the newest Amazon Linux 2023")
    private @Nullable String image;

    @Option(names = "--instance-type", paramLabel = "TYPE", description = "of the instances; t4g.nano unless said")
    private String instanceType = Resources.DEFAULT.instanceType();

    @Option(
            names = "--subnets",
            paramLabel = "ID,ID",
            split = ",",
            description = "two of one VPC, with a way to the internet; otherwise the default VPC's")
    private List<String> subnets = List.of();

    @Option(
            names = "--record",
            paramLabel = "FOLDER",
            description = "where the raw answers go; otherwise asg-bg-conformance-DAY in the working directory")
    private @Nullable Path folder;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "the longest that anything is waited for, as in 10s; for imitations of AWS, where what does not"
                            + " come at once never comes")
    private Duration patience = Duration.ofHours(1);

    public ConformanceRunCommand(Shell shell) {
        super(shell);
    }

    @Override
    Outcome run(AwsClients clients, Screen screen) {
        List<Probe> probes = chosen();
        Timer timer = shell().outside().timer(shell().interrupts());
        Leftovers leftovers = new Leftovers(clients, timer);
        requireClean(leftovers);
        Suite suite = new Suite(
                clients, timer, newRun(), new Resources(Optional.ofNullable(image), instanceType, subnets), patience);
        LocalDate day = LocalDate.ofInstant(timer.now(), ZoneOffset.UTC);
        Recording.Where where =
                new Recording.Where(account(), !clients.hasOwnEndpoint(), suite.region(), day.toString());
        confirm(screen, ProbeResultLines.before(probes, suite.run(), where));
        shell().interrupts().answerWith("Stopping after the probe in hand, whose things are removed first.");
        shell().interrupts().allow(LAST_REMOVAL);
        return new Session(suite, leftovers, timer, screen).ask(probes, where, folder(day), this);
    }

    private Path folder(LocalDate day) {
        return shell().directory().resolve(Optional.ofNullable(folder).orElse(Path.of("asg-bg-conformance-" + day)));
    }

    private List<Probe> chosen() {
        List<Probe> all = Suite.probes();
        for (String prefix : only) {
            if (all.stream().noneMatch(probe -> probe.claim().id().startsWith(prefix))) {
                List<String> ids = all.stream().map(probe -> probe.claim().id()).toList();
                throw refused(
                        "no probe's id begins with '" + Printable.brief(prefix) + "'",
                        "nothing was changed",
                        Spelling.nearest(prefix, ids)
                                        .map(near -> "--only " + near + ", or ")
                                        .orElse("") + "'asg-bg conformance list'");
            }
        }
        return all.stream().filter(this::isChosen).toList();
    }

    private boolean isChosen(Probe probe) {
        return only.isEmpty() || only.stream().anyMatch(probe.claim().id()::startsWith);
    }

    /** Another run may be at work, or one was killed; both must not be mixed up with this one. */
    private void requireClean(Leftovers leftovers) {
        List<String> found = leftovers.find();
        if (!found.isEmpty()) {
            throw refused(
                    "another run is at work in this account, or has left " + String.join(", ", found),
                    "nothing was changed",
                    removalTyped() + " if no other one is at work");
        }
    }

    private static String newRun() {
        return new SecureRandom()
                .ints(RUN_LENGTH, 0, Character.MAX_RADIX)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, Character.MAX_RADIX)))
                .reduce("", String::concat);
    }
}
