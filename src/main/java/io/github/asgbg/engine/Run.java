package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Summary;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.TimeLimits.Budget;
import io.github.asgbg.plan.dryrun.Losses;
import io.github.asgbg.plan.scaling.Transfer;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One command at work on a release: its lease, its looks, its time, and the steps of its plan in turn. {@link Attempt} is the
 * loop for one step.
 */
final class Run {
    private final Ports ports;
    private final RunOptions options;
    private final Lease lease;
    private final Backoff backoff;
    private final LookRecorder recorder;
    private final Looks looks;
    private final Stopwatch stopwatch;
    private final Losses losses = new Losses();
    private Release release;
    private Optional<Budget> whole = Optional.empty();
    private Optional<Scaling> scaling = Optional.empty();
    private Optional<Scaling> firstScaling = Optional.empty();
    private Optional<Duration> deadline = Optional.empty();
    private int interruptionsHeard;
    private boolean isLocated;
    private boolean hasChangedAnything;
    private boolean isLockedOut;
    private boolean isRenewalGivenUp;

    /** {@code began}: when the command did, on the timer's monotonic clock. */
    Run(Ports ports, RunOptions options, Lease lease, Release release, Duration began) {
        this.ports = ports;
        this.options = options;
        this.lease = lease;
        this.release = release;
        this.stopwatch = new Stopwatch(ports.timer(), options.limits(), began);
        this.recorder = new LookRecorder(lease.document().last().flatMap(Run::launchTook));
        this.looks = new Looks(ports.cloud(), ports.timer(), this::notice);
        this.backoff = new Backoff(
                options.quickest(),
                options.slowest(),
                new SplittableRandom(release.id().hashCode()));
    }

    private static Optional<Duration> launchTook(Release last) {
        return last.cutOverAt().map(at -> Duration.between(last.startedAt(), at));
    }

    /** The look by which the command was allowed to begin; nothing was asked of AWS since, so it serves the first step. */
    void judgedBy(Start.Begin begin) {
        looks.took(begin.judgedBy(), begin.scope());
    }

    /**
     * Reaches every step of the plan in turn.
     *
     * @throws StepFailed when one cannot be reached
     * @throws Interruption when the user asked to stop
     * @throws LeaseLost when this process must not act any more
     */
    void through(Plan plan, boolean isResumed) {
        List<Event.PlannedStep> lines = plan.steps().stream()
                .map(s -> new Event.PlannedStep(s.sentence(), s.title(release)))
                .toList();
        tell(new Event.PlanMade(now(), release, lines, isResumed));
        whole = plan.whole();
        whole.ifPresent(stopwatch::drawOn);
        for (int index = 0; index < plan.steps().size(); index++) {
            new Attempt(this, index, plan.steps().get(index)).reach();
        }
    }

    /** From now on the interruptions so far do not stop the run; time does, and one more interruption. */
    void goOnAfterInterruption(Duration atMost) {
        interruptionsHeard = timer().interruptions();
        deadline = Optional.of(timer().elapsed().plus(atMost));
    }

    /** Whether the user asked twice before anybody answered. */
    boolean isToldTwiceToStop() {
        return timer().interruptions() > interruptionsHeard + 1;
    }

    /** Throws {@link Interruption} when the user has asked to stop, or what may be done after that has taken its time. */
    void heed() {
        boolean isLate =
                deadline.filter(d -> timer().elapsed().compareTo(d) > 0).isPresent();
        if (isLate || timer().interruptions() > interruptionsHeard) {
            throw new Interruption();
        }
    }

    Release release() {
        return release;
    }

    RunOptions options() {
        return options;
    }

    Looks looks() {
        return looks;
    }

    Stopwatch stopwatch() {
        return stopwatch;
    }

    Backoff backoff() {
        return backoff;
    }

    LookRecorder recorder() {
        return recorder;
    }

    Optional<Budget> whole() {
        return whole;
    }

    Timer timer() {
        return ports.timer();
    }

    Instant now() {
        return ports.timer().now();
    }

    void tell(Event event) {
        ports.events().tell(event);
    }

    /** Renews the lease if that is due; called before every look and every action. */
    void keepLease() {
        lease.keep();
    }

    /** Whether AWS accepted any change in this run. */
    boolean hasChangedAnything() {
        return hasChangedAnything;
    }

    Summary summary() {
        return new Summary(
                stopwatch.took(),
                stopwatch.added(),
                recorder.overlap(),
                ports.cloud().calls(),
                moves(),
                losses.all());
    }

