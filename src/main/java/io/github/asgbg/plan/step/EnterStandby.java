package io.github.asgbg.plan.step;

import static io.github.asgbg.model.Lifecycle.ENTERING_STANDBY;
import static io.github.asgbg.model.Lifecycle.IN_SERVICE;
import static io.github.asgbg.model.Lifecycle.STANDBY;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every outgoing instance stands by. None leaves before as many incoming instances serve as are needed, by a look taken
 * after the last action; where a scheduled action has taken some of them, they are asked for again.
 */
public record EnterStandby(Until until) implements Step {
    public enum Until {
        /** None of them gets new requests any more. */
        OUT_OF_SERVICE,
        /** All of them have answered their last request and stand by. */
        STANDING_BY
    }

    @Override
    public Sentence sentence() {
        return Sentence.STAND_BY;
    }

    @Override
    public String title(Release release) {
        String group = release.outgoingBefore().group();
        return until == Until.OUT_OF_SERVICE
                ? "Move the instances of " + group + " to Standby"
                : "Wait until the instances of " + group + " have answered their last requests";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.STANDBY;
    }

    @Override
    public FetchScope need(Situation last) {
        return last.outgoing().in(IN_SERVICE).isEmpty() ? FetchScope.GROUPS : FetchScope.PLAIN;
    }

    @Override
    public Decision decide(Situation now) {
        Group outgoing = now.outgoing();
        List<Instance> leaving = outgoing.in(IN_SERVICE);
        Progress progress = progress(outgoing);
        if (leaving.isEmpty()) {
            return isReached(outgoing) ? new Decision.Reached(progress) : new Decision.Wait(progress, drainLeft(now));
        }
        Optional<Action> growth = Capacity.growth(now, now.release().incoming());
        if (growth.isPresent()) {
            return new Decision.Act(List.of(growth.get()), progress);
        }
        int serving = now.incoming().serving().size();
        if (serving < now.wantedIncoming()) {
            String words = "waiting for " + now.wantedIncoming() + " healthy new instances, " + serving + " are";
            return new Decision.Wait(new Progress(progress.done(), progress.of(), words), Duration.ZERO);
        }
        return new Decision.Act(
                Batches.of(Batches.ids(leaving), Batches.STANDBY, ids -> new Action.EnterStandby(outgoing.name(), ids)),
                progress);
    }

    private boolean isReached(Group outgoing) {
        return until == Until.OUT_OF_SERVICE
                ? outgoing.active().isEmpty()
                : outgoing.staying().size() == outgoing.in(STANDBY).size();
    }

    private static Duration drainLeft(Situation now) {
        Duration longest = now.outgoing().in(ENTERING_STANDBY).stream()
                .map(i -> now.history().inState().getOrDefault(i.id(), Duration.ZERO))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return now.outgoing().in(ENTERING_STANDBY).isEmpty() ? Duration.ZERO : now.drainLeft(longest);
    }

    private static Progress progress(Group outgoing) {
        int done = outgoing.in(STANDBY).size();
        int of = outgoing.staying().size();
        return new Progress(done, of, done + " of " + of + " in Standby");
    }
}
