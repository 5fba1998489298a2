package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Progress;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits.Budget;
import io.github.asgbg.plan.guard.Guard;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The one mechanism: look, decide, act, and look again, until a step's goal is seen to hold. Retrying, waiting, asking the
 * guard, telling and giving up on time happen here, once, for all steps.
 */
final class Attempt {
    /** How often AWS may refuse a step's actions as not fitting the state before its word is final. */
    private static final int REFUSALS = 6;

    private final Run run;
    private final int index;
    private final Step step;
    private final Duration start;
    private final InFlightActions asked = new InFlightActions();
    private boolean isSilent = true;
    private Progress progress = Progress.of("");
    private Optional<Duration> withheldSince = Optional.empty();
    private Optional<Duration> lockedOutSince = Optional.empty();
    private Duration lockedOutBefore = Duration.ZERO;
    private boolean hasJustActed;
    private FetchScope fetched = FetchScope.NOTHING;
    private int refusals;

    Attempt(Run run, int index, Step step) {
        this.run = run;
        this.index = index;
        this.step = step;
        this.start = run.timer().elapsed();
    }

    /** Returns when the goal is seen to hold. */
    void reach() {
        run.recorder().stepBegins(start);
        run.backoff().quicken();
        run.stopwatch().drawOn(step.budget());
        while (!isReached()) {
            run.heed();
            if (lockedOutSince.isEmpty()) {
                giveUpOn(step.budget());
                run.whole().ifPresent(this::giveUpOn);
            }
        }
        Duration took = run.timer().elapsed().minus(start);
        run.tell(new Event.StepFinished(run.now(), index, step.sentence(), title(), took, isSilent));
    }

    private void giveUpOn(Budget budget) {
        run.stopwatch().exceeded(budget).ifPresent(limit -> {
            Duration granted = run.stopwatch().granted(budget);
            String because = "it took longer than " + limit.toSeconds() + " s"
                    + (granted.isZero() ? "" : ", " + granted.toSeconds() + " s of which its group grants")
                    + ": " + progress.words();
            throw failed(StepFailed.Kind.TIMED_OUT, because, "", List.of());
        });
    }

    private boolean isReached() {
        Optional<Situation> now = look(this::scope);
        hasJustActed = false;
        if (now.filter(this::isUnexplained).isPresent()) {
            now = look(this::scope);
        }
        if (now.isEmpty()) {
            rest();
            return false;
        }
        run.stopwatch().grant(step.budget(), step.granted(now.get()));
        Decision decision = step.decide(now.get());
        if (decision instanceof Decision.Reached && isSilent) {
            return true;
        }
        speak(now.get(), decision);
        return carryOut(decision);
    }

    /** A step that would give up by a look without failed activities, and asks for them now, is told of them first. */
    private boolean isUnexplained(Situation now) {
        return fetched.failuresSince().isEmpty()
                && step.need(now).failuresSince().isPresent()
                && step.decide(now) instanceof Decision.GiveUp;
    }

    private boolean carryOut(Decision decision) {
        if (decision instanceof Decision.Act act) {
            act(act);
        } else if (decision instanceof Decision.Wait wait) {
            await(wait.expected());
        } else if (decision instanceof Decision.GiveUp giveUp) {
            throw failed(StepFailed.Kind.HOPELESS, giveUp.because(), "", giveUp.instances());
        }
        return decision instanceof Decision.Reached;
    }

    private void speak(Situation now, Decision decision) {
        if (isSilent) {
            run.tell(new Event.StepStarted(run.now(), index, step.sentence(), title()));
            isSilent = false;
        }
        Observation shown = run.recorder().forDisplay(now.seen());
        run.tell(new Event.Looked(run.now(), index, shown, run.release(), decision.progress()));
        if (!decision.progress().equals(progress)) {
            progress = decision.progress();
            run.backoff().quicken();
        }
    }

    private void await(Duration expected) {
        run.stopwatch().awsIsSlow();
        Duration longest = run.options().slowest().multipliedBy(2);
        run.rest(run.backoff().next(expected.compareTo(longest) > 0 ? longest : expected));
        run.stopwatch().awsNeeded(expected);
    }

    /** A short look is taken instead of asking again for what was just accepted and is not visible yet. */
    private void act(Decision.Act act) {
        Duration now = run.timer().elapsed();
        if (act.actions().stream().anyMatch(a -> asked.has(a, now))) {
            run.rest(run.backoff().next());
            return;
        }
        boolean isJudged = false;
        for (Action action : act.actions()) {
            run.heed();
            // Removing scaling changes nothing that the guard judges by: one look does for all that goes at once.
            boolean isAllowed = (isJudged && Guard.leavesCapacityAlone(action)) || isAllowed(action);
            isJudged = isAllowed;
            if (!isAllowed || !isAccepted(action)) {
                rest();
                return;
            }
        }
        if (!act.expected().isZero()) {
            await(act.expected());
        }
    }

