package io.github.asgbg.plan.step;

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

/**
 * The instances written down for it have left the outgoing group. Desired capacity is not decremented: it already was
 * when they went to Standby, and doing it twice would terminate others.
 */
public record DetachInstances() implements Step {
    @Override
    public Sentence sentence() {
        return Sentence.FINALIZE;
    }

    @Override
    public String title(Release release) {
        return "Detach the old instances from " + release.outgoingBefore().group();
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.FINALIZE;
    }

    /** Whether the new group is whole is the guard's question before each call. */
    @Override
    public FetchScope need(Situation last) {
        return last.outgoing().in(STANDBY).isEmpty() ? FetchScope.GROUPS : FetchScope.PLAIN;
    }

    @Override
    public FetchScope confirmation(Situation last) {
        return FetchScope.GROUPS;
    }

    @Override
    public Decision decide(Situation now) {
        Group outgoing = now.outgoing();
        List<String> ours = now.release().detaching();
        List<Instance> left = outgoing.select(i -> ours.contains(i.id()));
        List<String> ready =
                Batches.ids(left.stream().filter(i -> i.lifecycle() == STANDBY).toList());
        int gone = ours.size() - left.size();
        Progress progress = new Progress(gone, ours.size(), gone + " of " + ours.size() + " detached");
        if (!ready.isEmpty()) {
            return new Decision.Act(
                    Batches.of(ready, Batches.MOVES, ids -> new Action.DetachInstances(outgoing.name(), ids)),
                    progress);
        }
        return left.isEmpty() ? new Decision.Reached(progress) : new Decision.Wait(progress, Duration.ZERO);
    }
}
