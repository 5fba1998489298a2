package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Nothing starts or ends instances of a group that does not serve. From the cut-over on these are alarms, scheduled actions
 * and zone rebalancing of the outgoing group. On the incoming group policies and scheduled actions rest while they are put
 * on it, so that none acts on what it sees while both groups serve.
 */
public record SuspendScaling(Sentence sentence, Colour colour) implements Step {
    @Override
    public boolean isNeeded(Release release) {
        return !Processes.of(release, colour).isEmpty();
    }

    @Override
    public String title(Release release) {
        String incoming = release.incomingBefore().group();
        String outgoing = release.outgoingBefore().group();
        boolean handsOver = sentence == Sentence.STAND_BY && release.scales(Kind.SCHEDULED_ACTION);
        if (colour == release.incoming()) {
            return "Suspend alarms and scheduled actions of " + incoming;
        }
        return handsOver
                ? "Hand scheduled actions over to " + incoming + ", and suspend those, alarms and zone rebalancing of "
                        + outgoing
                : "Suspend alarms, scheduled actions and zone rebalancing of " + outgoing;
    }

    /** The steps that follow judge by target health; asking for it here spares them another look. */
    @Override
    public FetchScope need(Situation last) {
        return sentence == Sentence.STAND_BY ? FetchScope.PLAIN : FetchScope.GROUPS;
    }

    @Override
    public Decision decide(Situation now) {
        List<Action> actions = new ArrayList<>();
        Set<String> others =
                sentence == Sentence.STAND_BY ? Processes.suspendedMeanwhile(now.release(), now.outgoing()) : Set.of();
        if (!others.isEmpty()) {
            // Afterwards they could not be told from ours.
            actions.add(new Action.WriteLedger(now.release().suspendedByOthers(colour, others)));
        }
        if (sentence == Sentence.STAND_BY
                && now.suspendedByUs(now.release().incoming()).contains(Processes.SCHEDULES)) {
            // First there, then not here: an occurrence that falls in between must not be lost.
            actions.add(new Action.ResumeProcesses(now.incoming().name(), List.of(Processes.SCHEDULES)));
        }
        List<String> missing = missing(now);
        if (!missing.isEmpty()) {
            actions.add(new Action.SuspendProcesses(now.group(colour).name(), missing));
        }
        return actions.isEmpty()
                ? Decision.reached("suspended")
                : new Decision.Act(actions, Progress.of("not suspended yet"));
    }

    private List<String> missing(Situation now) {
        boolean isTooLate =
                now.release().phase().isEnded() || (sentence == Sentence.COPY && now.hasIncomingSchedules());
        return isTooLate
                ? List.of()
                : Processes.of(now.release(), colour).stream()
                        .filter(p -> !now.group(colour).suspended().contains(p))
                        .toList();
    }
}
