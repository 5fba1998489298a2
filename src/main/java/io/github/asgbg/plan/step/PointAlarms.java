package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Transfer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The alarms call the policies of the group that serves, and watch that group. An alarm keeps its name, and with it state,
 * history and tags. One that somebody has deleted meanwhile stays deleted, and one that is for neither group is not touched,
 * whatever the record says.
 */
public record PointAlarms(Sentence sentence, Colour colour) implements Step {
    /** Before the cut-over they have not left the outgoing group. */
    @Override
    public boolean isNeeded(Release release) {
        boolean mayHaveLeft =
                colour == release.incoming() || release.cutOverAt().isPresent();
        return mayHaveLeft && !release.alarms().isEmpty();
    }

    @Override
    public String title(Release release) {
        return "Point the alarms at " + release.before(colour).group();
    }

    @Override
    public FetchScope need(Situation last) {
        return FetchScope.GROUPS.withScaling(colour).withAlarms(last.release().alarms());
    }

    @Override
    public Decision decide(Situation now) {
        SortedMap<String, Members> wanted =
                new Transfer(now.release(), now.seen().at()).alarmsNow(now.scaling(), colour);
        SortedMap<String, Members> are = now.scaling().alarms();
        SortedMap<String, Members> wrong = new TreeMap<>(wanted);
        wrong.entrySet().removeIf(e -> Transfer.isAlike(e.getValue(), are.getOrDefault(e.getKey(), Members.NONE)));
        int done = wanted.size() - wrong.size();
        Progress progress = new Progress(done, wanted.size(), done + " of " + wanted.size() + " point there");
        List<Action> actions = wrong.entrySet().stream()
                .<Action>map(e -> new Action.PutMetricAlarm(e.getKey(), e.getValue()))
                .toList();
        return actions.isEmpty() ? new Decision.Reached(progress) : new Decision.Act(actions, progress);
    }
}
