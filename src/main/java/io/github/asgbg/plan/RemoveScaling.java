package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * The group that does not serve has none of what was moved. An item goes only when the other group is seen to have one of
 * that name, or its time is over; items that were never moved stay.
 */
record RemoveScaling(Sentence sentence, Colour colour) implements Step {
    @Override
    public boolean isNeeded(Release release) {
        return !release.outgoingBefore().scaling().isEmpty();
    }

    @Override
    public String title(Release release) {
        String group = colour == release.incoming()
                ? release.incomingBefore().group()
                : release.outgoingBefore().group();
        return "Remove the moved policies and scheduled actions from " + group;
    }

    @Override
    public Lens need(Situation last) {
        return Lens.GROUPS.withScaling();
    }

    @Override
    public Verdict look(Situation now) {
        Collection<Item> moved = now.release().outgoingBefore().scaling().keySet();
        SortedMap<Item, ?> there = now.scaling().of(colour.other()).items();
        List<Item> left = now.scaling().of(colour).items().entrySet().stream()
                .filter(e -> moved.contains(e.getKey()))
                .filter(e -> there.containsKey(e.getKey())
                        || Transfer.isOver(e.getKey(), e.getValue(), now.seen().at()))
                .map(e -> e.getKey())
                .toList();
        Progress progress = Progress.of(left.size() + " left");
        return left.isEmpty()
                ? new Verdict.Reached(progress)
                : new Verdict.Act(actions(now.group(colour).name(), left), progress);
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
