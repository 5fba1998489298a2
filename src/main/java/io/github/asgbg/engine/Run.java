package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Summary;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Lens;
import io.github.asgbg.plan.Memory;
import io.github.asgbg.plan.Plan;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.Transfer;
import io.github.asgbg.plan.Verdict;
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
    private final Policy policy;
    private final Lease lease;
    private final Pace pace;
    private final Watch watch;
    private final Duration began;
    private Release release;
    private Optional<Situation> last = Optional.empty();
    private Optional<Lens> fresh = Optional.empty();
    private Optional<Scaling> scaling = Optional.empty();
    private Duration awsTook = Duration.ZERO;
    private Duration mark;
    private boolean hasChangedAnything;

    Run(Cloud cloud, Timer timer, Events events, Policy policy, Lease lease, Release release, Duration began) {
        this.cloud = cloud;
        this.timer = timer;
        this.events = events;
        this.policy = policy;
        this.lease = lease;
        this.release = release;
        this.began = began;
        this.mark = timer.elapsed();
        this.watch = new Watch(lease.document().last().flatMap(Run::launchTook));
        this.pace = new Pace(
                policy.quickest(),
                policy.slowest(),
                new SplittableRandom(release.id().hashCode()));
    }

    /** The look by which the command was allowed to begin; nothing was asked of AWS since, so it serves the first step. */
    void judgedBy(Observation seen) {
        fresh = Optional.of(Openings.lens(release));
        notice(seen, Lens.PLAIN);
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
                : scaling.map(s -> new Transfer(release, timer.now()).moves(s, to))
                        .orElse(List.of());
    }

    /** One step of the plan, until its goal is seen to hold. */
    private final class Attempt {
        private final int index;
        private final Step step;
        private final Duration start = timer.elapsed();
        private boolean isSilent = true;
        private final Recent asked = new Recent();
        private Progress progress = Progress.of("");
        private int refusals;

        Attempt(int index, Step step) {
            this.index = index;
            this.step = step;
        }

        void reach() {
            watch.stepBegins(start);
            pace.quicken();
            while (!isReached()) {
                if (timer.isInterrupted()) {
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
            return policy.limits().of(step.budget());
        }

        private boolean isReached() {
            Optional<Situation> now = look();
            if (now.isEmpty()) {
                rest(pace.next());
                return false;
            }
            Verdict verdict = step.look(now.get());
            if (verdict instanceof Verdict.Reached && isSilent) {
                return true;
            }
            speak(now.get(), verdict);
            if (verdict instanceof Verdict.Reached) {
                return true;
            }
            if (verdict instanceof Verdict.Act act) {
                act(act.actions());
            } else if (verdict instanceof Verdict.Wait wait) {
                await(wait);
            } else if (verdict instanceof Verdict.GiveUp giveUp) {
                throw failed(StepFailed.Kind.HOPELESS, giveUp.because(), "", giveUp.instances());
            }
            return false;
        }

        private void speak(Situation now, Verdict verdict) {
            if (isSilent) {
                events.tell(new Event.StepStarted(timer.now(), index, step.sentence(), step.title(release)));
                isSilent = false;
            }
            events.tell(
                    new Event.Looked(timer.now(), index, watch.forDisplay(now.seen()), release, verdict.progress()));
            if (!verdict.progress().equals(progress)) {
                progress = verdict.progress();
                pace.quicken();
            }
        }

        private void await(Verdict.Wait wait) {
            awsTook = awsTook.plus(timer.elapsed().minus(mark));
            mark = timer.elapsed();
            boolean isLong = wait.expected().compareTo(policy.slowest()) > 0;
            rest(pace.next(isLong ? policy.slowest() : wait.expected()));
        }

        /** A short look is taken instead of asking again for what was just accepted and is not visible yet. */
        private void act(List<Action> actions) {
            if (actions.stream().anyMatch(a -> asked.has(a, timer.elapsed()))) {
                rest(pace.next());
                return;
            }
            for (Action action : actions) {
                if (timer.isInterrupted()) {
                    throw new Interruption();
                }
                if (!isAccepted(action)) {
                    rest(pace.next());
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
                if (refused.kind() == CloudException.Kind.UNCLEAR && Recent.isMove(action)) {
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
            Lens lens = lens();
            if (fresh.filter(had -> had.covers(lens)).isPresent() && last.isPresent()) {
                return Optional.of(situation(last.get().seen()));
            }
            try {
                boolean isFirst = last.isEmpty();
                Observation seen = cloud.observe(lens);
                fresh = Optional.of(lens);
                notice(seen, lens);
                Situation now = situation(seen);
                // What a step needs follows from what was seen, which at first is nothing.
                return isFirst && !lens.covers(step.need(now)) ? look() : Optional.of(now);
            } catch (CloudException failed) {
                if (!failed.isPassing()) {
                    throw failed(StepFailed.Kind.REFUSED, failed.sentence(), failed.remedy(), List.of());
                }
                events.tell(new Event.LookFailed(timer.now(), failed.sentence()));
                return Optional.empty();
            }
        }

        private Lens lens() {
            return last.map(s -> step.need(situation(s.seen()))).orElse(Lens.PLAIN);
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
            write(write.release());
            release = write.release();
        } else if (action instanceof Action.CloseLedger close) {
            lease.finish(close.release());
            release = close.release();
        } else {
            fresh = Optional.empty();
            cloud.act(action);
            hasChangedAnything = true;
        }
    }

    /** The write that begins the soak is a command's last: it gives the lease up as well. */
    private void write(Release next) {
        if (next.phase() == Phase.SOAKING) {
            lease.rest(next);
        } else {
            lease.write(next);
        }
    }

    private void notice(Observation seen, Lens lens) {
        watch.see(seen, release, lens.targetHealth(), timer.elapsed());
        scaling = seen.scaling().map(s -> scaling.map(s::over).orElse(s)).or(() -> scaling);
        watch.tookOver(seen)
                .ifPresent(colour -> events.tell(new Event.NowServes(
                        timer.now(),
                        Serving.version(seen.group(colour), release),
                        seen.group(colour).name(),
                        timer.elapsed().minus(began))));
    }

    private Situation situation(Observation seen) {
        Memory memory = watch.memory(timer.elapsed());
        Situation now = new Situation(seen, release, memory, policy.limits());
        last = Optional.of(now);
        return now;
    }

    /** Waits, but never so long that the lease is not renewed in time; a longer wait is several looks. */
    private void rest(Duration wish) {
        Duration due = lease.untilRenewal();
        Duration bound = due.compareTo(policy.quickest()) < 0 ? policy.quickest() : due;
        timer.pause(wish.compareTo(bound) < 0 ? wish : bound);
        fresh = Optional.empty();
    }
}
