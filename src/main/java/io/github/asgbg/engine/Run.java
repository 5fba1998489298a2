package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Summary;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.LookHistory;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Transfer;
import io.github.asgbg.plan.strategy.Plan;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The one mechanism: look, compare, act, and look again, until each step's goal is seen to hold. Retrying, waiting,
 * renewing the lease, telling and giving up on time happen here, once, for all steps.
 */
final class Run {
    /** How often AWS may refuse a step's actions as not fitting the state before its word is final. */
    private static final int REFUSALS = 6;

    private final Cloud cloud;
    private final Timer timer;
    private final Events events;
    private final RunOptions options;
    private final Lease lease;
    private final Backoff backoff;
    private final LookRecorder watch;
    private final Duration began;
    private Release release;
    private Optional<Situation> last = Optional.empty();
    private Optional<FetchScope> fresh = Optional.empty();
    private Optional<Scaling> scaling = Optional.empty();
    private Optional<Scaling> firstScaling = Optional.empty();
    private Duration awsTook = Duration.ZERO;
    private Duration mark;
    private boolean hasChangedAnything;

    Run(Cloud cloud, Timer timer, Events events, RunOptions options, Lease lease, Release release, Duration began) {
        this.cloud = cloud;
        this.timer = timer;
        this.events = events;
        this.options = options;
        this.lease = lease;
        this.release = release;
        this.began = began;
        this.mark = timer.elapsed();
        this.watch = new LookRecorder(lease.document().last().flatMap(Run::launchTook));
        this.backoff = new Backoff(
                options.quickest(),
                options.slowest(),
                new SplittableRandom(release.id().hashCode()));
    }

    /** The look by which the command was allowed to begin; nothing was asked of AWS since, so it serves the first step. */
    void judgedBy(Observation seen) {
        fresh = Optional.of(Preflight.scope(release));
        notice(seen, FetchScope.PLAIN);
        situation(seen);
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
        events.tell(new Event.PlanMade(timer.now(), release, lines, isResumed));
        for (int index = 0; index < plan.steps().size(); index++) {
            new Attempt(index, plan.steps().get(index)).reach();
        }
    }

    Release release() {
        return release;
    }

    /** The latest look; empty before the first. */
    Optional<Observation> seen() {
        return last.map(Situation::seen);
    }

    /** Whether AWS accepted any change in this run. */
    boolean hasChangedAnything() {
        return hasChangedAnything;
    }

    Summary summary() {
        Duration took = timer.elapsed().minus(began);
        return new Summary(took, took.minus(awsTook), watch.overlap(), cloud.calls(), moves());
    }

    /** What has gone over; before the cut-over nothing has. */
    private List<Move> moves() {
        Colour to = release.isGoingBack() ? release.outgoing() : release.incoming();
        return release.cutOverAt().isEmpty()
                ? List.of()
                : scaling.map(s -> new Transfer(release, timer.now()).moves(firstScaling.orElse(s), s, to))
                        .orElse(List.of());
    }

    /** One step of the plan, until its goal is seen to hold. */
    private final class Attempt {
        private final int index;
        private final Step step;
        private final Duration start = timer.elapsed();
        private boolean isSilent = true;
        private final InFlightActions asked = new InFlightActions();
        private Progress progress = Progress.of("");
        private int refusals;

        Attempt(int index, Step step) {
            this.index = index;
            this.step = step;
        }

        void reach() {
            watch.stepBegins(start);
            backoff.quicken();
            while (!isReached()) {
                if (timer.interruptions() > 0) {
                    throw new Interruption();
                }
                if (timer.elapsed().minus(start).compareTo(budget()) > 0) {
                    throw failed(
                            StepFailed.Kind.TIMED_OUT,
                            "it took longer than " + budget().toSeconds() + " s: " + progress.words(),
                            "",
                            List.of());
                }
            }
            events.tell(new Event.StepFinished(
                    timer.now(),
                    index,
                    step.sentence(),
                    step.title(release),
                    timer.elapsed().minus(start),
                    isSilent));
        }

        private Duration budget() {
            return options.limits().of(step.budget());
        }

        private boolean isReached() {
            Optional<Situation> now = look();
            if (now.isEmpty()) {
                rest(backoff.next());
                return false;
            }
            Decision decision = step.decide(now.get());
            if (decision instanceof Decision.Reached && isSilent) {
                return true;
            }
            speak(now.get(), decision);
            if (decision instanceof Decision.Reached) {
                return true;
            }
            if (decision instanceof Decision.Act act) {
                act(act.actions());
            } else if (decision instanceof Decision.Wait wait) {
                await(wait);
            } else if (decision instanceof Decision.GiveUp giveUp) {
                throw failed(StepFailed.Kind.HOPELESS, giveUp.because(), "", giveUp.instances());
            }
            return false;
        }

