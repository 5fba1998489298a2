package io.github.asgbg.plan;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import java.util.List;

/** The outgoing group's processes run again: exactly those that ran before the release. */
record ResumeScaling(Sentence sentence) implements Step {
    @Override
    public String title(Release release) {
        return "Resume alarms, scheduled actions and zone rebalancing of "
                + release.outgoingBefore().group();
    }

    @Override
    public Verdict look(Situation now) {
        List<String> before = now.release().outgoingBefore().suspended();
        List<String> ours = SuspendScaling.PROCESSES.stream()
                .filter(p -> !before.contains(p) && now.outgoing().suspended().contains(p))
                .toList();
        return ours.isEmpty()
                ? Verdict.reached("as they were")
                : Verdict.act(
                        "still suspended",
                        new Action.ResumeProcesses(now.outgoing().name(), ours));
    }
}
