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
        /** All of them have answered their last request and stand by, and the new ones serve what is needed. */
        STANDING_BY
    }

    /** Auto Scaling notices the end of the deregistration a little later. */
    private static final Duration AFTER_THE_DRAIN = Duration.ofSeconds(1);

    private static final Duration NONE_SERVES = Duration.ofSeconds(5);
    private static final Duration TOO_FEW_SERVE = Duration.ofSeconds(30);

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

    /**
     * While the last requests are answered, too: the new instances serve alone by then, and the old ones are the better answer
     * if they do not. Whether those could come back EC2 tells, for Auto Scaling does not notice when one in Standby dies.
     */
    @Override
    public FetchScope need(Situation last) {
        List<String> standing =
                until == Until.STANDING_BY ? Batches.ids(last.outgoing().in(STANDBY)) : List.of();
        return FetchScope.PLAIN.withEc2States(standing);
    }

    @Override
    public FetchScope confirmation(Situation last) {
        return FetchScope.GROUPS;
    }

    @Override
    public Decision decide(Situation now) {
        Group outgoing = now.outgoing();
        List<Instance> leaving = outgoing.in(IN_SERVICE);
        Progress progress = progress(outgoing);
        Optional<Decision> inVain = inVain(now, progress);
        if (inVain.isPresent()) {
            return inVain.get();
        }
        if (leaving.isEmpty()) {
            return isReached(now) ? new Decision.Reached(progress) : new Decision.Wait(progress, drainLeft(now));
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
                Batches.of(Batches.ids(leaving), Batches.MOVES, ids -> new Action.EnterStandby(outgoing.name(), ids)),
                progress);
    }

    /** Some have left, and the new ones do not make up for them: not for one failed check, but for a while. */
    private static Optional<Decision> inVain(Situation now, Progress progress) {
        Group outgoing = now.outgoing();
        Group incoming = now.incoming();
        boolean haveLeft = !outgoing.in(STANDBY).isEmpty()
                || !outgoing.in(ENTERING_STANDBY).isEmpty();
        int serving = incoming.serving().size();
        Duration patience = serving == 0 ? NONE_SERVES : TOO_FEW_SERVE;
        return !haveLeft || now.history().shortFor().compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of(new Decision.GiveUp(
                        progress,
                        "only " + serving + " of the " + now.neededNow() + " instances that are needed are"
                                + " healthy in " + incoming.name() + " after the cut-over",
                        Batches.ids(incoming.select(i -> !i.isServing(incoming.targetGroups())))));
    }

    private boolean isReached(Situation now) {
        Group outgoing = now.outgoing();
        return until == Until.OUT_OF_SERVICE
                ? outgoing.active().isEmpty()
                : outgoing.staying().size() == outgoing.in(STANDBY).size()
                        && now.incoming().serving().size() >= now.neededNow();
    }

    private static Duration drainLeft(Situation now) {
        Duration longest = now.outgoing().in(ENTERING_STANDBY).stream()
                .map(i -> now.history().inState().getOrDefault(i.id(), Duration.ZERO))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return now.outgoing().in(ENTERING_STANDBY).isEmpty()
                ? Duration.ZERO
                : now.drainLeft(longest).plus(AFTER_THE_DRAIN);
    }

    private static Progress progress(Group outgoing) {
        int done = outgoing.in(STANDBY).size();
        int of = outgoing.staying().size();
        return new Progress(done, of, done + " of " + of + " in Standby");
    }
}
