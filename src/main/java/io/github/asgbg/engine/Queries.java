package io.github.asgbg.engine;

import io.github.asgbg.engine.Start.Begin;
import io.github.asgbg.engine.Start.Ended;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.plan.preflight.LostRecord;
import io.github.asgbg.plan.scaling.Drift;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The commands that only look: they make no write call, to AWS or to the ledger. */
public final class Queries {
    private final Ports ports;
    private final RunOptions options;
    private final Preflight preflight;

    public Queries(Ports ports, RunOptions options) {
        this.ports = ports;
        this.options = options;
        this.preflight = new Preflight(ports, options);
    }

    /**
     * What is, and what is written down.
     *
     * @param entry the ledger's document; empty when there is none, or none that can be read
     * @param release the unfinished release, unless its record cannot be what it says
     * @param standing what serves, stands by, is missing or left over
     * @param problems signs of a release whose record is gone, or why a record is not believed or not read
     * @param drift where what scales the groups is not what it should be
     */
    public record Status(
            Optional<Ledger.Entry> entry,
            Optional<Release> release,
            Standing standing,
            List<Problem> problems,
            List<String> drift) {
        /** The release that ended last. */
        public Optional<Release> last() {
            return Queries.last(entry);
        }

        /** Who acts on the service, or seems to. */
        public Optional<LeaseNote> lease() {
            return entry.map(Ledger.Entry::document).flatMap(LedgerDocument::lease);
        }

        /** Whether the holder has been silent for longer than its lease lasts, by the ledger's own clock. */
        public boolean isHolderDead() {
            return lease().filter(l -> entry.orElseThrow().age().compareTo(l.timeToLive()) > 0)
                    .isPresent();
        }

        public Observation observation() {
            return standing.seen();
        }

        /** What to do next, judged by what the advised command would judge by; the likeliest first. */
        public List<NextCommand> next() {
            return problems.isEmpty()
                    ? Advice.commands(standing)
                    : List.of(new NextCommand("asg-bg rollback", "names the ways out", problems));
        }

        /** What the exit code tells a script. */
        public Ending ending() {
            boolean mustAct = !problems.isEmpty()
                    || standing.shortage().isPresent()
                    || (release().isEmpty() && !standing.detachedRunning().isEmpty());
            if (mustAct) {
                return Ending.HALF_WAY;
            }
            return release()
                    .map(r -> r.phase() == Phase.SOAKING ? Ending.IN_SOAK : Ending.CONTINUE)
                    .orElse(Ending.DONE);
        }
    }

    /** One look at both groups and at the ledger; who serves is told even where the ledger cannot be read. */
    public Status status() {
        List<Problem> problems = new ArrayList<>();
        Optional<Ledger.Entry> entry = read(problems);
        Optional<Release> recorded = entry.map(Ledger.Entry::document).flatMap(LedgerDocument::release);
        Observation seen = look(recorded.or(() -> last(entry)));
        if (problems.isEmpty()) {
            problems.addAll(recorded.map(r -> preflight.doubts(r, seen)).orElseGet(() -> LostRecord.signs(seen)));
        }
        Optional<Release> release = recorded.filter(r -> problems.isEmpty());
        Optional<Release> told = recorded.isPresent() ? release : last(entry);
        return new Status(
                entry,
                release,
                new Standing(seen, told, options.tagKey()),
                problems,
                release.map(r -> Drift.during(r, seen)).orElseGet(() -> driftBetween(seen)));
    }

    private Optional<Ledger.Entry> read(List<Problem> problems) {
        try {
            return ports.ledger().read();
        } catch (CloudException unreadable) {
            problems.add(new Problem(unreadable.sentence(), unreadable.remedy()));
            return Optional.empty();
        }
    }

    private static Optional<Release> last(Optional<Ledger.Entry> entry) {
        return entry.map(Ledger.Entry::document).flatMap(LedgerDocument::last);
    }

    private static List<String> driftBetween(Observation seen) {
        return Strategies.usual()
                .soleLive(seen)
                .map(live -> Drift.between(live, seen))
                .orElse(List.of());
    }

    private Observation look(Optional<Release> release) {
        Set<String> alarms = new HashSet<>();
        release.ifPresent(r -> alarms.addAll(r.scalingChoices().watching()));
        release.filter(r -> !r.phase().isEnded()).ifPresent(r -> alarms.addAll(r.alarms()));
        Observation seen = ports.cloud().observe(FetchScope.PLAIN.withScaling().withAlarms(alarms));
        return preflight.withEc2States(seen, release.filter(r -> !r.phase().isEnded()));
    }

    /**
     * What a command would do now.
     *
     * @param permissions what is known beforehand of the calls that the command would make
     */
    public record Planned(DryRun dryRun, Standing standing, PermissionCheck permissions) {
        /** What does not stand in the way of a plan and should be known. */
        public List<String> notices() {
            List<String> notices = new ArrayList<>(dryRun.notices());
            notices.addAll(permissions.cautions());
            permissions.denied().forEach(p -> notices.add("with these credentials it would be refused: " + p.what()));
            return notices;
        }
    }

    /**
     * What a deploy would do now.
     *
     * @throws EarlyEnding where the command itself would end before it changed anything
     */
    public Planned planToDeploy(DeployRequest request) {
        return announce(turn -> preflight.toDeploy(request, turn), Plan::toDeploy);
    }

    /** Like {@link #planToDeploy}, for rollback. */
    public Planned planToRollBack() {
        return announce(preflight::toRollBack, Plan::toRollBack);
    }

    /** Like {@link #planToDeploy}, for finalize. */
    public Planned planToFinalize() {
        return announce(preflight::toFinalize, Plan::toFinalize);
    }

    /** Like {@link #planToFinalize}, for somebody who is to confirm it: what would be refused is not asked for. */
    public Planned planToConfirmFinalize() {
        return announce(turn -> preflight.permittedToFinalize(preflight.toFinalize(turn)), Plan::toFinalize);
    }

    private Planned announce(Function<Optional<Ledger.Entry>, Start> start, Function<Release, Plan> plan) {
        Start decided = start.apply(ports.ledger().read());
        if (decided instanceof Ended ended) {
            throw new EarlyEnding(ended.outcome());
        }
        Begin begin = (Begin) decided;
        Release release = begin.release();
        Observation seen = preflight.whole(release, begin.judgedBy(), begin.scope());
        DryRun dryRun = DryRun.of(plan.apply(release), seen, release, options.limits());
        Standing standing = new Standing(seen, Optional.of(release), options.tagKey());
        return new Planned(dryRun, standing, begin.permissions());
    }
}