    /** What has gone over; before the cut-over nothing has. */
    private List<Move> moves() {
        Colour to = release.isGoingBack() ? release.outgoing() : release.incoming();
        return release.cutOverAt().isEmpty()
                ? List.of()
                : scaling.map(s -> new Transfer(release, seenAt()).moves(firstScaling.orElse(s), s, to))
                        .orElse(List.of());
    }

    private Instant seenAt() {
        return looks.seen().map(Observation::at).orElseGet(this::now);
    }

    /** A last look, at all that an ending speaks of; empty when AWS does not answer, nor does so with a session that is renewed. */
    Optional<Observation> lastLook() {
        Duration begin = timer().elapsed();
        while (true) {
            try {
                return Optional.of(wholeLook());
            } catch (CloudException unavailable) {
                isLockedOut = unavailable.isOfCredentials();
                if (!isWorthWaiting(unavailable, begin)) {
                    return Optional.empty();
                }
                timer().pause(options.slowest());
            }
        }
    }

    private Observation wholeLook() {
        Observation groups = looks.look(FetchScope.PLAIN);
        List<String> asked = Standing.asked(groups, Optional.of(release));
        return asked.isEmpty() ? groups : looks.look(FetchScope.PLAIN.withEc2States(asked));
    }

    /** As long as for any change, but not twice, nor for somebody who has asked to stop. */
    private boolean isWorthWaiting(CloudException unavailable, Duration begin) {
        Duration waited = timer().elapsed().minus(begin);
        boolean isWorthIt = unavailable.kind() == CloudException.Kind.EXPIRED
                && !isRenewalGivenUp
                && timer().interruptions() == 0
                && waited.compareTo(options.limits().of(Budget.CHANGE)) < 0;
        isRenewalGivenUp |= !isWorthIt;
        return isWorthIt;
    }

    /** A step has waited in vain for a session that is renewed. */
    void giveUpRenewal() {
        isRenewalGivenUp = true;
    }

    /** Whether the last look was refused to these credentials. */
    boolean isLockedOut() {
        return isLockedOut;
    }

    /** Does what the action says, to AWS or to the ledger. */
    void perform(Action action) {
        if (action instanceof Action.WriteLedger write) {
            write(write);
        } else {
            looks.areOutdated();
            ports.cloud().act(action);
            hasChangedAnything = true;
            losses.note(action, scaling.orElse(Scaling.NONE), release.scalingChoices());
        }
    }

    private void write(Action.WriteLedger write) {
        switch (write.then()) {
            case KEEP_LEASE -> lease.write(write.release());
            case GIVE_UP_LEASE -> lease.rest(write.release());
            case CLOSE -> lease.finish(write.release());
        }
        release = write.release();
    }

    private void notice(Observation seen, FetchScope scope) {
        if (!isLocated) {
            isLocated = true;
            tell(new Event.Located(now(), Place.of(seen, release.service())));
        }
        recorder.see(seen, release, scope.targetHealth(), timer().elapsed());
        if (release.bothServeSince().isEmpty() && recorder.overlapHasBegun()) {
            release = release.bothServing(seen.at());
            lease.remember(release);
        }
        scaling = seen.scaling().map(s -> scaling.map(s::over).orElse(s)).or(() -> scaling);
        firstScaling = seen.scaling()
                .map(s -> firstScaling.map(f -> f.over(s)).orElse(s))
                .or(() -> firstScaling);
        recorder.tookOver(seen, Strategies.of(release))
                .ifPresent(colour -> tell(new Event.NowServes(
                        now(),
                        Standing.version(seen.group(colour), release),
                        seen.group(colour).name(),
                        stopwatch.took())));
    }

    Situation situation(Observation seen) {
        return new Situation(seen, release, recorder.history(timer().elapsed()), options.limits());
    }

    /** Waits while nothing can be asked of AWS, the renewal of the lease included. */
    void restWithoutCredentials() {
        heed();
        timer().pause(options.slowest());
        looks.areOutdated();
    }

    /** Waits, but never so long that the lease is not renewed in time; a longer wait is several looks. */
    void rest(Duration wish) {
        heed();
        Duration due = lease.untilRenewal();
        Duration bound = due.compareTo(options.quickest()) < 0 ? options.quickest() : due;
        Duration untilDeadline = deadline.map(d -> d.minus(timer().elapsed())).orElse(bound);
        timer().pause(Stream.of(wish, bound, untilDeadline)
                .min(Comparator.naturalOrder())
                .orElseThrow());
        looks.areOutdated();
    }
}
