package io.github.asgbg.plan.step;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a finalize has detached and not terminated yet belongs to the outgoing group again. AWS attaches an instance that runs,
 * increments the desired capacity for it, and refuses where that would exceed the maximum size (Auto Scaling user guide,
 * "Detach or attach instances").
 */
public record AttachInstances() implements Step {
    @Override
    public Sentence sentence() {
        return Sentence.ROLL_BACK;
    }

    @Override
    public boolean isNeeded(Release release) {
        return !release.detaching().isEmpty();
    }

    @Override
    public String title(Release release) {
        return "Attach what was detached from " + release.outgoingBefore().group() + " and still runs";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.ROLLBACK;
    }

    @Override
    public FetchScope need(Situation last) {
        return FetchScope.GROUPS.withEc2States(last.release().detaching());
    }

    @Override
    public Decision decide(Situation now) {
        Group outgoing = now.outgoing();
        Set<String> members = outgoing.instances().stream().map(Instance::id).collect(Collectors.toSet());
        List<String> loose = now.release().detaching().stream()
                .filter(id -> !members.contains(id))
                .filter(id -> "running".equals(now.seen().ec2States().get(id)))
                .toList();
        boolean isLeaving = outgoing.instances().stream()
                .anyMatch(i -> now.release().detaching().contains(i.id())
                        && i.lifecycle().isLeaving());
        Progress progress = Progress.of(loose.size() + " run outside the group");
        if (!loose.isEmpty()) {
            int max = now.release().outgoingBefore().sizes().max();
            return new Decision.Act(actions(outgoing, loose, max), progress);
        }
        return isLeaving ? new Decision.Wait(progress, Duration.ZERO) : new Decision.Reached(progress);
    }

    private static List<Action> actions(Group outgoing, List<String> ids, int max) {
        List<Action> actions = new ArrayList<>(
                Capacity.room(outgoing, ids.size(), max).stream().toList());
        actions.addAll(Batches.of(ids, Batches.MOVES, b -> new Action.AttachInstances(outgoing.name(), b)));
        return actions;
    }
}
