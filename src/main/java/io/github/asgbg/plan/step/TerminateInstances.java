package io.github.asgbg.plan.step;

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
import java.util.stream.Stream;

/** The detached instances are terminated, each of them by its own state in EC2: nobody else will do it. */
public record TerminateInstances() implements Step {
    @Override
    public Sentence sentence() {
        return Sentence.FINALIZE;
    }

    @Override
    public String title(Release release) {
        return "Terminate the detached instances";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.FINALIZE;
    }

    @Override
    public FetchScope need(Situation last) {
        return FetchScope.GROUPS.withEc2States(last.release().detaching());
    }

    @Override
    public Decision decide(Situation now) {
        List<String> ours = now.release().detaching();
        List<String> alive =
                ours.stream().filter(id -> !now.seen().hasEnded(id)).toList();
        int ended = ours.size() - alive.size();
        Progress progress = new Progress(ended, ours.size(), ended + " of " + ours.size() + " terminated");
        List<String> loose = alive.stream().filter(id -> !isMember(now, id)).toList();
        if (!loose.isEmpty()) {
            return new Decision.Act(Batches.of(loose, Batches.TERMINATE, Action.TerminateInstances::new), progress);
        }
        return alive.isEmpty() ? new Decision.Reached(progress) : new Decision.Wait(progress, Duration.ZERO);
    }

    /** Terminating a member of a group would make the group replace it. */
    private static boolean isMember(Situation now, String id) {
        return Stream.of(now.outgoing(), now.incoming())
                .flatMap(g -> g.instances().stream())
                .anyMatch(i -> i.id().equals(id));
    }
}
