package io.github.asgbg.plan;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import java.util.List;

/** Nothing may start instances of the old version from the cut-over on: alarms, schedules and rebalancing rest. */
record SuspendScaling() implements Step {
    /** What could start an instance in a group whose instances are leaving. */
    static final List<String> PROCESSES = List.of("AZRebalance", "AlarmNotification", "ScheduledActions");

    @Override
    public Sentence sentence() {
        return Sentence.STAND_BY;
    }

    @Override
    public String title(Release release) {
        return "Suspend alarms, scheduled actions and zone rebalancing of "
                + release.outgoingBefore().group();
    }

    /** The steps that follow judge by target health; asking for it here spares them another look. */
    @Override
    public Lens need(Situation last) {
        return Lens.PLAIN;
    }

    @Override
    public Verdict look(Situation now) {
        List<String> missing = PROCESSES.stream()
                .filter(p -> !now.outgoing().suspended().contains(p))
                .toList();
        return missing.isEmpty()
                ? Verdict.reached("suspended")
                : Verdict.act(
                        "not suspended yet",
                        new Action.SuspendProcesses(now.outgoing().name(), missing));
    }
}
