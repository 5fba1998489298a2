package io.github.asgbg.plan.step;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Lifecycle;
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
 * The incoming instances serve what is needed, now that they are alone. Those that are missing are waited for a short while,
 * for a check may fail once; then the outgoing ones, which still run, are the better answer.
 */
public record ConfirmServing() implements Step {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Sentence sentence() {
        return Sentence.STAND_BY;
    }

    @Override
    public String title(Release release) {
        return "See that the instances of " + release.incomingBefore().group() + " serve what is needed";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.STANDBY;
    }

    /** Whether the outgoing ones could come back is told with it: AWS does not notice when an instance in Standby dies. */
    @Override
    public FetchScope need(Situation last) {
        return FetchScope.PLAIN.withEc2States(Batches.ids(last.outgoing().in(Lifecycle.STANDBY)));
    }

    @Override
    public Decision decide(Situation now) {
        Group incoming = now.incoming();
        int needed = Math.max(1, now.release().needed());
        int serving = incoming.serving().size();
        Progress progress = new Progress(Math.min(serving, needed), needed, serving + " of " + needed + " healthy");
        if (serving >= needed) {
            return new Decision.Reached(progress);
        }
        Optional<Action> growth = Capacity.growth(now, now.release().incoming());
        if (growth.isPresent()) {
            return new Decision.Act(List.of(growth.get()), progress);
        }
        return now.history().inStep().compareTo(PATIENCE) < 0
                ? new Decision.Wait(progress, Duration.ZERO)
                : new Decision.GiveUp(
                        progress,
                        "only " + serving + " of the " + needed + " instances that are needed are healthy in "
                                + incoming.name() + " after the cut-over",
                        Batches.ids(incoming.select(i -> !i.isServing(incoming.targetGroups()))));
    }
}
