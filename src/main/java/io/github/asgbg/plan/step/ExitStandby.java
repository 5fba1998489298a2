package io.github.asgbg.plan.step;

import static io.github.asgbg.model.Lifecycle.ENTERING_STANDBY;
import static io.github.asgbg.model.Lifecycle.IN_SERVICE;
import static io.github.asgbg.model.Lifecycle.STANDBY;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** No outgoing instance stands by any more; the maximum size is raised first where they would not fit. */
public record ExitStandby() implements Step {
    /**
     * How late a look may be. Right after an interrupted cut-over one may still show instances in service that have
     * left; emptying the other group on its word would leave nothing.
     */
    private static final Duration LATE = Duration.ofSeconds(10);

    @Override
    public Sentence sentence() {
        return Sentence.ROLL_BACK;
    }

    @Override
    public String title(Release release) {
        return "Put the instances of " + release.outgoingBefore().group() + " back into service";
    }

    @Override
    public TimeLimits.Budget budget() {
        return TimeLimits.Budget.ROLLBACK;
    }

    @Override
    public Decision decide(Situation now) {
        Group outgoing = now.outgoing();
        List<String> ids = Batches.ids(outgoing.in(STANDBY));
        int entering = outgoing.in(ENTERING_STANDBY).size();
        Progress progress = Progress.of(ids.size() + entering + " in Standby");
        if (!ids.isEmpty() && outgoing.suspended().contains("Launch")) {
            return new Decision.GiveUp(
                    progress,
                    "process Launch of " + outgoing.name() + " is suspended, so no instance can leave Standby",
                    List.of());
        }
        if (!ids.isEmpty()) {
            return new Decision.Act(
                    actions(
                            outgoing,
                            ids,
                            now.release().outgoingBefore().sizes().max()),
                    progress);
        }
        return entering == 0 && !mayBeLate(now)
                ? new Decision.Reached(progress)
                : new Decision.Wait(progress, Duration.ZERO);
    }

    /** Whether instances seem never to have left, and have not seemed so for long. */
    private static boolean mayBeLate(Situation now) {
        Duration inStep = now.history().inStep();
        return now.release().cutOverAt().isPresent()
                && inStep.compareTo(LATE) < 0
                && now.outgoing().in(IN_SERVICE).stream()
                        .map(i -> now.history().inState().getOrDefault(i.id(), inStep))
                        .anyMatch(inState -> inState.compareTo(inStep) >= 0);
    }

    /** The maximum was zero while they stood by, and is the group's own again at once. */
    private static List<Action> actions(Group outgoing, List<String> ids, int max) {
        List<Action> actions = new ArrayList<>(
                Capacity.room(outgoing, ids.size(), max).stream().toList());
        actions.addAll(Batches.of(ids, Batches.MOVES, b -> new Action.ExitStandby(outgoing.name(), b)));
        return actions;
    }
}
