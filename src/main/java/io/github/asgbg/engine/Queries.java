package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.Timer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The commands that only look: they make no write call, to AWS or to the ledger. */
public final class Queries {
    private final Cloud cloud;
    private final Ledger ledger;
    private final RunOptions options;
    private final Preflight preflight;

    public Queries(Cloud cloud, Ledger ledger, Timer timer, RunOptions options) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.options = options;
        this.preflight = new Preflight(cloud, timer, options);
    }

    /** What is, and what is written down. */
    public record Status(Optional<LedgerDocument> document, Observation observation) {}

    /** One look at both groups and at the ledger. */
    public Status status() {
        Optional<LedgerDocument> document = ledger.read().map(Ledger.Entry::document);
        Set<String> alarms = new HashSet<>();
        document.flatMap(LedgerDocument::release)
                .or(() -> document.flatMap(LedgerDocument::last))
                .ifPresent(r -> alarms.addAll(r.scalingChoices().watching()));
        document.flatMap(LedgerDocument::release).ifPresent(r -> alarms.addAll(r.alarms()));
        return new Status(document, cloud.observe(FetchScope.PLAIN.withScaling().withAlarms(alarms)));
    }

    /**
     * What a command would do now.
     *
     * @throws EarlyEnding where the command itself would end before it changed anything
     */
    public DryRun planToDeploy(DeployRequest request) {
        return announce(turn -> preflight.toDeploy(request, turn), Plan::toDeploy);
    }

    /** Like {@link #planToDeploy}, for rollback. */
    public DryRun planToRollBack() {
        return announce(preflight::toRollBack, Plan::toRollBack);
    }

    /** Like {@link #planToDeploy}, for finalize. */
    public DryRun planToFinalize() {
        return announce(preflight::toFinalize, Plan::toFinalize);
    }

    private DryRun announce(Function<Optional<Ledger.Entry>, Release> opening, Function<Release, Plan> plan) {
        Release release = opening.apply(ledger.read());
        Observation seen = cloud.observe(Preflight.scope(release).withEc2States(release.detaching()));
        return DryRun.of(plan.apply(release), seen, release, options.limits());
    }
}
