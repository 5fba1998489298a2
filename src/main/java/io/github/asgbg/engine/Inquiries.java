package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.Announcement;
import io.github.asgbg.plan.Lens;
import io.github.asgbg.plan.Plan;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.Timer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The commands that only look: they make no write call, to AWS or to the ledger. */
public final class Inquiries {
    private final Cloud cloud;
    private final Ledger ledger;
    private final Policy policy;
    private final Openings openings;

    public Inquiries(Cloud cloud, Ledger ledger, Timer timer, Policy policy) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.policy = policy;
        this.openings = new Openings(cloud, timer, policy);
    }

    /** What is, and what is written down. */
    public record Status(Optional<LedgerDocument> document, Observation observation) {}

    /** One look at both groups and at the ledger. */
    public Status status() {
        Optional<LedgerDocument> document = ledger.read().map(Ledger.Entry::document);
        Set<String> alarms =
                document.flatMap(LedgerDocument::release).map(Release::alarms).orElse(Set.of());
        return new Status(document, cloud.observe(Lens.PLAIN.withScaling().withAlarms(alarms)));
    }

    /**
     * What a command would do now.
     *
     * @throws EarlyEnding where the command itself would end before it changed anything
     */
    public Announcement planToDeploy(DeployRequest request) {
        return announce(turn -> openings.toDeploy(request, turn), Plan::toDeploy);
    }

    /** Like {@link #planToDeploy}, for rollback. */
    public Announcement planToRollBack() {
        return announce(openings::toRollBack, Plan::toRollBack);
    }

    /** Like {@link #planToDeploy}, for finalize. */
    public Announcement planToFinalize() {
        return announce(openings::toFinalize, Plan::toFinalize);
    }

    private Announcement announce(Function<Optional<Ledger.Entry>, Release> opening, Function<Release, Plan> plan) {
        Release release = opening.apply(ledger.read());
        Observation seen = cloud.observe(Openings.lens(release).withMachines(release.detaching()));
        return Announcement.of(plan.apply(release), seen, release, policy.limits());
    }
}
