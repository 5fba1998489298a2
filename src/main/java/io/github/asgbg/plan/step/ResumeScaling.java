package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Processes;
import java.util.List;

/** A group's processes run again: exactly those that ran before the release. */
public record ResumeScaling(Sentence sentence, Colour colour) implements Step {
    @Override
    public boolean isNeeded(Release release) {
        return !Processes.of(release, colour).isEmpty();
    }

    @Override
    public String title(Release release) {
        return colour == release.outgoing()
                ? "Resume alarms, scheduled actions and zone rebalancing of "
                        + release.outgoingBefore().group()
                : "Resume alarms and scheduled actions of "
                        + release.incomingBefore().group();
    }

    @Override
    public Decision decide(Situation now) {
        List<String> ours = now.suspendedByUs(colour);
        return ours.isEmpty()
                ? Decision.reached("as they were")
                : Decision.act(
                        "still suspended",
                        new Action.ResumeProcesses(now.group(colour).name(), ours));
    }
}