        private void speak(Situation now, Decision decision) {
            if (isSilent) {
                events.tell(new Event.StepStarted(timer.now(), index, step.sentence(), step.title(release)));
                isSilent = false;
            }
            events.tell(
                    new Event.Looked(timer.now(), index, watch.forDisplay(now.seen()), release, decision.progress()));
            if (!decision.progress().equals(progress)) {
                progress = decision.progress();
                backoff.quicken();
            }
        }

        private void await(Decision.Wait wait) {
            awsTook = awsTook.plus(timer.elapsed().minus(mark));
            mark = timer.elapsed();
            boolean isLong = wait.expected().compareTo(options.slowest()) > 0;
            rest(backoff.next(isLong ? options.slowest() : wait.expected()));
        }

        /** A short look is taken instead of asking again for what was just accepted and is not visible yet. */
        private void act(List<Action> actions) {
            if (actions.stream().anyMatch(a -> asked.has(a, timer.elapsed()))) {
                rest(backoff.next());
                return;
            }
            for (Action action : actions) {
                if (timer.interruptions() > 0) {
                    throw new Interruption();
                }
                if (!isAccepted(action)) {
                    rest(backoff.next());
                    return;
                }
            }
        }

        private boolean isAccepted(Action action) {
            lease.keep();
            events.tell(new Event.ActionAsked(timer.now(), index, action));
            try {
                perform(action);
                mark = timer.elapsed();
                asked.note(action, mark);
                return true;
            } catch (CloudException refused) {
                fresh = Optional.empty();
                if (!refused.isPassing() || isFinal(refused)) {
                    throw failed(StepFailed.Kind.REFUSED, refused.sentence(), refused.remedy(), List.of());
                }
                if (refused.kind() == CloudException.Kind.UNCLEAR
                        && !action.moves().isEmpty()) {
                    asked.note(action, timer.elapsed());
                }
                events.tell(new Event.ActionRefused(timer.now(), index, action, refused.sentence()));
                return false;
            }
        }

        private boolean isFinal(CloudException refused) {
            return refused.kind() == CloudException.Kind.STATE && ++refusals >= REFUSALS;
        }

        private Optional<Situation> look() {
            lease.keep();
            FetchScope scope = scope();
            if (fresh.filter(had -> had.covers(scope)).isPresent() && last.isPresent()) {
                return Optional.of(situation(last.get().seen()));
            }
            try {
                boolean isFirst = last.isEmpty();
                Observation seen = cloud.observe(scope);
                fresh = Optional.of(scope);
                notice(seen, scope);
                Situation now = situation(seen);
                // What a step needs follows from what was seen, which at first is nothing.
                return isFirst && !scope.covers(step.need(now)) ? look() : Optional.of(now);
            } catch (CloudException failed) {
                if (!failed.isPassing()) {
                    throw failed(StepFailed.Kind.REFUSED, failed.sentence(), failed.remedy(), List.of());
                }
                events.tell(new Event.LookFailed(timer.now(), failed.sentence()));
                return Optional.empty();
            }
        }

        private FetchScope scope() {
            return last.map(s -> step.need(situation(s.seen()))).orElse(FetchScope.PLAIN);
        }

        private StepFailed failed(StepFailed.Kind kind, String because, String remedy, List<String> instances) {
            return new StepFailed(kind, step.title(release), because, remedy, instances);
        }
    }

    private static Optional<Duration> launchTook(Release last) {
        return last.cutOverAt().map(at -> Duration.between(last.startedAt(), at));
    }

    private void perform(Action action) {
        if (action instanceof Action.WriteLedger write) {
            write(write);
        } else {
            fresh = Optional.empty();
            cloud.act(action);
            hasChangedAnything = true;
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
        watch.see(seen, release, scope.targetHealth(), timer.elapsed());
        scaling = seen.scaling().map(s -> scaling.map(s::over).orElse(s)).or(() -> scaling);
        firstScaling = seen.scaling()
                .map(s -> firstScaling.map(f -> f.over(s)).orElse(s))
                .or(() -> firstScaling);
        watch.tookOver(seen)
                .ifPresent(colour -> events.tell(new Event.NowServes(
                        timer.now(),
                        Serving.version(seen.group(colour), release),
                        seen.group(colour).name(),
                        timer.elapsed().minus(began))));
    }

    private Situation situation(Observation seen) {
        LookHistory history = watch.history(timer.elapsed());
        Situation now = new Situation(seen, release, history, options.limits());
        last = Optional.of(now);
        return now;
    }

    /** Waits, but never so long that the lease is not renewed in time; a longer wait is several looks. */
    private void rest(Duration wish) {
        Duration due = lease.untilRenewal();
        Duration bound = due.compareTo(options.quickest()) < 0 ? options.quickest() : due;
        timer.pause(wish.compareTo(bound) < 0 ? wish : bound);
        fresh = Optional.empty();
    }
}
