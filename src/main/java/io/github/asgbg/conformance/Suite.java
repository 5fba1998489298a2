package io.github.asgbg.conformance;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.CallerAccount;
import io.github.asgbg.aws.client.Exchange;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks an account one probe after the other, and removes after each what it made. It asks nobody first and judges no account:
 * that is for who calls it.
 */
public final class Suite {
    private final AwsClients clients;
    private final Timer timer;
    private final Names names;
    private final Material material;
    private final Duration patience;
    private final List<Exchange> calls = new ArrayList<>();

    /**
     * For one run.
     *
     * @param run tells this run's names from those of others: 4 to 8 small letters and digits
     * @param patience the longest that anything is waited for
     */
    public Suite(AwsClients clients, Timer timer, String run, Resources resources, Duration patience) {
        this.clients = clients;
        this.timer = timer;
        this.names = new Names(run);
        this.material = new Material(clients, resources);
        this.patience = patience;
        clients.onExchange(this::note);
    }

    /** All that can be asked, in the order in which it is. */
    public static List<Probe> probes() {
        return Stream.of(
                        SizeProbes.all(),
                        StandbyProbes.all(),
                        DetachProbes.all(),
                        TerminationProbes.all(),
                        LaunchProbes.all(),
                        ScalingProbes.all(),
                        TagProbes.all(),
                        LedgerProbes.all(),
                        BalancerProbes.all())
                .flatMap(List::stream)
                .toList();
    }

    /** What tells this run's names from those of others. */
    public String run() {
        return names.run();
    }

    /** Where it asks. */
    public String region() {
        return CallerAccount.region(clients);
    }

    /** Asks one probe. What it made is still there afterwards; see {@link Leftovers}. */
    public ProbeResult ask(Probe probe) {
        ProbeContext context = new ProbeContext(clients, timer, names, material, patience);
        Duration begin = timer.elapsed();
        takeCalls();
        Optional<String> failure = failure(probe, context);
        return new ProbeResult(
                probe.claim(),
                context.facts().seen(),
                failure,
                takeCalls(),
                timer.elapsed().minus(begin));
    }

    private static Optional<String> failure(Probe probe, ProbeContext context) {
        try {
            probe.question().ask(context);
            return Optional.empty();
        } catch (SdkException refused) {
            return Optional.of(context.facts().plain(String.valueOf(refused.getMessage())));
        } catch (ProbeContext.Unable lacking) {
            return Optional.of(String.valueOf(lacking.getMessage()));
        } catch (ProbeContext.Interrupted asked) {
            return Optional.of("interrupted");
        }
    }

    private synchronized void note(Exchange call) {
        calls.add(call);
    }

    private synchronized List<Exchange> takeCalls() {
        List<Exchange> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
