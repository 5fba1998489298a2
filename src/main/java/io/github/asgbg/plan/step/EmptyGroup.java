package io.github.asgbg.plan.step;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The incoming group goes back to zero, with the limits it had. Protection from scale-in is removed first, or AWS would
 * lower the desired capacity and terminate nothing.
 */
public record EmptyGroup() implements Step {
    @Override
    public Sentence sentence() {
        return Sentence.ROLL_BACK;
    }

    @Override
    public String title(Release release) {
        return "Take " + release.incomingBefore().group() + " back to zero";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.ROLLBACK;
    }

    @Override
    public Decision decide(Situation now) {
        Group group = now.incoming();
        int left = group.staying().size();
        Progress progress = Progress.of(left + " instances left");
        List<Action> actions = actions(group, now.release().incomingBefore().sizes());
        if (!actions.isEmpty()) {
            return new Decision.Act(actions, progress);
        }
        return left == 0 ? new Decision.Reached(progress) : new Decision.Wait(progress, Duration.ZERO);
    }

    private static List<Action> actions(Group group, Sizes before) {
        List<String> shielded = Batches.ids(group.staying().stream()
                .filter(Instance::isProtectedFromScaleIn)
                .toList());
        List<Action> actions = new ArrayList<>(
                Batches.of(shielded, Batches.PROTECTION, ids -> new Action.SetInstanceProtection(group.name(), ids)));
        if (!group.sizes().equals(new Sizes(0, 0, before.max()))) {
            actions.add(new Action.UpdateAutoScalingGroup(
                    group.name(), OptionalInt.of(0), OptionalInt.of(0), OptionalInt.of(before.max())));
        }
        return actions;
    }
}
