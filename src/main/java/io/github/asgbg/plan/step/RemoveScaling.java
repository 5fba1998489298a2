package io.github.asgbg.plan.step;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Item.Kind;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The group that does not serve has none of what was moved. An item goes only when the other group is seen to have one of that
 * name, or its time is over; items that were never moved stay.
 */
public record RemoveScaling(Sentence sentence, Colour colour) implements Step {
    @Override
    public boolean isNeeded(Release release) {
        return !release.outgoingBefore().scaling().isEmpty();
    }

    @Override
    public String title(Release release) {
        return "Remove the moved policies and scheduled actions from "
                + release.before(colour).group();
    }

    @Override
    public FetchScope need(Situation last) {
        return FetchScope.PLAIN.withScaling();
    }

    @Override
    public Decision decide(Situation now) {
        Collection<Item> moved = now.release().outgoingBefore().scaling().keySet();
        List<Item> left = now.scaling().of(colour).items().entrySet().stream()
                .filter(e -> moved.contains(e.getKey()))
                .filter(e -> mayGo(now, e.getKey(), e.getValue()))
                .map(e -> e.getKey())
                .toList();
        Progress progress = Progress.of(left.size() + " left");
        return left.isEmpty()
                ? new Decision.Reached(progress)
                : new Decision.Act(actions(now.group(colour).name(), left), progress);
    }

    /** Whatever the record calls moved: nothing goes from one group that the other one does not have. */
    private boolean mayGo(Situation now, Item item, Members settings) {
        return now.scaling().of(colour.other()).items().containsKey(item)
                || Transfer.isOver(item, settings, now.seen().at());
    }

    private static List<Action> actions(String group, List<Item> items) {
        List<Action> actions = new ArrayList<>();
        names(items, Kind.POLICY).forEach(n -> actions.add(new Action.DeletePolicy(group, n)));
        actions.addAll(Batches.of(
                names(items, Kind.SCHEDULED_ACTION),
                Batches.SCHEDULED,
                names -> new Action.BatchDeleteScheduledAction(group, names)));
        return actions;
    }

    private static List<String> names(List<Item> items, Kind kind) {
        return items.stream().filter(i -> i.kind() == kind).map(Item::name).toList();
    }
}