    /** Whether the guard lets the action be; it is asked with a look that was taken after the last action. */
    private boolean isAllowed(Action action) {
        Optional<Situation> last = run.looks().seen().map(run::situation);
        if (last.filter(l -> Guard.concerns(action, l)).isEmpty()) {
            return true;
        }
        Optional<Situation> now = look(() -> Guard.scope(action, last.get()));
        Optional<String> objection = now.flatMap(n -> Guard.objection(action, n));
        if (now.isPresent() && objection.isEmpty()) {
            withheldSince = Optional.empty();
            return true;
        }
        objection.ifPresent(reason -> withhold(action, reason));
        return false;
    }

    /** What is missing may come back: for a while the guard is asked again. */
    private void withhold(Action action, String reason) {
        Duration now = run.timer().elapsed();
        if (withheldSince.isEmpty()) {
            withheldSince = Optional.of(now);
            run.tell(new Event.ActionWithheld(run.now(), index, action, reason));
        }
        Duration since = now.minus(withheldSince.get());
        if (since.compareTo(run.options().limits().of(Budget.CHANGE)) > 0) {
            throw failed(StepFailed.Kind.WITHHELD, reason, "", List.of());
        }
    }

    private boolean isAccepted(Action action) {
        if (!isLeaseKept()) {
            return false;
        }
        run.tell(new Event.ActionAsked(run.now(), index, action));
        try {
            run.perform(action);
            run.stopwatch().awsBegins();
            asked.note(action, run.timer().elapsed());
            hasJustActed = true;
            return true;
        } catch (CloudException refused) {
            refused(action, refused);
            return false;
        }
    }

    private void refused(Action action, CloudException refused) {
        run.looks().areOutdated();
        boolean mayBeRenewed = isLockedOut(refused);
        if (!mayBeRenewed && (!refused.isPassing() || isFinal(refused))) {
            throw failed(StepFailed.Kind.REFUSED, refused.sentence(), refused.remedy(), List.of());
        }
        if (refused.kind() == CloudException.Kind.UNCLEAR && !action.moves().isEmpty()) {
            asked.note(action, run.timer().elapsed());
        }
        run.tell(new Event.ActionRefused(run.now(), index, action, refused.sentence()));
    }

    private boolean isFinal(CloudException refused) {
        return refused.kind() == CloudException.Kind.STATE && ++refusals >= REFUSALS;
    }

    private interface Scope {
        FetchScope get();
    }

    /** A look, empty when it failed for a passing reason. */
    private Optional<Situation> look(Scope scope) {
        if (!isLeaseKept()) {
            return Optional.empty();
        }
        try {
            boolean isFirst = run.looks().seen().isEmpty();
            Observation seen = run.looks().look(scope.get());
            noteAnswer();
            // What a step needs follows from what was seen, which at first is nothing.
            return Optional.of(run.situation(isFirst ? run.looks().look(scope.get()) : seen));
        } catch (CloudException failed) {
            if (!isLockedOut(failed) && !failed.isPassing()) {
                throw failed(StepFailed.Kind.REFUSED, failed.sentence(), failed.remedy(), List.of());
            }
            run.tell(new Event.LookFailed(run.now(), failed.sentence()));
            return Optional.empty();
        }
    }

    private boolean isLeaseKept() {
        try {
            run.keepLease();
            return true;
        } catch (CloudException failed) {
            isLockedOut(failed);
            run.tell(new Event.LookFailed(run.now(), failed.sentence()));
            return false;
        }
    }

    /**
     * Whether AWS takes no calls for now because the session has ended, and others may come: somebody logs in again, or a file is
     * written anew. That is waited for, in all of the step, as long as for any change.
     */
    private boolean isLockedOut(CloudException refused) {
        if (!refused.isOfCredentials()) {
            return false;
        }
        Duration now = run.timer().elapsed();
        Duration since = lockedOutSince.orElse(now);
        lockedOutSince = Optional.of(since);
        boolean isFinal = refused.kind() == CloudException.Kind.CREDENTIALS;
        Duration lockedOut = lockedOutBefore.plus(now).minus(since);
        if (isFinal || lockedOut.compareTo(run.options().limits().of(Budget.CHANGE)) > 0) {
            run.giveUpRenewal();
            throw failed(StepFailed.Kind.LOCKED_OUT, refused.sentence(), refused.remedy(), List.of());
        }
        return true;
    }

    private void noteAnswer() {
        Duration now = run.timer().elapsed();
        lockedOutSince.map(now::minus).ifPresent(time -> {
            run.stopwatch().passOver(time);
            lockedOutBefore = lockedOutBefore.plus(time);
        });
        lockedOutSince = Optional.empty();
    }

    private void rest() {
        if (lockedOutSince.isPresent()) {
            run.restWithoutCredentials();
        } else {
            run.rest(run.backoff().next());
        }
    }

    private FetchScope scope() {
        fetched = run.looks()
                .seen()
                .map(run::situation)
                .map(last -> hasJustActed ? step.confirmation(last) : step.need(last))
                .orElse(FetchScope.PLAIN);
        return fetched;
    }

    private String title() {
        return step.title(run.release());
    }

    private StepFailed failed(StepFailed.Kind kind, String because, String remedy, List<String> instances) {
        return new StepFailed(kind, title(), because, remedy, instances);
    }
}
